import type { TSESTree } from '@typescript-eslint/utils';

const modules = new WeakMap<object, boolean>();

/** Whether a program is a module by what stands in it: it imports or exports. */
export function isModule(program: TSESTree.Program): boolean {
  let found = modules.get(program);
  if (found === undefined) modules.set(program, (found = program.body.some((node) => /^(?:Import|Export).*Declaration$/.test(node.type))));
  return found;
}

/** Whether a program as a whole runs in strict mode, as far as it says so. */
export const isStrict = (program: TSESTree.Program): boolean =>
  isModule(program) || program.body.some((node) => node.type === 'ExpressionStatement' && 'directive' in node && node.directive === 'use strict');
