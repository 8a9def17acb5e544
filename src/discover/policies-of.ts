import type { TSESTree } from '@typescript-eslint/utils';
import type { Policy } from '../policy/policy.ts';
import { findPolicies } from './find-policies.ts';

/** One reading of a file serves every rule. The key is the tree that ESLint made, so nothing outlives it. */
const cache = new WeakMap<TSESTree.Program, readonly Policy[]>();

/** The policies of a linted file. Nothing about the file makes it fail. */
export function policiesOf(program: TSESTree.Program, text: string): readonly Policy[] {
  let policies = cache.get(program);
  if (policies === undefined) cache.set(program, (policies = findPolicies(program, text).policies));
  return policies;
}
