import type { TSESTree } from '@typescript-eslint/utils';
import { patternNames, type Environment } from './environment.ts';
import { evaluateClass } from './classes.ts';
import { evaluate } from './evaluate.ts';
import type { Machine } from './machine.ts';
import { exec, type Completion } from './statements.ts';
import { closure, type Value } from './value.ts';

/** `export const …` and `export function …`. What `export { … }` names is looked up at the end of the module. */
export const execExport = (machine: Machine, node: TSESTree.ExportNamedDeclaration, env: Environment): Completion => (node.declaration ? exec(machine, node.declaration, env) : null);

/** Notes what is exported under which name, as it is at the end of the module. */
export function noteExports(machine: Machine, env: Environment): void {
  for (const node of machine.program.body) {
    if (node.type !== 'ExportNamedDeclaration' || node.source !== null) continue;
    if (node.declaration) for (const name of declaredNames(node.declaration)) note(machine, name, valueOf(name, env));
    for (const one of node.specifiers) if (one.local.type === 'Identifier') note(machine, exportedName(one), valueOf(one.local.name, env));
  }
}

function valueOf(name: string, env: Environment): Value | undefined {
  const binding = env.bindings.get(name);
  return binding?.ready ? binding.value : undefined;
}

const exportedName = (specifier: TSESTree.ExportSpecifier): string => (specifier.exported.type === 'Identifier' ? specifier.exported.name : specifier.exported.value);

function note(machine: Machine, name: string, value: Value | undefined): void {
  if (value !== undefined) machine.heap.put(machine.exported, name, value);
}

function declaredNames(node: TSESTree.NamedExportDeclarations): string[] {
  const names: string[] = [];
  if (node.type === 'VariableDeclaration') for (const one of node.declarations) patternNames(one.id, names);
  else if ('id' in node && node.id?.type === 'Identifier') names.push(node.id.name);
  return names;
}

/** `export default …`. */
export function execExportDefault(machine: Machine, node: TSESTree.ExportDefaultDeclaration, env: Environment): Completion {
  const { declaration } = node;
  if (declaration.type === 'FunctionDeclaration') note(machine, 'default', declaration.id ? env.find(declaration.id.name)?.value : closure(declaration, env, null));
  else if (declaration.type === 'ClassDeclaration' && declaration.id) {
    exec(machine, declaration, env);
    note(machine, 'default', env.find(declaration.id.name)?.value);
  } else if (declaration.type === 'ClassDeclaration') note(machine, 'default', evaluateClass(machine, declaration, env));
  else if (declaration.type !== 'TSInterfaceDeclaration') note(machine, 'default', evaluate(machine, declaration, env));
  return null;
}

/** `export * from …` exports what was not read. */
export const execExportAll = (): Completion => null;

/** Whether a program says what others get of it. */
export const exportsSomething = ({ body }: TSESTree.Program): boolean => body.some((one) => (/^(?:Export|TSExport)/.test(one.type) && !('exportKind' in one && one.exportKind === 'type')) || isCommonjsExport(one));

/** `module.exports = …`, `exports.name = …` and the like. */
function isCommonjsExport(node: TSESTree.Node): boolean {
  let target: TSESTree.Node = node.type === 'ExpressionStatement' && node.expression.type === 'AssignmentExpression' ? node.expression.left : node;
  while (target.type === 'MemberExpression') target = target.object;
  return target.type === 'Identifier' && /^(?:module|exports)$/.test(target.name);
}
