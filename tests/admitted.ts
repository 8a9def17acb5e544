import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import type { TSESTree } from '@typescript-eslint/utils';
import { policiesOf } from '../src/discover/policies-of.ts';
import { isSendableOrigin } from '../src/origin/origin.ts';
import { probeOf, readHeaders, type Phase, type Policy } from '../src/policy/policy.ts';
import { leavesOf } from '../src/policy/tree.ts';
import { corsCheck, type CheckResult } from '../src/spec/cors-check.ts';
import { needsPreflight, preflightCheck } from '../src/spec/preflight.ts';
import type { CorsRequest } from '../src/spec/types.ts';

const methods = ['GET', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];
const headers = [[], ['authorization'], ['content-type'], ['x-foo'], ['x-total']];

/** Origins that somebody may ask from, beside those that a file names. */
const anyone = ['https://evil.test', 'http://localhost:3000', 'null'];

/** What a text that is no origin plainly means as one: its scheme, host and port, without quotes. Null where it means none, or is one. */
function meantOrigin(text: string): string | null {
  const bare = text.trim().replace(/^["']|["']$/g, '');
  const { origin } = URL.canParse(bare) ? new URL(bare) : { origin: 'null' };
  return origin === 'null' || origin === text ? null : origin;
}

/** The texts in quotes of some code. */
const textsIn = (code: string): readonly string[] => [...code.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)].map(([, , text = '']) => text);

/** What becomes of a request: it passes on some way, fails by a list that no browser can read, or fails otherwise. */
type Fate = 'passes' | 'unreadable' | 'fails';

/** What becomes of requests from these origins, each shown as `origin, with credentials or without, method, header`, by the checks of the standard. */
function fatesBy(code: string, filename: string, origins: readonly string[]): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  read(code, filename, (policies) => {
    const requests = origins.flatMap((origin) => [true, false].flatMap((credentials) => methods.flatMap((method) => headers.map((names): CorsRequest => ({ origin, credentials, method, headers: names })))));
    for (const request of requests) {
      const all = policies.map((policy) => fateOf(policy, request));
      fates.set(shown(request), (['passes', 'unreadable'] as const).find((fate) => all.includes(fate)) ?? 'fails');
    }
  });
  return fates;
}

const shown = ({ origin, credentials, method, headers: [header = 'none'] }: CorsRequest): string => `${origin} ${credentials ? 'with' : 'without'} ${method} ${header}`;

/** The origins that a browser may ask from because a file names them, or something that means them. */
const originsIn = (code: string): readonly string[] => textsIn(code).flatMap((text) => [text, meantOrigin(text) ?? '']).filter(isSendableOrigin);

function fateOf(policy: Policy, request: CorsRequest): Fate {
  if (!results(policy, request, 'actual').some(({ allowed }) => allowed)) return 'fails';
  if (!needsPreflight(request)) return 'passes';
  const cleared = results(policy, request, 'preflight');
  if (cleared.some(({ allowed }) => allowed)) return 'passes';
  return cleared.some((one) => !one.allowed && one.reason.startsWith('InvalidAllow') && one.reason.endsWith('PreflightResponse')) ? 'unreadable' : 'fails';
}

function results(policy: Policy, request: CorsRequest, phase: Phase): readonly CheckResult[] {
  const sent = leavesOf(policy.outcomes(probeOf(request, phase))).flat().flatMap((response) => {
    const read = readHeaders(response);
    return read === null ? [] : [{ status: response.status.known ? response.status.value : 200, read }];
  });
  return sent.map(({ status, read }) => (phase === 'actual' ? corsCheck(request, read) : preflightCheck(request, status, read)));
}

/** Reads code as the rules do, with a rule that says nothing. */
function read(code: string, filename: string, look: (policies: readonly Policy[]) => void): void {
  const create = ({ sourceCode }: Rule.RuleContext): Rule.RuleListener => {
    look(policiesOf(sourceCode.ast as unknown as TSESTree.Program, sourceCode.text, filename).policies);
    return {};
  };
  const config: Linter.Config = { files: ['**'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, plugins: { read: { rules: { policies: { create } } } }, rules: { 'read/policies': 'error' } };
  const [failure] = new Linter().verify(code, config, { filename }).filter(({ fatal }) => fatal === true);
  if (failure !== undefined) throw new Error(`${failure.message}: ${code}`);
}

/**
 * What a fix changes about who gets in, and may not. Nobody is locked out. An origin gets in where the code before named it in a form that no
 * browser sends. A method or header gets in where the code before named it or all, or where it was allowed beside a list that no browser could read.
 */
export function unduly(before: string, after: string, filename = 'file.js'): readonly string[] {
  const origins = [...new Set([...anyone, ...originsIn(before), ...originsIn(after)])];
  const [was, is] = [fatesBy(before, filename, origins), fatesBy(after, filename, origins)];
  const passed = (request: string): boolean => was.get(request) === 'passes';
  const meant = new Set(textsIn(before).map(meantOrigin));
  const isAny = /(?:method|header)s?['"`]?\s*[:,]\s*\[?['"`]\*['"`]/i.test(before);
  const isNamed = (word: string): boolean => isAny || new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(before);
  const isDue = (request: string): boolean => {
    const [origin = '', credentials = '', method = '', header = ''] = request.split(' ');
    if (!passed(`${origin} ${credentials} GET none`)) return meant.has(origin);
    return was.get(request) === 'unreadable' || ((method === 'GET' || isNamed(method)) && (header === 'none' || isNamed(header) || passed(`${origin} ${credentials} GET ${header}`)));
  };
  const changed = [...is].filter(([request, fate]) => passed(request) !== (fate === 'passes'));
  return changed.filter(([request, fate]) => fate !== 'passes' || !isDue(request)).map(([request, fate]) => `${fate}: ${request}, after --fix to ${after}`);
}
