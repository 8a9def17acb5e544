import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateText, valueOfText } from '../evaluation.ts';

const timeout = 60_000;

/** What Node makes of a body of an async function: its value, or what it throws. */
const byNode = (body: string): Promise<unknown> => runInNewContext(`(async () => { try { return ['fulfilled', await (async () => { ${body} })()]; } catch (error) { return ['rejected', error]; } })()`) as Promise<unknown>;

/** The same program for the machine, in which `await` at the top level gives what the function came to. */
const program = (body: string): string => `const run = async () => { try { return ['fulfilled', await (async () => { ${body} })()]; } catch (error) { return ['rejected', error]; } }; await run();`;

const asPlain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

async function expectAgreement(body: string): Promise<void> {
  const ours = evaluateText(program(body));
  expect([body, ours.kind === 'known' ? asPlain(ours.value) : ours]).toEqual([body, asPlain(await byNode(body))]);
}

const starts = fc.constantFrom('Promise.resolve(1)', 'Promise.reject("no")', 'new Promise((resolve) => resolve(2))', 'new Promise((_resolve, reject) => reject("bad"))', 'new Promise(() => { throw "thrown"; })', 'Promise.resolve(Promise.resolve(3))', '(async () => 4)()', '(async () => { throw "async"; })()', 'new Promise((resolve, reject) => { resolve("first"); reject("second"); })', 'new Promise((resolve) => resolve(Promise.reject("inner")))');

const callbacks = fc.constantFrom('(x) => [x]', '() => { throw "again"; }', '(x) => Promise.resolve([x, 1])', '() => Promise.reject("later")', 'undefined', 'null', '5', '() => {}');

const links = fc.oneof(
  callbacks.map((one) => `.then(${one})`), fc.tuple(callbacks, callbacks).map(([one, two]) => `.then(${one}, ${two})`), callbacks.map((one) => `.catch(${one})`), callbacks.map((one) => `.finally(${one})`),
);

const chains = fc.tuple(starts, fc.array(links, { maxLength: 4 })).map(([start, list]) => start + list.join(''));

describe('promises', { timeout }, () => {
  it('come to what they come to in Node', async () => {
    await fc.assert(fc.asyncProperty(chains, (chain) => expectAgreement(`return ${chain};`)), { numRuns: 1000 });
  });

  it('are combined as in Node', async () => {
    const lists = fc.array(fc.oneof(fc.constantFrom('1', '"a"', 'Promise.resolve(2)', '(async () => 5)()')), { maxLength: 4 });
    await fc.assert(fc.asyncProperty(fc.constantFrom('all', 'allSettled'), lists, (name, list) => expectAgreement(`return Promise.${name}([${list.join()}]);`)), { numRuns: 300 });
    for (const body of ['return Promise.all([1, Promise.reject("x"), 2]);', 'return Promise.allSettled([1, Promise.reject("x")]);', 'return Promise.race([Promise.resolve(1)]);', 'return Promise.any([Promise.reject(1), Promise.resolve(2)]);', 'return Promise.all(new Set([1, 2]));', 'return (await Promise.all([1, Promise.resolve([2])]))[1];']) await expectAgreement(body);
  });

  it('hand on a throw of an executor only before it settled', async () => {
    await expectAgreement('return new Promise((resolve) => { resolve(1); throw "late"; });');
    await expectAgreement('return new Promise((resolve) => { resolve(1); resolve(2); });');
  });

  it('are no functions', () => expect(evaluateText('Promise()')).toEqual({ kind: 'threw' }));
});

describe('what was not read', () => {
  it.each([
    'await new Promise((resolve) => later(resolve))', 'await new Promise((resolve) => { later(() => resolve(1)); })', 'await Promise.race([Promise.resolve(1), Promise.resolve(2)])', 'await Promise.all(load())', 'await new Promise(load)',
    '(await Promise.all([1, load()]))[1]', 'await load().then((x) => 1)',
  ])('leaves %s unknown', (text) => expect(evaluateText(text)).toEqual({ kind: 'unknown' }));

  it('is handed to callbacks and may be left unused there', () => expect(evaluateText('await Promise.resolve(load()).then(() => 1)')).toEqual({ kind: 'known', value: 1 }));
});

describe('what the origin decides', () => {
  const origin = 'const origin = require("origin:https://a.example");';

  it.each(['await Promise.resolve(origin).then((x) => x === "https://b.example")', 'await new Promise((resolve) => resolve(origin))', '(await Promise.all([origin]))[0]'])('%s is marked', (text) => {
    expect(valueOfText(`${origin} ${text}`)).toMatchObject({ kind: 'primitive', fromOrigin: true });
  });

  it('is not denied by a promise that has not settled', () => {
    expect(valueOfText(`${origin} await new Promise((resolve) => find(origin, resolve))`)).toMatchObject({ kind: 'unknown', depends: 'yes' });
    expect(valueOfText(`${origin} await new Promise((resolve) => find("other", resolve))`)).toMatchObject({ kind: 'unknown', depends: 'no' });
  });
});
