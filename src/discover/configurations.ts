import type { Machine, UnreadCall } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import { object, primitive, type Node, type ObjectValue, type Settled, type Slot, type Value } from '../code/value.ts';
import { configuredHeaders, type ConfiguredHeaders } from '../models/config-headers.ts';
import { libraries } from '../models/libraries.ts';
import type { LibraryModel } from '../models/model.ts';
import { exportedByName, made } from './configured.ts';
import { isHeadersAlone, type HeadersExported, type SiteMade } from './events.ts';
import { idsOf } from './export-ids.ts';
import type { Installed } from './installed.ts';
import { byPath, groupedBy } from './lookups.ts';
import { libraryCall } from './options.ts';

const models = libraries.filter(({ call }) => call.kind === 'config');
const modelsById = groupedBy(models, ({ modules }) => idsOf(modules));
const modelsOfFile = byPath(models, ({ call }) => call.file);
const tablesById = groupedBy(configuredHeaders, ({ modules, globals = [] }) => [...idsOf(modules), ...globals]);
const tablesOfFile = byPath(configuredHeaders, ({ file }) => file);

/** Notes what a tool is told of CORS by a call: its configuration is among the arguments. */
export function noteConfiguration(machine: Machine, { callee, args }: UnreadCall, installed: Installed): void {
  if (callee.kind !== 'unknown') return;
  const { id } = callee;
  for (const model of present(modelsById.get(id) ?? [], installed)) emitOptions(machine, model, args[model.call.argument]);
  for (const table of tablesById.get(id) ?? []) for (const arg of args) emitHeaders(machine, table, arg);
}

/** The same for what a file exports that is the configuration of a tool by where it lies. */
export function emitConfigurations(machine: Machine, exported: readonly Value[], fileName: string, installed: Installed): void {
  for (const model of present(modelsOfFile(fileName), installed)) for (const value of exported) emitOptions(machine, model, value);
  for (const table of tablesOfFile(fileName)) for (const value of table.byName === true ? [exportedByName(machine)] : exported) emitHeaders(machine, table, value);
}

/** Those of some libraries that read what they are told, in the versions that the file gets. */
const present = (newest: readonly LibraryModel[], installed: Installed): readonly LibraryModel[] =>
  newest.filter(({ call: { since } }) => since === undefined || installed.isSince(since.package, since.version)).map((model) => installed.modelOf(model));

function emitOptions(machine: Machine, model: LibraryModel, value: Value | undefined): void {
  const path = (model.call.member ?? '').split('.');
  const slots = slotsAt(machine, value, path);
  for (const { value: options, at } of slots) if (at !== null) machine.emit({ type: 'site', model, options, call: { self: nothing, args: [options], argNodes: [at], node: at } } satisfies SiteMade);
  const silent = slots.length > 0 || model.flag?.absent !== 'defaults' ? null : lastAt(machine, value, path);
  if (silent !== null) machine.emit({ type: 'site', model, options: null, call: libraryCall(silent, []) } satisfies SiteMade);
}

/** Of a configuration that does not have what stands at the end of a path: the last object on the way there. Null where it was not read as a whole. */
function lastAt(machine: Machine, value: Value | undefined, [name = '', ...rest]: readonly string[]): Node | null {
  const owner = givenAs(machine, value);
  if (owner.kind !== 'object' || owner.open) return null;
  const slot = owner.props.get(name);
  return slot === undefined ? owner.at : lastAt(machine, slot.value, rest);
}

function emitHeaders(machine: Machine, { members, flag }: ConfiguredHeaders, value: Value | undefined): void {
  for (const member of members) {
    const [name = '', ...path] = member.split('.').toReversed();
    for (const { value: owner } of slotsAt(machine, value, path.toReversed())) emitHeadersOf(machine, machine.settle(owner), name, flag);
  }
}

function emitHeadersOf(machine: Machine, owner: Value, name: string, flag: ConfiguredHeaders['flag']): void {
  if (owner.kind !== 'object') return;
  const written = made(machine, owner.props.get(name)?.value ?? nothing);
  const by = flag === undefined ? undefined : flagOf(machine, owner, flag.name);
  const headers = flag === undefined || by === undefined ? written : withStanding(flag.headers, by, written);
  if (isHeadersAlone(headers) && headers.at !== null) machine.emit({ type: 'exported headers', value: headers, node: headers.at } satisfies HeadersExported);
}

/** Where a flag is on: what is no `true` may have a meaning of its own. */
function flagOf(machine: Machine, { props }: ObjectValue, name: string): Node | undefined {
  const slot = props.get(name);
  const value = slot === undefined ? nothing : machine.settle(slot.value);
  return value.kind === 'primitive' && value.value === true ? (slot?.at ?? undefined) : undefined;
}

/** The headers that a flag stands for, with those that are written out beside it, whatever the case of their names. Of these, any may be what was not read. */
function withStanding(standing: Readonly<Record<string, string>>, by: Node, written: Value): Value {
  if (written.kind === 'object' ? written.open : written.kind !== 'primitive') return written;
  const own = written.kind === 'object' ? [...written.props] : [];
  const names = new Set(own.map(([name]) => name.toLowerCase()));
  const headers = object(by);
  for (const [name, text] of Object.entries(standing)) if (!names.has(name)) headers.props.set(name, { value: primitive(text, by), at: by });
  for (const [name, slot] of own) headers.props.set(name, slot);
  return headers;
}

/** What stands at a path in a configuration, or in what a function gives in its place; `*` is every name. */
function slotsAt(machine: Machine, value: Value | undefined, [name, ...rest]: readonly string[]): readonly Slot[] {
  const given = value === undefined ? nothing : machine.settle(made(machine, value));
  const owner = given.kind === 'promise' ? machine.settle(given.value) : given;
  if (name === undefined) return [{ value: owner, at: null }];
  if (owner.kind !== 'object') return [];
  const slots = name === '*' ? [...owner.props.values()] : [owner.props.get(name)].filter((slot) => slot !== undefined);
  return rest.length === 0 ? slots : slots.flatMap((slot) => slotsAt(machine, slot.value, rest));
}

/** What is given as a configuration, or what a function gives in its place, now or later. */
function givenAs(machine: Machine, value: Value | undefined): Settled {
  const given = value === undefined ? nothing : machine.settle(made(machine, value));
  return given.kind === 'promise' ? machine.settle(given.value) : given;
}
