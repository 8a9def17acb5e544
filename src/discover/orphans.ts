import type { Escape, Machine } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import { isNamedOrigin } from '../code/origin-parameters.ts';
import { isRequestOrResponse } from '../code/roles.ts';
import { object, type FunctionNode, type FunctionValue, type Node, type ObjectValue, type PatternValue, type Value } from '../code/value.ts';
import { corsModel } from '../models/cors.ts';
import type { LibraryModel } from '../models/model.ts';
import { emitConfigurations } from './configurations.ts';
import { emitConfigured } from './configured.ts';
import { isHeadersAlone, type Event, type HeadersExported, type SiteMade } from './events.ts';
import type { OptionObjects } from './option-objects.ts';
import type { Slice } from './slice.ts';

/**
 * Exported objects that are plainly options of a CORS library, but are used in another file: each is a site where it is written.
 * Without knowing the other file they are read as the most used library reads them.
 */
export function emitOrphans(machine: Machine, exported: readonly Value[], { installed, fileName, optionObjects }: Pick<Slice, 'installed' | 'fileName' | 'optionObjects'>): void {
  const off = emitConfigured(machine, exported, fileName, installed);
  emitConfigurations(machine, exported, fileName, installed);
  const named = [...machine.exported, ...exported.flatMap((value) => (value.kind === 'object' ? [...value.props].map(([name, slot]) => [name, slot.value] as const) : []))];
  emitHeaders(machine, named);
  for (const [name, value] of named) if (allowlistName.test(name)) for (const pattern of patternsIn(machine, value)) emitPattern(machine, pattern);
  for (const value of new Set([...exported, ...named.map(([, one]) => one)])) if (value.kind === 'function') emitCallback(machine, value, optionObjects);
  const used = new Set<Value | null>([...off, ...(machine.events as Event[]).filter((event) => event.type === 'site').map((site) => site.options)]);
  for (const object of exported.flatMap((value) => optionObjects.in(value))) if (!used.has(object)) emitOptions(machine, object, optionObjects.modelOf(object.at));
}

/** Options by themselves are a site: where they are written, or at the function that gives them. */
const emitOptions = (machine: Machine, options: ObjectValue, model: LibraryModel | null, site: Node | null = options.at): void => (site === null ? undefined : emitSite(machine, model ?? corsModel, options, site, options.at));

/**
 * Options that a function gives to whoever calls it from another file, as `getCorsOptions()` does. Of one that is handed to something unread, such as
 * a configuration that registers it, only its type says that.
 */
export function emitReturned(machine: Machine, given: Value, { fn, how }: Escape, optionObjects: OptionObjects): void {
  if ((how !== 'export' && how !== 'argument') || fn.kind !== 'function') return;
  const model = optionObjects.modelReturned(fn.node);
  if (how === 'argument' && model === null) return;
  const value = machine.settle(given.kind === 'promise' ? given.value : given);
  const found = optionObjects.in(value, model);
  for (const options of found) emitOptions(machine, options, model ?? optionObjects.modelOf(options.at), found.length === 1 ? fn.node : options.at);
}

/** A function that answers a library through its last parameter: asked about an Origin, or about a request if it is called so or has the type for that. */
function emitCallback(machine: Machine, value: FunctionValue, optionObjects: OptionObjects): void {
  const { node } = value;
  const [asked, answer] = node.params;
  if (node.params.length !== 2 || asked === undefined || answer?.type !== 'Identifier' || !/^(?:cb|callback|done)$/.test(answer.name)) return;
  if (isNamedOrigin(asked) !== null) emitOrigin(machine, value, node);
  else if (optionObjects.modelAsking(node) !== null || (asked.type === 'Identifier' && isRequestOrResponse(asked.name) && /cors/i.test(nameOf(node)))) emitSite(machine, optionObjects.modelAsking(node) ?? corsModel, value, node);
}

/** What a function is declared as. */
const nameOf = ({ id, parent }: FunctionNode): string => id?.name ?? (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : '');

/** Headers that are exported as what they are, such as `corsHeaders`. Without that name they may as well be those of requests. */
function emitHeaders(machine: Machine, named: readonly (readonly [string, Value])[]): void {
  for (const [name, value] of named) {
    if (/cors/i.test(name) && isHeadersAlone(value) && !hasOptions(value) && value.at !== null) machine.emit({ type: 'exported headers', value, node: value.at } satisfies HeadersExported);
  }
}

/** What lists of origins are called that are allowed to read. */
const allowlistName = /^cors$|cors.*(?:origin|domain|host|url|list|pattern|regex)|(?:origin|domain).*cors|allow.*origin|origin.*allow|trusted_?origin|origin_?(?:white|allow)_?list/i;

/** The patterns that are exported alone or in a list. Each is asked by itself: whatever tests one of them lets in what it matches. */
function patternsIn(machine: Machine, value: Value): readonly PatternValue[] {
  const settled = machine.settle(value);
  return settled.kind === 'pattern' ? [settled] : settled.kind === 'array' ? settled.items.flatMap((item) => (item.value.kind === 'pattern' ? [item.value] : [])) : [];
}

const emitPattern = (machine: Machine, pattern: PatternValue): void => (pattern.at === null ? undefined : emitOrigin(machine, pattern, pattern.at));

/** What decides about an origin by itself is a site with nothing else. */
function emitOrigin(machine: Machine, origin: Value, at: Node): void {
  const options = object(at);
  options.props.set(corsModel.origin.option, { value: origin, at });
  emitSite(machine, corsModel, options, at);
}

const emitSite = (machine: Machine, model: LibraryModel, options: Value, node: Node, at: Node | null = node): void => machine.emit({ type: 'site', model, options, call: { self: nothing, args: [options], node, argNodes: [at] } } satisfies SiteMade);

/** Whether there are options of a library among what looks like headers: then headers were taken for options. */
const hasOptions = ({ props }: Value & { readonly props: ReadonlyMap<string, unknown> }): boolean => optionNames.some((name) => props.has(name));

const optionNames = [corsModel.origin.option, corsModel.credentials.option, ...corsModel.companions];
