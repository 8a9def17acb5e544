import { parse } from '@typescript-eslint/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Machine } from '../../../src/code/machine.ts';
import { runProgram } from '../../../src/code/program.ts';
import { evaluateText, neutralHost, valueOfText } from '../evaluation.ts';
import { expectAgreement, expectSame } from './agreement.ts';

const timeout = 60_000;

const names = fc.constantFrom('"a"', '"A"', '"b"', '"x-y"', '"set-cookie"', '"a b"', '""', '5', 'null');

const values = fc.constantFrom('"1"', '" 2 "', '""', '5', 'null', 'undefined', 'true', '["p", "q"]', '"\\n"', '"x\\ny"', '"é"', '"😀"');

const calls = fc.oneof(fc.tuple(fc.constantFrom('set', 'append'), names, values).map(([name, key, value]) => `${name}(${key}, ${value})`), fc.tuple(fc.constantFrom('get', 'has', 'delete'), names).map(([name, key]) => `${name}(${key})`));

const pairs = fc.array(fc.tuple(fc.constantFrom('"a"', '"A"', '"b"', '"x-y"'), fc.constantFrom('"1"', '"2"', '5')), { maxLength: 4 });

const sources = fc.oneof(
  pairs.map((list) => `{ ${list.map(([name, value]) => `${name}: ${value}`).join()} }`), pairs.map((list) => `[${list.map(([name, value]) => `[${name}, ${value}]`).join()}]`), pairs.map((list) => `new Map([${list.map(([name, value]) => `[${name}, ${value}]`).join()}])`),
  pairs.map((list) => `new Headers([${list.map(([name, value]) => `[${name}, ${value}]`).join()}])`), fc.constantFrom('', 'undefined', 'null', '5', '[["a"]]', '["ab"]', '{ "a b": 1 }', '{ a: "x\\ny" }'),
);

describe('Headers', { timeout }, () => {
  it('are written and read as in Node', () => {
    expectAgreement(fc.tuple(sources, fc.array(calls, { maxLength: 5 })).map(([source, list]) =>
      `const headers = new Headers(${source}); const seen = []; ${list.map((call) => `seen.push(headers.${call});`).join(' ')} [seen, [...headers.entries()], [...headers.keys()], [...headers.values()], headers.getSetCookie()]`));
  });

  it('are visited by name', () => expectSame('const seen = []; new Headers({ b: 1, a: 2 }).forEach((value, name) => seen.push(name, value)); seen', '[...new Headers({ b: 1, a: 2 })]', 'new Map(new Headers({ A: 1 })).get("a")', 'Object.fromEntries(new Headers({ A: 1 }))'));

  it('are a copy of what they are made from', () => expectSame('const a = new Headers({ x: 1 }); const b = new Headers(a); b.set("x", 2); [a.get("x"), b.get("x")]'));

  it('stay open where they were not read', () => {
    for (const text of ['new Headers(load()).get("a")', 'const h = new Headers(load()); h.append("a", 1); h.get("a")', 'const h = new Headers({ a: 1 }); h.set(load(), 2); h.has("b")', 'const h = new Headers({ a: 1 }); h.delete(load()); h.get("a")', 'new Headers({ a: load() }).get("a")', 'const h = new Headers({ ...load(), a: 1 }); h.get("b")']) {
      expect([text, evaluateText(text)]).toEqual([text, { kind: 'unknown' }]);
    }
    expect(evaluateText('const h = new Headers(load()); h.set("a", 1); h.get("A")')).toEqual({ kind: 'known', value: '1' });
  });
});

describe('Response', { timeout }, () => {
  it('has the status and the headers that it is given', () => {
    expectAgreement(fc.tuple(fc.constantFrom('"x"', 'null', 'undefined'), fc.constantFrom('{}', 'undefined', '{ status: 201 }', '{ status: "404" }', '{ headers: { A: "1" } }', '{ status: 500, headers: [["a", "2"]] }', '{ headers: new Headers({ a: "3", "content-type": "text/html" }) }', 'new Response("y", { status: 203, headers: { a: "4" } })')).map(([body, init]) =>
      `const response = new Response(${body}, ${init}); [response.status, response.ok, response.headers.get("a"), response.headers.get("content-type"), [...response.headers.keys()]]`));
  });

  it('is made by its functions', () => {
    expectSame('const r = Response.json({ a: 1 }, { status: 201, headers: { b: "c" } }); [r.status, r.headers.get("content-type"), r.headers.get("b")]', 'Response.json(1).status', 'Response.redirect("https://a.example/").status', 'Response.redirect("https://a.example/", 301).status', 'Response.error().status', 'new Response("x").clone().status', 'Response()');
  });

  it('copies headers, and is written later', () => expectSame('const h = new Headers({ a: 1 }); const r = new Response("", { headers: h }); r.headers.set("a", 2); h.append("a", 3); [h.get("a"), r.headers.get("a")]', 'const r = new Response("", { headers: { a: "1" } }); const c = r.clone(); c.headers.delete("a"); [r.headers.get("a"), c.headers.get("a")]'));

  it('is unknown where its parts are', () => {
    for (const text of ['new Response("x", load()).status', 'new Response("x", load()).headers.get("a")', 'new Response("x", { ...load(), headers: { a: "1" } }).status', 'new Response("x", { status: load() }).ok', 'await new Response("x").text()', 'new Response("x", { status: 42 }).status']) expect([text, evaluateText(text)]).toEqual([text, { kind: 'unknown' }]);
    expect(evaluateText('new Response("x", { ...load(), headers: { a: "1" } }).headers.get("a")')).toEqual({ kind: 'known', value: '1' });
  });

  it('is told to who collects responses, each one that is made', () => {
    const text = 'const r = new Response("x"); Response.json(1); Response.redirect("https://a.example/"); r.clone(); new Request("https://a.example/"); new Headers();';
    const machine = new Machine(parse(text, { range: true, loc: true, sourceType: 'module' }), text, neutralHost, 'unset');
    runProgram(machine);
    expect(machine.events).toMatchObject([200, 200, 302, 200].map((value) => ({ type: 'response', response: { kind: 'response', status: { value } } })));
  });
});

describe('Request', () => {
  it('goes elsewhere: nothing of it is read', () => expect(valueOfText('new Request("https://a.example/", { headers: { a: "1" } })')).toMatchObject({ kind: 'unknown', role: 'value', nonNull: true, root: null }));
});

describe('what the origin decides', () => {
  const origin = 'const origin = require("origin:https://a.example");';

  it.each(['new Headers({ a: origin }).get("a")', 'const h = new Headers(); h.set("a", ` ${origin} `); h.get("a")', 'new Headers({ a: 1 }).has(origin.slice(0, 5))', 'new Response("", { headers: { a: origin } }).headers.get("a")', '[...new Headers({ a: origin })][0][1]'])('%s is marked', (text) => {
    expect(valueOfText(`${origin} ${text}`)).toMatchObject({ kind: 'primitive', fromOrigin: true });
  });

  it.each(['new Headers({ a: origin, b: 1 }).get("b")', 'new Headers({ a: origin }).has("a")', 'new Response(origin).status'])('%s is not', (text) => expect(valueOfText(`${origin} ${text}`)).toMatchObject({ kind: 'primitive', fromOrigin: false }));
});
