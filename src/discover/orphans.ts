import type { TSESTree } from '@typescript-eslint/utils';
import type { Machine } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import { object, type Node, type ObjectValue, type PatternValue, type Value } from '../code/value.ts';
import { corsModel } from '../models/cors.ts';
import { libraries } from '../models/libraries.ts';
import type { LibraryModel } from '../models/model.ts';
import { emitConfigurations } from './configurations.ts';
import { emitConfigured } from './configured.ts';
import { isHeadersAlone, type Event, type HeadersExported, type SiteMade } from './events.ts';
import type { Installed } from './installed.ts';
import type { Slice } from './slice.ts';

/**
 * Exported objects that are plainly options of a CORS library, but are used in another file: each is a site where it is written.
 * Without knowing the other file they are read as the most used library reads them.
 */
export function emitOrphans(machine: Machine, exported: readonly Value[], { installed, fileName }: Pick<Slice, 'installed' | 'fileName'>): void {
  const off = emitConfigured(machine, exported, fileName, installed);
  emitConfigurations(machine, exported, fileName, installed);
  const named = [...machine.exported, ...exported.flatMap((value) => (value.kind === 'object' ? [...value.props].map(([name, slot]) => [name, slot.value] as const) : []))];
  emitHeaders(machine, named);
  for (const [name, value] of named) if (allowlistName.test(name)) for (const pattern of patternsIn(machine, value)) emitPattern(machine, pattern);
  const used = new Set<Value | null>([...off, ...(machine.events as Event[]).filter((event) => event.type === 'site').map((site) => site.options)]);
  const typeOf = optionsAnnotated(machine.program, installed);
  for (const object of exported.flatMap((value) => optionObjects(value, typeOf, 2))) {
    if (used.has(object) || object.at === null) continue;
    machine.emit({ type: 'site', model: typeOf(object.at) ?? corsModel, options: object, call: { self: nothing, args: [object], node: object.at, argNodes: [object.at] } } satisfies SiteMade);
  }
}

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

function emitPattern(machine: Machine, pattern: PatternValue): void {
  if (pattern.at === null) return;
  const options = object(pattern.at);
  options.props.set(corsModel.origin.option, { value: pattern, at: pattern.at });
  machine.emit({ type: 'site', model: corsModel, options, call: { self: nothing, args: [options], node: pattern.at, argNodes: [pattern.at] } } satisfies SiteMade);
}

/** Whether there are options of a library among what looks like headers: then headers were taken for options. */
const hasOptions = ({ props }: Value & { readonly props: ReadonlyMap<string, unknown> }): boolean => optionNames.some((name) => props.has(name));

const optionNames = [corsModel.origin.option, corsModel.credentials.option, ...corsModel.companions];

function optionObjects(value: Value, typeOf: TypeOf, depth: number): ObjectValue[] {
  if (value.kind !== 'object') return [];
  if (isOptions(value, typeOf)) return [value];
  return depth === 0 ? [] : [...value.props].flatMap(([name, slot]) => (depth === 2 || /cors/i.test(name) ? optionObjects(slot.value, typeOf, depth - 1) : []));
}

function isOptions({ props, at }: ObjectValue, typeOf: TypeOf): boolean {
  const model = typeOf(at);
  if (model !== null) return props.has(model.origin.option);
  const origin = props.get(corsModel.origin.option)?.value;
  if (origin === undefined) return false;
  if (origin.kind === 'function') return origin.node.params.length > 1;
  return corsModel.companions.some((name) => props.has(name));
}

type TypeOf = (object: Node | null) => LibraryModel | null;

/** The libraries that have a type for their options, by the modules that export it. */
const typed = new Map(libraries.toReversed().flatMap((model) => (model.optionsType === null ? [] : [...Object.keys(model.modules), ...(model.typeModules ?? [])].map((module) => [module, model] as const))));

/** The library by whose own type an object is said to be options, as the program imports it. ESLint's trees say what stands around a node. */
function optionsAnnotated(program: TSESTree.Program, installed: Installed): TypeOf {
  const models = new Map<string, LibraryModel>();
  for (const node of program.body) {
    const model = node.type === 'ImportDeclaration' ? typed.get(installed.moduleOf(node.source.value)) : undefined;
    if (model !== undefined && node.type === 'ImportDeclaration') for (const name of node.specifiers.flatMap((specifier) => typeNames(specifier, model))) models.set(name, model);
  }
  return (object) => {
    const around = object?.parent;
    const annotation = around?.type === 'VariableDeclarator' || around?.type === 'PropertyDefinition' ? annotationOf(around) : around?.type === 'TSSatisfiesExpression' || around?.type === 'TSAsExpression' ? around.typeAnnotation : undefined;
    const model = annotation?.type === 'TSTypeReference' ? models.get(nameOf(annotation.typeName)) : undefined;
    return model === undefined ? null : installed.modelOf(model);
  };
}

const annotationOf = (declared: TSESTree.VariableDeclarator | TSESTree.PropertyDefinition): TSESTree.TypeNode | undefined => (declared.type === 'PropertyDefinition' ? declared.typeAnnotation : declared.id.typeAnnotation)?.typeAnnotation;

/** What the options' type is called by way of an import: a type has its own name, a module has it as a member. */
function typeNames(specifier: TSESTree.ImportClause, { optionsType }: LibraryModel): readonly string[] {
  const { local } = specifier;
  if (specifier.type !== 'ImportSpecifier') return [`${local.name}.${optionsType}`];
  return specifier.imported.type === 'Identifier' && specifier.imported.name === optionsType ? [local.name] : [];
}

const nameOf = (name: TSESTree.EntityName): string => (name.type === 'TSQualifiedName' ? `${nameOf(name.left)}.${name.right.name}` : name.type === 'Identifier' ? name.name : '');
