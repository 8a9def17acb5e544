import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { policiesOf } from '../../src/discover/policies-of.ts';
import type { Probe } from '../../src/policy/policy.ts';

const origins = ['https://evil.example', 'https://app.acme.dev', 'https://www.acme.dev', 'null', undefined, null];
const probes: readonly Probe[] = origins.flatMap((origin) => [{ origin, method: 'GET', preflight: null }, { origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } }]);

/** Programs with several ways through their top level, each of which leaves something else behind: variables, lists, maps, members. */
const programs = [
  "const cors = require('cors'); const list = ['https://app.acme.dev']; if (config.more) list.push('https://www.acme.dev'); if (config.less) list.length = 0; const options = { origin: (origin, done) => done(null, list.includes(origin)) }; if (config.open) options.origin = true; if (config.signedIn) options.credentials = true; require('express')().use(cors(options));",
  "const known = new Set(['https://app.acme.dev']); if (settings.staging) known.add('https://www.acme.dev'); if (settings.closed) known.delete('https://app.acme.dev'); let mode = 'strict'; if (settings.open) mode = 'open'; require('node:http').createServer((req, res) => { if (mode === 'open' || known.has(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end(); }).listen(3000);",
  "const headers = new Map(); if (flags.a) headers.set('Access-Control-Allow-Origin', '*'); if (flags.b) headers.delete('Access-Control-Allow-Origin'); class Policy { allow = flags.c ? 'https://app.acme.dev' : 'https://www.acme.dev'; } const policy = new Policy(); if (flags.d) policy.allow = null; require('node:http').createServer((req, res) => { for (const [name, value] of headers) res.setHeader(name, value); if (policy.allow) res.setHeader('Access-Control-Allow-Origin', policy.allow); res.end(); }).listen(3000);",
];

/** What the policies of a program answer to probes, which are asked in an order. */
function answersOf(text: string, order: readonly number[]): readonly string[] {
  const { policies, sessions } = policiesOf(parser.parse(text, { range: true, loc: true, sourceType: 'module' }), text);
  expect(Math.max(...sessions.map(({ paths }) => paths.length))).toBeGreaterThan(3);
  expect(policies.length).toBeGreaterThan(0);
  const answers = policies.map((policy) => new Map(order.map((i) => [i, shown(policy.outcomes(probes[i]!))])));
  return answers.flatMap((one) => probes.map((_probe, i) => one.get(i)!));
}

/** Ids are counted up in each program that is read. Nodes hold what stands around them. */
const shown = (value: unknown): string => JSON.stringify(value, (key, part: unknown) => (key === 'node' || key === 'key' ? undefined : part));

describe('the end of a way is what it was, whatever was asked before, and at the ends of other ways', () => {
  const inOrder = probes.map((_probe, i) => i);
  it.each(programs)('%s', (text) => {
    const answers = answersOf(text, inOrder);
    expect(answersOf(text, inOrder.toReversed())).toEqual(answers);
    for (const i of inOrder) expect(answersOf(text, [i]).filter((_answer, place) => place % probes.length === i)).toEqual(answers.filter((_answer, place) => place % probes.length === i));
  });
});
