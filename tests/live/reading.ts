import { parseForESLint } from '@typescript-eslint/parser';
import { policiesOf } from '../../src/discover/policies-of.ts';
import { probeOf, respond, type CorsResponse, type Phase, type Policy, type Probe } from '../../src/policy/policy.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import type { Packages } from './server.ts';

/** A request to a server: the one that a script makes, or the preflight before it. */
export interface Asked {
  readonly request: CorsRequest;
  readonly phase: Phase;
}

export const probe = ({ request, phase }: Asked): Probe => probeOf(request, phase);

/** What the plugin takes the policies of a server's text for. In these tests no variable of the environment is set. */
export function readServer(text: string, model: string, { module, versions = {} }: Partial<Packages> = {}): readonly Policy[] {
  const { ast } = parseForESLint(text, { range: true, loc: true, sourceType: module === undefined ? 'script' : 'module' });
  const policies = policiesOf(ast, text, module?.fileName ?? '', { versions }).policies.filter((policy) => policy.model === model);
  const unset = policies.filter(({ world }) => world === 'unset');
  return unset.length > 0 ? unset : policies;
}

/**
 * The response that the policies foretell; null where they do not claim to know it. A later handler has seen what those before it wrote,
 * unless one of them kept the request.
 */
export function foretell(policies: readonly Policy[], { request, phase }: Asked): CorsResponse | null {
  const answers = policies.map((policy) => respond(policy, request, phase)).filter((answer) => !answer.known || answer.value !== null);
  const last = answers.at(-1);
  if (last === undefined || !last.known || last.value === null) return null;
  return last.value.allowOrigin.known && last.value.allowCredentials.known ? last.value : null;
}
