import { Environment, varNames } from './environment.ts';
import { forgetCallbacks } from './calls.ts';
import { escapeValue } from './escapes.ts';
import { noteExports } from './exports.ts';
import { forgetSuspended } from './forget.ts';
import { countNames, escapeFragment, escapeMains } from './fragment.ts';
import { commonjsModule } from './globals.ts';
import { nothing, Thrown, type Machine } from './machine.ts';
import { isModule } from './strict.ts';
import { declare, execList } from './statements.ts';
import { changesOf } from './changes.ts';
import { unknown, type Node, type Value } from './value.ts';
import { children } from './walk.ts';

/**
 * Runs the top level of the file, in order; afterwards what it exports has escaped, and may have changed what it changes. A top level that throws escapes nothing more.
 * What is a piece of a file does what it would do where it belongs.
 */
export function runProgram(machine: Machine): { readonly threw: boolean; readonly exported: readonly Value[] } {
  const env = moduleEnvironment(machine);
  try {
    execList(machine, machine.program.body, env);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return { threw: true, exported: [] };
  }
  forgetSuspended(machine);
  noteExports(machine, env);
  escapeExports(machine, env);
  if (machine.isFragment) escapeFragment(machine, env);
  else escapeMains(machine, env);
  forgetLater(machine, env);
  const exported = [...machine.exported.values(), commonjsExports(env)];
  for (const value of exported) forgetCallbacks(machine, value);
  return { threw: false, exported };
}

function moduleEnvironment(machine: Machine): Environment {
  machine.globals = new Environment(null);
  const { module, exports } = commonjsModule();
  const env = new Environment(machine.globals, isModule(machine.program) ? nothing : exports);
  env.bindings.set('module', { value: module, ready: true });
  env.bindings.set('exports', { value: exports, ready: true });
  for (const name of varNames(machine.program, machine.program.body)) env.bindings.set(name, { value: nothing, ready: true });
  declare(machine, machine.program, machine.program.body, env);
  return env;
}

/** What `module.exports` is at the end of the top level. */
function commonjsExports(env: Environment): Value {
  const module = env.bindings.get('module')?.value;
  return (module?.kind === 'object' ? module.props.get('exports')?.value : undefined) ?? nothing;
}

function escapeExports(machine: Machine, env: Environment): void {
  for (const [name, value] of [...machine.exported]) escapeValue(machine, value, { how: 'export', depends: 'no', via: null, name }, 2);
  const exported = commonjsExports(env);
  escapeValue(machine, exported, { how: 'export', depends: 'no', via: null, name: null }, 3);
  const handler = machine.exported.size === 0 && exported.kind === 'object' && exported.props.size === 0 ? env.bindings.get('handler')?.value : undefined;
  // A function that is so called, and that nothing else names, is what a platform calls that asks for no exports, as CloudFront does.
  if (handler?.kind === 'function' && countNames(machine.program).get('handler') === 1) escapeValue(machine, handler, { how: 'export', depends: 'no', via: null, name: 'handler' }, 0);
}

/** A variable that some function assigns may hold anything by the time a request comes. */
function forgetLater(machine: Machine, env: Environment): void {
  for (const name of assignedInFunctions(machine.program)) {
    const binding = env.bindings.get(name);
    if (binding !== undefined) machine.heap.assign(binding, 'value', unknown(`later:${name}`));
  }
}

const assignedCache = new WeakMap<Node, ReadonlySet<string>>();

function assignedInFunctions(program: Node): ReadonlySet<string> {
  let names = assignedCache.get(program);
  if (names === undefined) {
    const found = new Set<string>();
    for (const child of children(program)) collectAssigned(child, found);
    assignedCache.set(program, (names = found));
  }
  return names;
}

function collectAssigned(root: Node, names: Set<string>): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (/Function/.test(node.type)) for (const name of changesOf(node).assigned) names.add(name);
    else pending.push(...children(node));
  }
}
