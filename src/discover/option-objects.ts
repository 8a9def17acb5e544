import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction } from '../code/changes.ts';
import type { FunctionNode, Node, ObjectValue, Value } from '../code/value.ts';
import { corsModel } from '../models/cors.ts';
import { libraries } from '../models/libraries.ts';
import type { LibraryModel } from '../models/model.ts';
import type { Installed } from './installed.ts';

/** The libraries that have a type for their options, by the modules that export it. */
const typed = new Map(libraries.toReversed().flatMap((model) => (model.optionsType === null ? [] : [...Object.keys(model.modules), ...(model.typeModules ?? [])].map((module) => [module, model] as const))));

/** Tells objects that are plainly options of a CORS library from others: by the library's own type for them, or by what they hold. */
export class OptionObjects {
  readonly #program: TSESTree.Program;
  readonly #installed: Installed;
  #types: ReadonlyMap<string, LibraryModel> | null = null;
  #askingTypes: ReadonlyMap<string, LibraryModel> | null = null;

  constructor(program: TSESTree.Program, installed: Installed) {
    this.#program = program;
    this.#installed = installed;
  }

  /** The options in a value: itself, or what it holds under a name that says so. `model` is the library whose options it is said to be. */
  in(value: Value, model: LibraryModel | null = null, depth = 2): readonly ObjectValue[] {
    if (value.kind !== 'object') return [];
    if (this.#isOptions(value, model)) return [value];
    return depth === 0 ? [] : [...value.props].flatMap(([name, slot]) => (depth === 2 || /cors/i.test(name) ? this.in(slot.value, null, depth - 1) : []));
  }

  #isOptions({ props, at }: ObjectValue, said: LibraryModel | null): boolean {
    const model = said ?? this.modelOf(at);
    if (model !== null) return props.has(model.origin.option);
    const origin = props.get(corsModel.origin.option)?.value;
    if (origin === undefined) return false;
    if (origin.kind === 'function') return origin.node.params.length > 1;
    return corsModel.companions.some((name) => props.has(name));
  }

  /** The library by whose own type an object is said to be options where it is written, as the program imports it; null where nothing says so. */
  modelOf(object: Node | null): LibraryModel | null {
    const around = object?.parent;
    if (around?.type === 'VariableDeclarator' || around?.type === 'PropertyDefinition') return this.#modelNamed(annotationOf(around));
    if (around?.type === 'TSSatisfiesExpression' || around?.type === 'TSAsExpression') return this.#modelNamed(around.typeAnnotation);
    return around?.type === 'ReturnStatement' || around?.type === 'ArrowFunctionExpression' ? this.modelReturned(functionAround(around)) : null;
  }

  /** The library whose options a function says it returns, now or later; null where it does not say. */
  modelReturned(fn: FunctionNode | null): LibraryModel | null {
    const returned = fn?.returnType?.typeAnnotation;
    return this.#modelNamed(returned?.type === 'TSTypeReference' && nameOf(returned.typeName) === 'Promise' ? returned.typeArguments?.params[0] : returned);
  }

  /** The library that a function answers by its own type for those that are given a request; null where its type does not say so. */
  modelAsking({ parent }: FunctionNode): LibraryModel | null {
    return parent?.type === 'VariableDeclarator' ? this.#modelIn((this.#askingTypes ??= this.#imported('Delegate')), annotationOf(parent)) : null;
  }

  /** ESLint's trees say what stands around a node. */
  #modelNamed(annotation: TSESTree.TypeNode | undefined): LibraryModel | null {
    return this.#modelIn((this.#types ??= this.#imported('')), annotation);
  }

  #modelIn(types: ReadonlyMap<string, LibraryModel>, annotation: TSESTree.TypeNode | undefined): LibraryModel | null {
    const model = annotation?.type === 'TSTypeReference' ? types.get(nameOf(annotation.typeName)) : undefined;
    return model === undefined ? null : this.#installed.modelOf(model);
  }

  /** The libraries by the names of their types in this program: of their options, or of what is called so with something behind it. */
  #imported(suffix: string): ReadonlyMap<string, LibraryModel> {
    const models = new Map<string, LibraryModel>();
    for (const node of this.#program.body) {
      const model = node.type === 'ImportDeclaration' ? typed.get(this.#installed.moduleOf(node.source.value)) : undefined;
      if (model !== undefined && node.type === 'ImportDeclaration') for (const name of node.specifiers.flatMap((specifier) => typeNames(specifier, `${model.optionsType}${suffix}`))) models.set(name, model);
    }
    return models;
  }
}

/** The function that a return statement or the body of an arrow function belongs to. */
function functionAround(node: Node): FunctionNode | null {
  for (let around: Node | null | undefined = node; around != null; around = around.parent) if (isFunction(around)) return around;
  return null;
}

const annotationOf = (declared: TSESTree.VariableDeclarator | TSESTree.PropertyDefinition): TSESTree.TypeNode | undefined => (declared.type === 'PropertyDefinition' ? declared.typeAnnotation : declared.id.typeAnnotation)?.typeAnnotation;

/** What the options' type is called by way of an import: a type has its own name, a module has it as a member. */
function typeNames(specifier: TSESTree.ImportClause, type: string): readonly string[] {
  const { local } = specifier;
  if (specifier.type !== 'ImportSpecifier') return [`${local.name}.${type}`];
  return specifier.imported.type === 'Identifier' && specifier.imported.name === type ? [local.name] : [];
}

const nameOf = (name: TSESTree.EntityName): string => (name.type === 'TSQualifiedName' ? `${nameOf(name.left)}.${name.right.name}` : name.type === 'Identifier' ? name.name : '');
