import { nothing, type Machine, type UnreadCall } from '../code/machine.ts';
import { derived, object, type Call, type Node, type Settled, type Slot, type Value } from '../code/value.ts';
import { libraries } from '../models/libraries.ts';
import type { LibraryModel } from '../models/model.ts';
import type { SiteMade } from './events.ts';
import { idsOf } from './export-ids.ts';
import { groupedBy } from './lookups.ts';
import type { Installed } from './installed.ts';
import { libraryFunction, makerOf } from './makers.ts';

const handlersByModule = groupedBy(libraries.filter(({ call }) => call.kind === 'handler'), ({ modules }) => Object.keys(modules));
const plugins = libraries.filter(({ call }) => call.kind === 'plugin');
const hosts = libraries.filter(({ call }) => call.kind === 'host');
const methods = libraries.filter(({ call }) => call.kind === 'method');

/** The ids of what a library exports, and of what every file has of it. */
const idsOfLibrary = ({ globals = [], modules }: LibraryModel): ReadonlySet<string> => new Set([...globals, ...idsOf(modules)]);

const idsByModel = new Map(libraries.map((model) => [model, idsOfLibrary(model)]));
const hostsById = groupedBy(hosts, idsOfLibrary);
const methodsByName = groupedBy(methods, ({ call: { method = '' } }) => [method]);
const pluginsById = groupedBy(plugins, idsOfLibrary);
const assigned = groupedBy(libraries.filter(({ call }) => call.kind === 'assigned'), ({ modules, call: { method } }) => [...idsOf(modules)].map((id) => `${id}.${method}`));
const registrarNames = new Set(plugins.map(({ call }) => call.method));

/** The exports of a module that makes handlers; null for other modules. */
export function libraryModule(specifier: string, installed: Installed): Value | null {
  const model = handlersByModule.get(specifier)?.[0];
  const exports = model?.modules[specifier];
  if (model === undefined || exports === undefined) return null;
  const made = libraryFunction(model, installed);
  if (exports.includes('default')) return made;
  const module = object();
  module.open = true;
  for (const name of exports) module.props.set(name, { value: made, at: null });
  return module;
}

/** Notes a call by which options get to a library that is no function for handlers. */
export function noteSite(machine: Machine, call: UnreadCall, installed: Installed): void {
  for (const model of modelsOf(machine, call).filter((newest) => !isOtherwise(machine, newest, installed)).map((newest) => installed.modelOf(newest))) {
    for (const one of callsIn(machine, model, call)) {
      const options = optionsOf(machine, model, one);
      if (options === 'unread' || (options === null && isIdleWithoutOptions(model))) continue;
      if (model.call.each === true) emitEach(machine, model, options);
      else machine.emit({ type: 'site', model, options, call: one } satisfies SiteMade);
    }
  }
}

/** Notes where a function that makes handlers is registered as though it was one. */
export function noteUncalled(machine: Machine, { args, argNodes }: Call): void {
  args.forEach((arg, i) => {
    const [model, node] = [makerOf(machine.settle(arg)), argNodes[i]];
    if (model?.uncalled !== undefined && node != null) machine.emit({ type: 'site', model, options: null, isUncalled: true, call: { self: nothing, args: [], argNodes: [], node } } satisfies SiteMade);
  });
}

/** Notes what is put in the place of a library's own. */
export function noteAssignment(machine: Machine, base: Value, key: string, options: Value, node: Node, installed: Installed): void {
  const newest = base.kind === 'unknown' ? assigned.get(`${base.id}.${key}`)?.[0] : undefined;
  if (newest === undefined || isOtherwise(machine, newest, installed)) return;
  machine.emit({ type: 'site', model: installed.modelOf(newest), options, call: { self: nothing, args: [options], argNodes: [node], node } } satisfies SiteMade);
}

/** Whether a file, or one beside it, changes what a library sends in ways that were not observed. */
const isOtherwise = ({ text }: Machine, { call: { unless, unlessBeside } }: LibraryModel, installed: Installed): boolean => unless?.test(text) === true || (unlessBeside !== undefined && installed.isSaidBeside(unlessBeside));

/** Notes the options in a list, each as a call of its own. */
function emitEach(machine: Machine, model: LibraryModel, options: Value | null): void {
  const list = options === null ? null : machine.settle(options);
  for (const { value, at } of list?.kind === 'array' ? list.items : []) {
    if (at !== null) machine.emit({ type: 'site', model, options: value, call: { self: nothing, args: [value], argNodes: [at], node: at } } satisfies SiteMade);
  }
}

/** Whether a call without options says nothing: the library is off, or its method is known by nothing but its name and them. */
const isIdleWithoutOptions = ({ call: { kind, member }, flag, modules }: LibraryModel): boolean => flag?.absent === 'off' || (kind === 'method' && member !== null && Object.keys(modules).length === 0);

/** The libraries that a call may be meant for. Of methods that are called alike, each has its options elsewhere. */
function modelsOf(machine: Machine, call: UnreadCall): readonly LibraryModel[] {
  const { callee, name, self, args } = call;
  const [first] = args;
  const isPlugin = ({ call: { method } }: LibraryModel): boolean => method === name;
  if (first !== undefined && name !== null && registrarNames.has(name)) {
    const plugin = exported(machine.settle(first));
    const found = plugin.kind === 'unknown' ? pluginsById.get(plugin.id)?.find(isPlugin) : undefined;
    if (found !== undefined) return [found];
  }
  const host = callee.kind === 'unknown' ? hostsById.get(callee.id)?.[0] : undefined;
  if (host !== undefined) return [host];
  const meant = (name === null ? undefined : methodsByName.get(name))?.filter((model) => isOwner(model, self) && isMeant(machine, model)) ?? [];
  return meant.filter(({ call: { member } }, i) => meant.findIndex((one) => one.call.member === member) === i);
}

/** Whether a file names the module beside which a library is meant. */
const isMeant = ({ text }: Machine, { call: { beside } }: LibraryModel): boolean => beside === undefined || text.includes(`'${beside}'`) || text.includes(`"${beside}"`);

/** What `import('…')` of a plugin comes to. */
const exported = (value: Settled): Value => (value.kind === 'promise' ? value.value : value);

/** Whether a value is an export of a library's module, which was not read. */
const isExport = (model: LibraryModel, value: Value): boolean => value.kind === 'unknown' && idsByModel.get(model)?.has(value.id) === true;

/** A method counts on what its library exports; one that no library exports is known by its name, on what is no request or response. */
function isOwner(model: LibraryModel, self: Value): boolean {
  if (self.kind !== 'unknown') return false;
  return Object.keys(model.modules).length === 0 ? self.root === null : isExport(model, self);
}

/** A list in the place of what has options stands for a call with each of its items. */
function callsIn(machine: Machine, { call: { argument, member } }: LibraryModel, call: Call): readonly Call[] {
  const given = call.args.at(argument);
  const list = given === undefined || member === null ? null : machine.settle(given);
  if (list?.kind !== 'array') return [call];
  return list.items.map(({ value, at }) => ({ ...call, args: [value], argNodes: [at], node: at ?? call.node }));
}

/** The options of a call; null where there are none, and unread where that was not found out. */
function optionsOf(machine: Machine, { call: { argument, member, otherThan } }: LibraryModel, { args }: Call): Value | null | 'unread' {
  let value = args.at(argument) ?? null;
  if (value?.kind === 'unknown' && otherThan?.test(value.id) === true) return null;
  for (const name of member === null ? [] : member.split('.')) {
    const owner = value === null ? null : machine.settle(value);
    if (owner?.kind !== 'object') return owner === null || owner.kind === 'primitive' ? null : 'unread';
    const slot = owner.props.get(name);
    if (slot === undefined && owner.open) return 'unread';
    value = slot === undefined ? null : unlessReplaced(machine, slot);
  }
  return value;
}

/** What a member holds: where something that was not read may have replaced it, that is for whoever made it to say. */
function unlessReplaced(machine: Machine, { value, unless, at }: Slot): Value {
  if (value.kind !== 'unknown' || unless === undefined) return value;
  return machine.decide(derived(`${value.id} is given`, [value]), at, false) ? value : unless;
}
