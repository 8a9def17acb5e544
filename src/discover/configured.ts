import { invoke } from '../code/calls.ts';
import { nothing, Thrown, type Machine } from '../code/machine.ts';
import { entryArguments } from '../code/roles.ts';
import { object, type Call, type ObjectValue, type Slot, type Value } from '../code/value.ts';
import { libraries } from '../models/libraries.ts';
import type { CallShape, LibraryModel } from '../models/model.ts';
import type { SiteMade } from './events.ts';
import type { Installed } from './installed.ts';
import { byPath } from './lookups.ts';
import { libraryCall } from './options.ts';

const modelsOfFile = byPath(libraries.filter(({ call }) => call.kind === 'file'), ({ call }) => call.file);

/** The libraries whose options a file of this name may hold. Of two that look alike, the one counts of which the file names a module. */
function modelsFor({ text }: Machine, fileName: string, installed: Installed): readonly LibraryModel[] {
  const found = modelsOfFile(fileName).filter(({ call: { beside } }) => beside === undefined || text.includes(beside));
  return found.filter(({ call: { member } }, i) => found.findIndex((one) => one.call.member === member) === i).map((model) => installed.modelOf(model));
}

/** Notes the options that a file holds because of where it lies: what it exports is read by a framework, which is not imported. Gives those that are switched off, which are nobody else's either. */
export function emitConfigured(machine: Machine, exported: readonly Value[], fileName: string, installed: Installed): readonly Value[] {
  const off: Value[] = [];
  for (const model of modelsFor(machine, fileName, installed)) {
    const roots = [...exported.map((value) => made(machine, value)), ...(model.call.beside === undefined ? [] : [exportedByName(machine)])];
    for (const call of roots.flatMap((root) => callsFor(machine, model, root))) {
      const options = call.args[0] ?? null;
      if (isOn(machine, options, model.call.needs)) machine.emit({ type: 'site', model, options, call } satisfies SiteMade);
      else if (options !== null && hasSwitch(machine, options, model.call.needs)) off.push(options);
    }
  }
  return off;
}

/** What is exported under names, as one object. */
export function exportedByName({ exported }: Machine): ObjectValue {
  const named = object();
  for (const [name, value] of exported) named.props.set(name, { value, at: 'at' in value ? value.at : null });
  return named;
}

/** What a file says of a library, as a call with its options: each item of a list that the library is called by, or a member of an object. */
function callsFor(machine: Machine, { call: shape }: LibraryModel, root: Value): readonly Call[] {
  const value = machine.settle(root);
  if (shape.item !== undefined) return value.kind === 'array' ? value.items.flatMap((item) => callFor(machine, item, shape)) : [];
  const slot = (shape.member ?? '').split('.').reduce<Slot | undefined>((owner, name) => memberOf(machine, owner?.value, name), { value, at: null });
  return slot === undefined || slot.at === null ? [] : [callWith(slot, slot.at)];
}

function memberOf(machine: Machine, owner: Value | undefined, name: string): Slot | undefined {
  const value = machine.settle(owner ?? nothing);
  return value.kind === 'object' ? value.props.get(name) : undefined;
}

/** Whether options say `true` to what switches the library on. */
function isOn(machine: Machine, options: Value | null, name: string | undefined): boolean {
  const value = name === undefined ? null : machine.settle(memberOf(machine, options ?? nothing, name)?.value ?? nothing);
  return value === null || (value.kind === 'primitive' && value.value === true);
}

const hasSwitch = (machine: Machine, options: Value, name = ''): boolean => memberOf(machine, options, name) !== undefined;

const callWith = (options: Slot, node: Call['node']): Call => ({ self: nothing, args: [options.value], argNodes: [options.at], node });

function callFor(machine: Machine, { value, at }: Slot, { item: name, member }: CallShape): readonly Call[] {
  const item = machine.settle(value);
  if (at === null) return [];
  if (item.kind === 'primitive') return item.value === name ? [libraryCall(at, [])] : [];
  if (item.kind !== 'object') return [];
  const [called, options] = ['name', member ?? ''].map((key) => item.props.get(key));
  if (called?.value.kind !== 'primitive' || called.value.value !== name || (options === undefined && item.open)) return [];
  return [options === undefined ? libraryCall(at, []) : callWith(options, at)];
}

/** What a function gives that is exported in the place of a value. The framework gives it something to ask the environment by. */
export function made(machine: Machine, value: Value): Value {
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
