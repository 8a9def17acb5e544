import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Rule, SourceCode } from 'eslint';
import type { FilePolicies } from './discover/find-policies.ts';
import { loadClients, loadEngine } from './engine.ts';
import { isDeclaration, mayHoldClientCode, mayHoldCors } from './gate.ts';
import type { ClientCode } from './policy/client-requests.ts';
import type { BrokenPath, Endpoint } from './policy/endpoint.ts';
import type { Layer } from './policy/layering.ts';
import type { Placement } from './policy/placement.ts';
import type { Policy } from './policy/policy.ts';
import { createReporter, type Report } from './report/reporter.ts';

/** What a rule says about itself. */
export interface RuleDocs {
  readonly description: string;
  /** The level in `recommended`. */
  readonly recommended: 'error' | 'warn' | 'off';
  /** Weakness ids (CWE-…) of what it finds. */
  readonly cwe: readonly string[];
  /** 0 to 10, as code scanning shows it. */
  readonly securitySeverity: string;
}

type Json = string | number | boolean | readonly string[];

export interface RuleDefinition<Ids extends string, Options extends Readonly<Record<string, Json>>> {
  readonly name: string;
  readonly docs: RuleDocs;
  readonly messages: Readonly<Record<Ids, string>>;
  /** Texts of suggestions. */
  readonly suggestions?: Readonly<Record<string, string>>;
  /** Whether `--fix` changes something. */
  readonly fixable?: true;
  /** Options by name with their defaults; their types are those of the defaults. */
  readonly options: Options;
  /** What is asked for where everything is to be said: in the presets `strict` and `all`. */
  readonly strict?: { readonly [Name in keyof Options]?: Options[Name] extends boolean ? boolean : Options[Name] };
  /** Called once for each policy of a file, those that hold when the environment is set up first; `file` is everything in the file. */
  readonly check?: (policy: Policy, report: Report<Ids>, options: Options, file: File) => void;
  /** Called once for each route whose handlers are all in the file. */
  readonly checkEndpoint?: (endpoint: Endpoint, report: Report<Ids>, options: Options) => void;
  /** Called once for each path of CORS that the application does not understand. */
  readonly checkPath?: (path: BrokenPath, report: Report<Ids>) => void;
  /** Called once for each CORS handler that stands among other handlers of an application. */
  readonly checkPlacement?: (placement: Placement, report: Report<Ids>, options: Options) => void;
  /** Called once for each CORS handler whose requests come to another one, too. */
  readonly checkLayer?: (layer: Layer, report: Report<Ids>) => void;
  /** Called once with the client code of a file, which servers need not have; `path` is the file's. */
  readonly checkClient?: (code: ClientCode, report: Report<Ids>, options: Options, path: string) => void;
}

/** What a file decides, and what the settings say of it. */
export interface File extends Pick<FilePolicies, 'policies' | 'endpoints'> {
  /** Hosts that are held with all their sub-domains, beyond those that a check names: `settings.cors.heldHosts`. */
  readonly heldHosts: readonly string[];
}

const pages = 'https://github.com/eslint-plugin-cors/eslint-plugin-cors/blob/main/docs/rules';

/** Makes an ESLint rule that asks each policy of a file one question. A file without CORS gets no listener at all. */
export function defineRule<Ids extends string, const Options extends Readonly<Record<string, Json>>>(definition: RuleDefinition<Ids, Options>): Rule.RuleModule {
  const { name, docs, messages, suggestions = {}, fixable, options, strict } = definition;
  return {
    meta: {
      type: 'problem',
      docs: { description: docs.description, recommended: docs.recommended !== 'off', url: `${pages}/${name}.md`, level: docs.recommended, cwe: docs.cwe, securitySeverity: docs.securitySeverity, ...(strict === undefined ? {} : { strict }) } as Rule.RuleMetaData['docs'] & object,
      messages: { ...messages, ...suggestions },
      ...(fixable === true ? { fixable: 'code' as const } : {}),
      hasSuggestions: Object.keys(suggestions).length > 0,
      schema: Object.keys(options).length === 0 ? [] : [{ type: 'object', properties: schemaOf(options), additionalProperties: false }],
      defaultOptions: Object.keys(options).length === 0 ? [] : [options as never],
    },
    create(context) {
      return isLookedAt(definition, context) ? { Program: () => checkFile(definition, context, context.sourceCode) } : {};
    },
  };
}

/** Asked before anything else, for most files end here. */
const isLookedAt = ({ checkClient }: { readonly checkClient?: unknown }, { sourceCode, filename, settings }: Rule.RuleContext): boolean =>
  (checkClient === undefined ? mayHoldCors(sourceCode.text, sourceCode.ast, filename, settings['cors']) : mayHoldClientCode(sourceCode.text)) && !isDeclaration(filename);

function checkFile<Ids extends string, Options extends Readonly<Record<string, Json>>>(definition: RuleDefinition<Ids, Options>, context: Rule.RuleContext, sourceCode: SourceCode): void {
  const report = createReporter<Ids>(context, sourceCode);
  const given = { ...definition.options, ...(context.options[0] as Partial<Options> | undefined) };
  const program = sourceCode.ast as unknown as TSESTree.Program;
  if (definition.checkClient !== undefined) return definition.checkClient(loadClients().clientCodeOf(program, sourceCode.scopeManager as unknown as TSESLint.Scope.ScopeManager, sourceCode.text), report, given, context.filename);
  const { policies, endpoints, placements, layers, brokenPaths } = loadEngine().policiesOf(program, sourceCode.text, context.filename, context.settings['cors']);
  const file: File = { policies, endpoints, heldHosts: heldHostsOf(context.settings) };
  for (const policy of policies) definition.check?.(policy, report, given, file);
  for (const endpoint of definition.checkEndpoint === undefined ? [] : endpoints) definition.checkEndpoint?.(endpoint, report, given);
  for (const path of definition.checkPath === undefined ? [] : brokenPaths()) definition.checkPath?.(path, report);
  for (const placement of definition.checkPlacement === undefined ? [] : placements()) definition.checkPlacement?.(placement, report, given);
  for (const layer of definition.checkLayer === undefined ? [] : layers()) definition.checkLayer?.(layer, report);
}

/** The hosts that the settings name; what else stands there is left alone, for settings have no schema. */
function heldHostsOf({ cors }: Rule.RuleContext['settings']): readonly string[] {
  const hosts = (cors as { readonly heldHosts?: unknown } | null | undefined)?.heldHosts;
  return Array.isArray(hosts) ? hosts.filter((host) => typeof host === 'string') : [];
}

/** The JSON schema of options: what is a list by default is a list of texts. */
function schemaOf(options: Readonly<Record<string, Json>>): Record<string, object> {
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, Array.isArray(value) ? { type: 'array', items: { type: 'string' }, uniqueItems: true } : { type: typeof value }]));
}
