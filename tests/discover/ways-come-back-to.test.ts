import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { policiesOf } from '../../src/discover/policies-of.ts';
import type { CorsResponse, Probe } from '../../src/policy/policy.ts';
import { leavesOf } from '../../src/policy/tree.ts';

const origins = ['https://evil.example', 'https://app.acme.dev', 'https://www.acme.dev', 'null', undefined, null];
const probes: readonly Probe[] = origins.flatMap((origin) => [{ origin, method: 'GET', preflight: null }, { origin, method: 'OPTIONS', preflight: { method: 'PUT', headers: [] } }]);

/** Programs with several ways through their top level, each of which leaves something else behind: variables, lists, maps, members. */
const programs = [
  "const cors = require('cors'); const list = ['https://app.acme.dev']; if (config.more) list.push('https://www.acme.dev'); if (config.less) list.length = 0; const options = { origin: (origin, done) => done(null, list.includes(origin)) }; if (config.open) options.origin = true; if (config.signedIn) options.credentials = true; require('express')().use(cors(options));",
  "const known = new Set(['https://app.acme.dev']); if (config.staging) known.add('https://www.acme.dev'); if (config.closed) known.delete('https://app.acme.dev'); let mode = 'strict'; if (config.open) mode = 'open'; require('node:http').createServer((req, res) => { if (mode === 'open' || known.has(req.headers.origin)) res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end(); }).listen(3000);",
  "const headers = new Map(); if (config.a) headers.set('Access-Control-Allow-Origin', '*'); if (config.b) headers.delete('Access-Control-Allow-Origin'); class Policy { allow = config.c ? 'https://app.acme.dev' : 'https://www.acme.dev'; } const policy = new Policy(); if (config.d) policy.allow = null; require('node:http').createServer((req, res) => { for (const [name, value] of headers) res.setHeader(name, value); if (policy.allow) res.setHeader('Access-Control-Allow-Origin', policy.allow); res.end(); }).listen(3000);",
  "allowed = config.www ? 'https://www.acme.dev' : 'https://app.acme.dev'; if (config.everybody) allowed = '*'; require('node:http').createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', allowed); res.end(); }).listen(3000);",
];

/** What a program sends as the allowed origin, on any of its ways, when it is asked in an order. */
function answersOf(text: string, order: readonly number[]): readonly (readonly string[])[] {
  const { policies } = policiesOf(parser.parse(text, { range: true, loc: true, sourceType: 'module' }), text);
  const answers = new Map(order.map((i) => [i, policies.flatMap((policy) => leavesOf(policy.outcomes(probes[i]!)).flat().map(shown))]));
  return probes.map((_probe, i) => answers.get(i)!);
}

const shown = ({ allowOrigin, allowCredentials }: CorsResponse): string => JSON.stringify([allowOrigin, allowCredentials].map((answer) => (answer.known ? answer.value : 'not read')));

/** The same program for each answer to each of its questions, with the answers written in. */
function decided(text: string): readonly string[] {
  const [question] = /config\.\w+/.exec(text) ?? [];
  return question === undefined ? [text] : [true, false].flatMap((answer) => decided(text.replaceAll(question, `${answer}`)));
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

describe('a program answers on its ways as programs do in which each way is written out, whatever it was asked before', () => {
  const order = probes.map((_probe, i) => i);
  it.each(programs)('%s', (text) => {
    const apart = decided(text).map((one) => answersOf(one, order));
    const expected = order.map((i) => distinct(apart.flatMap((answers) => answers[i]!)));
    expect(decided(text).length).toBeGreaterThan(3);
    expect(expected.some((answers) => answers.length > 1)).toBe(true);
    for (const asked of [order, order.toReversed()]) expect(answersOf(text, asked).map(distinct)).toEqual(expected);
  });
});
