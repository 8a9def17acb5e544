import { invoke } from '../code/calls.ts';
import { nothing, Thrown, type Machine } from '../code/machine.ts';
import { entryArguments } from '../code/roles.ts';
import type { Call, Slot, Value } from '../code/value.ts';
import { libraries } from '../models/libraries.ts';
import type { LibraryModel } from '../models/model.ts';
import type { SiteMade } from './events.ts';
import { libraryCall } from './options.ts';

const configured = libraries.flatMap((model) => (model.call.file === undefined ? [] : [{ model, path: new RegExp(model.call.file) }]));

/** Notes the options that a file holds because of where it lies: what it exports is read by a framework, which is not imported. */
export function emitConfigured(machine: Machine, exported: readonly Value[], fileName: string): void {
  for (const { model } of configured.filter(({ path }) => path.test(fileName))) {
    for (const call of exported.flatMap((value) => callsFor(machine, model, value))) {
      machine.emit({ type: 'site', model, options: call.args[0] ?? null, call } satisfies SiteMade);
    }
  }
}

/** Each item of the list that is exported, or that an exported function returns, which is what a model is called by, as a call with its options. */
function callsFor(machine: Machine, { call: { item: name, member } }: LibraryModel, value: Value): readonly Call[] {
  const list = machine.settle(made(machine, value));
  return list.kind === 'array' ? list.items.flatMap((item) => callFor(machine, item, name, member)) : [];
}

function callFor(machine: Machine, { value, at }: Slot, name: string | undefined, member: string | null): readonly Call[] {
  const item = machine.settle(value);
  if (at === null) return [];
  if (item.kind === 'primitive') return item.value === name ? [libraryCall(at, [])] : [];
  if (item.kind !== 'object') return [];
  const [called, options] = ['name', member ?? ''].map((key) => item.props.get(key));
  if (called?.value.kind !== 'primitive' || called.value.value !== name || (options === undefined && item.open)) return [];
  return [options === undefined ? libraryCall(at, []) : { self: nothing, args: [options.value], argNodes: [options.at], node: at }];
}

/** What a function gives that is exported in the place of a value. The framework gives it something to ask the environment by. */
function made(machine: Machine, value: Value): Value {
  const fn = machine.settle(value);
  if (fn.kind !== 'function') return fn;
  const args = entryArguments(fn.node, { handler: false, depends: 'no', chooser: 'config' });
  try {
    return invoke(machine, fn, libraryCall(fn.node, args));
  } catch (error) {
    if (error instanceof Thrown) return nothing;
    throw error;
  }
}
