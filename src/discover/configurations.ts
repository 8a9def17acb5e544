import type { Machine, UnreadCall } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import type { Slot, Value } from '../code/value.ts';
import { configuredHeaders } from '../models/config-headers.ts';
import { libraries } from '../models/libraries.ts';
import type { LibraryModel } from '../models/model.ts';
import { made } from './configured.ts';
import { isHeadersAlone, type HeadersExported, type SiteMade } from './events.ts';
import { idsOf } from './export-ids.ts';

const models = libraries.filter(({ call }) => call.kind === 'config').map((model) => ({ model, ids: idsOf(model.modules), file: new RegExp(model.call.file ?? '^$') }));
const tables = configuredHeaders.map(({ modules, globals = [], file, members }) => ({ members, ids: new Set([...idsOf(modules), ...globals]), file: new RegExp(file) }));

/** Notes what a tool is told of CORS by a call: its configuration is among the arguments. */
export function noteConfiguration(machine: Machine, { callee, args }: UnreadCall): void {
  if (callee.kind !== 'unknown') return;
  const { id } = callee;
  for (const { model } of models.filter(({ ids }) => ids.has(id))) emitOptions(machine, model, args[model.call.argument]);
  for (const { members } of tables.filter(({ ids }) => ids.has(id))) for (const arg of args) emitTables(machine, members, arg);
}

/** The same for what a file exports that is the configuration of a tool by where it lies. */
export function emitConfigurations(machine: Machine, exported: readonly Value[], fileName: string): void {
  for (const { model } of models.filter(({ file }) => file.test(fileName))) for (const value of exported) emitOptions(machine, model, value);
  for (const { members } of tables.filter(({ file }) => file.test(fileName))) for (const value of exported) emitTables(machine, members, value);
}

function emitOptions(machine: Machine, model: LibraryModel, value: Value | undefined): void {
  for (const { value: options, at } of slotsAt(machine, value, (model.call.member ?? '').split('.'))) {
    if (at !== null) machine.emit({ type: 'site', model, options, call: { self: nothing, args: [options], argNodes: [at], node: at } } satisfies SiteMade);
  }
}

function emitTables(machine: Machine, members: readonly string[], value: Value | undefined): void {
  for (const { value: headers } of members.flatMap((member) => slotsAt(machine, value, member.split('.')))) {
    if (isHeadersAlone(headers) && headers.at !== null) machine.emit({ type: 'exported headers', value: headers, node: headers.at } satisfies HeadersExported);
  }
}

/** What stands at a path in a configuration, or in what a function gives in its place; `*` is every name. */
function slotsAt(machine: Machine, value: Value | undefined, [name, ...rest]: readonly string[]): readonly Slot[] {
  const given = value === undefined ? nothing : machine.settle(made(machine, value));
  const owner = given.kind === 'promise' ? machine.settle(given.value) : given;
  if (owner.kind !== 'object' || name === undefined) return [];
  const slots = name === '*' ? [...owner.props.values()] : [owner.props.get(name)].filter((slot) => slot !== undefined);
  return rest.length === 0 ? slots : slots.flatMap((slot) => slotsAt(machine, slot.value, rest));
}
