import type { TSESTree } from '@typescript-eslint/utils';
import type { Machine } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import type { Node, ObjectValue, Value } from '../code/value.ts';
import { corsModel } from '../models/cors.ts';
import { isHeadersAlone, type Event, type HeadersExported, type SiteMade } from './events.ts';

/**
 * Exported objects that are plainly options of a CORS library, but are used in another file: each is a site where it is written.
 * Without knowing the other file they are read as the most used library reads them.
 */
export function emitOrphans(machine: Machine, exported: readonly Value[]): void {
  emitHeaders(machine, exported);
  const used = new Set((machine.events as Event[]).filter((event) => event.type === 'site').map((site) => site.options));
  const isTyped = optionsAnnotated(machine.program);
  for (const object of exported.flatMap((value) => optionObjects(value, isTyped, 2))) {
    if (used.has(object) || object.at === null) continue;
    machine.emit({ type: 'site', model: corsModel, options: object, call: { self: nothing, args: [object], node: object.at, argNodes: [object.at] } } satisfies SiteMade);
  }
}

/** Headers that are exported as what they are, such as `corsHeaders`. Without that name they may as well be those of requests. */
function emitHeaders(machine: Machine, exported: readonly Value[]): void {
  const named = [...machine.exported, ...exported.flatMap((value) => (value.kind === 'object' ? [...value.props].map(([name, slot]) => [name, slot.value] as const) : []))];
  for (const [name, value] of named) {
    if (/cors/i.test(name) && isHeadersAlone(value) && !hasOptions(value) && value.at !== null) machine.emit({ type: 'exported headers', value, node: value.at } satisfies HeadersExported);
  }
}

/** Whether there are options of a library among what looks like headers: then headers were taken for options. */
const hasOptions = ({ props }: Value & { readonly props: ReadonlyMap<string, unknown> }): boolean => optionNames.some((name) => props.has(name));

const optionNames = [corsModel.origin.option, corsModel.credentials.option, ...corsModel.companions];

function optionObjects(value: Value, isTyped: IsTyped, depth: number): ObjectValue[] {
  if (value.kind !== 'object') return [];
  if (isOptions(value, isTyped)) return [value];
  return depth === 0 ? [] : [...value.props].flatMap(([name, slot]) => (depth === 2 || /cors/i.test(name) ? optionObjects(slot.value, isTyped, depth - 1) : []));
}

function isOptions({ props, at }: ObjectValue, isTyped: IsTyped): boolean {
  const origin = props.get(corsModel.origin.option)?.value;
  if (origin === undefined) return false;
  if (isTyped(at)) return true;
  if (origin.kind === 'function') return origin.node.params.length > 1;
  return corsModel.companions.some((name) => props.has(name));
}

type IsTyped = (object: Node | null) => boolean;

/** Whether an object is said to be options by the library's own type, as the program imports it. ESLint's trees say what stands around a node. */
function optionsAnnotated(program: TSESTree.Program): IsTyped {
  const specifiers = program.body.flatMap((node) => (node.type === 'ImportDeclaration' && Object.hasOwn(corsModel.modules, node.source.value) ? node.specifiers : []));
  const names = new Set(specifiers.flatMap(typeNames));
  return (object) => {
    const around = object?.parent;
    const annotation = around?.type === 'VariableDeclarator' ? around.id.typeAnnotation?.typeAnnotation : around?.type === 'TSSatisfiesExpression' || around?.type === 'TSAsExpression' ? around.typeAnnotation : undefined;
    return annotation?.type === 'TSTypeReference' && names.has(nameOf(annotation.typeName));
  };
}

/** What the options' type is called by way of an import: a type has its own name, a module has it as a member. */
function typeNames(specifier: TSESTree.ImportClause): readonly string[] {
  const { local } = specifier;
  if (specifier.type !== 'ImportSpecifier') return [`${local.name}.${corsModel.optionsType}`];
  return specifier.imported.type === 'Identifier' && specifier.imported.name === corsModel.optionsType ? [local.name] : [];
}

const nameOf = (name: TSESTree.EntityName): string => (name.type === 'TSQualifiedName' ? `${nameOf(name.left)}.${name.right.name}` : name.type === 'Identifier' ? name.name : '');
