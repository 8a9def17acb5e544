import type { TSESTree } from '@typescript-eslint/utils';
import type { Environment } from './environment.ts';
import type { Machine } from './machine.ts';
import { getMember } from './members.ts';
import { derived, primitive, promise, unknown, type Node, type Value } from './value.ts';

/** The exports of a module by its specifier, as `require` gives them; unknown where it was not read. */
export function importModule(machine: Machine, specifier: Value, node: Node, how: 'static' | 'dynamic'): Value {
  const settled = machine.settle(specifier);
  if (settled.kind !== 'primitive' || typeof settled.value !== 'string') return derived(`import@${node.range[0]}`, [settled], { at: node });
  const exports = machine.host.module(machine, settled.value, node) ?? unknown(`import:${settled.value}`, { nonNull: true, at: node });
  return how === 'dynamic' ? promise(exports) : exports;
}

/** Binds the names of an import declaration. */
export function bindImports(machine: Machine, node: TSESTree.ImportDeclaration, env: Environment): void {
  if (node.importKind === 'type') return;
  const exports = importModule(machine, primitive(node.source.value), node, 'static');
  for (const specifier of node.specifiers) {
    const value = specifier.type === 'ImportSpecifier' ? getMember(machine, exports, primitive(importedName(specifier)), specifier) : exports;
    env.bindings.set(specifier.local.name, { value: specifier.type === 'ImportDefaultSpecifier' ? defaultOf(machine, exports, specifier) : value, ready: true });
  }
}

const importedName = (specifier: TSESTree.ImportSpecifier): string => (specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value);

/** The default import: the `default` export where there is one, else what `require` gives. */
function defaultOf(machine: Machine, exports: Value, node: Node): Value {
  if (exports.kind === 'object' && exports.props.has('default')) return getMember(machine, exports, primitive('default'), node);
  return exports;
}
