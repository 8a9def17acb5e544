import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { policiesOf } from '../src/discover/policies-of.ts';
import { findUselessOrigins } from '../src/policy/origin-values.ts';
import { findOverwrittenOrigins } from '../src/policy/overwritten-origins.ts';
import type { Policy, Probe } from '../src/policy/policy.ts';
import { findContinued } from '../src/policy/preflight-questions.ts';

const handler = (body: string): string => `const app = require('express')(); app.use((req, res, next) => { ${body} });`;

function policyOf(text: string): Policy {
  const [policy] = policiesOf(parser.parse(text, { range: true, loc: true }), text).policies;
  if (policy === undefined) throw new Error('no policy was found');
  return policy;
}

/** The policy as it is once the runs for a file are spent: nothing more is known of some probes. */
const spent = (policy: Policy, isSpent: (probe: Probe) => boolean): Policy => Object.create(policy, {
  outcomes: { value: (probe: Probe) => (isSpent(probe) ? null : policy.outcomes(probe)) },
  everyOutcome: { value: () => null },
}) as Policy;

describe('where the runs for a file are spent', () => {
  it('it is not said that only preflights go on', () => {
    const policy = policyOf(handler("res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); if (req.method === 'OPTIONS') res.sendStatus(204); next();"));
    expect(findContinued(policy)).not.toBeNull();
    expect(findContinued(spent(policy, ({ method }) => method === 'PUT'))).toBeNull();
  });

  it('it is not said that an origin is meant and not let in', () => {
    const check = (list: string): Policy => policyOf(handler(`if (${list}.includes(req.headers.origin)) res.set('Access-Control-Allow-Origin', req.headers.origin); next();`));
    const policy = check("['https://app.acme.dev/']");
    expect(findUselessOrigins(policy)).toHaveLength(1);
    expect(findUselessOrigins(spent(check("['https://app.acme.dev/']"), ({ origin }) => origin === 'https://app.acme.dev'))).toEqual([]);
  });

  it('it is not said that what is overwritten is never sent', () => {
    const policy = policyOf(handler("res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.set('Access-Control-Allow-Origin', 'https://www.acme.dev'); next();"));
    expect(findOverwrittenOrigins(policy)).not.toEqual([]);
    expect(findOverwrittenOrigins(spent(policy, () => false))).toEqual([]);
  });
});
