import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { policiesOf } from '../../src/discover/policies-of.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { leavesOf } from '../../src/policy/tree.ts';

const probe = { origin: 'https://evil.example', method: 'GET', preflight: null } as const;

function policyOf(text: string): Policy {
  const [policy] = policiesOf(parser.parse(text, { range: true, loc: true, sourceType: 'module' }), text).policies;
  if (policy === undefined) throw new Error('no policy was found');
  return policy;
}

/** In how many ways a handler answers a stranger. */
const waysOf = (text: string): number => leavesOf(policyOf(text).outcomes(probe)).length;

const server = (body: string, call = 'handle(req, res)'): string => `
  import { createServer } from 'node:http';
  async function handle(req, res) { ${body} }
  createServer((req, res) => { ${call}; }).listen(3000);`;

const write = "res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.dev'); send(res, 200);";
const route = (inside: string): string => `if (req.url === '/orders') { const order = await read(req); ${inside} return send(res, 201); }`;

describe('a branch that leaves', () => {
  it.each([
    ['by several exits that say nothing of CORS', "if (order.name === '') return send(res, 422, 'a name is missing');"],
    ['by an error', "if (order.name === '') throw new TypeError('a name is missing');"],
    ['after a loop that ends early', 'for (const item of order.items) { if (item.free) break; if (item.none) continue; }'],
  ])('%s is no way by itself', (_how, inside) => expect(waysOf(server(`${route(inside)} ${write}`))).toBe(1));

  it.each([
    ['allows an origin before one of them', "if (order.name === '') { res.setHeader('Access-Control-Allow-Origin', '*'); return send(res, 422); }"],
    ['gives a value by one of them', "if (order.name === '') return false;"],
  ])('and %s is one', (_how, inside) => expect(waysOf(server(`${route(inside)} ${write}`))).toBeGreaterThan(1));
});

describe('a function that is called from a handler', () => {
  it.each(['handle(req, res)', 'handle(req, res).catch(console.error)', 'void handle(req, res)'])('by %s may leave the answer to others', (call) => expect(waysOf(server(`${route('')} ${write}`, call))).toBe(1));

  it('whose value decides what comes next may not', () => expect(waysOf(server(`${route('')} ${write}`, "handle(req, res).then((done) => { if (!done) res.setHeader('Access-Control-Allow-Origin', '*'); })"))).toBeGreaterThan(1));
});

describe('a text that stands in for a part of the request', () => {
  it.each(["new URL(req.url ?? '/', 'http://internal').pathname", "(req.url || '/').split('?')[0]", '`${req.url ?? ""}/`'])('makes no two ways of %s', (expression) => expect(waysOf(server(`log(${expression}); ${write}`))).toBe(1));

  it('makes two where it is what is allowed', () => expect(waysOf(server("res.setHeader('Access-Control-Allow-Origin', req.headers['x-site'] ?? '*');"))).toBe(2));
});

describe('a text beside the Origin', () => {
  const comparedIn = (condition: string): readonly string[] => {
    const policy = policyOf(server(`if (${condition}) { ${write} }`));
    policy.outcomes(probe);
    return policy.comparisons.map(({ text }) => text);
  };

  it('is not held against it where both are joined', () => expect(comparedIn("log('not allowed: ' + req.headers.origin) === req.method")).toEqual([]));
  it('is where the joined text is compared', () => expect(comparedIn("req.headers.origin + '/' === 'https://app.acme.dev/'")).toEqual(['https://app.acme.dev/']));
});
