import type { TSESTree } from '@typescript-eslint/utils';
import { findPolicies, type FilePolicies } from './find-policies.ts';

/** One reading of a file serves every rule. The key is the tree that ESLint made, so nothing outlives it. */
const cache = new WeakMap<TSESTree.Program, FilePolicies>();

/**
 * The policies of a linted file, which is called by its path; '' where that is not known. `settings` are those of the plugin, whatever stands there.
 * Nothing about the file makes it fail.
 */
export function policiesOf(program: TSESTree.Program, text: string, fileName = '', settings: unknown = undefined): FilePolicies {
  let policies = cache.get(program);
  if (policies === undefined) cache.set(program, (policies = findPolicies(program, text, fileName, settings)));
  return policies;
}
