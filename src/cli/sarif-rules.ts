import type { Linter, Rule } from 'eslint';
import type { LintedPlugin, PresetName } from './world.ts';

/** A rule as SARIF describes it. */
export interface RuleDescriptor {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** What our rules say about themselves beyond what ESLint asks for. */
interface Docs {
  readonly description?: string;
  readonly url?: string;
  readonly cwe?: readonly string[];
  readonly securitySeverity?: string | number;
}

/** The rules of a preset, and those that a comment may switch on. */
export function describeRules({ rules, configs }: LintedPlugin, preset: PresetName): RuleDescriptor[] {
  const levels = configs[preset].rules ?? {};
  return Object.entries(rules).map(([name, rule]) => describeRule(name, rule, levels[`cors/${name}`]));
}

function describeRule(name: string, rule: Rule.RuleModule, entry: Linter.RuleEntry | undefined): RuleDescriptor {
  const { description = name, url, cwe = [], securitySeverity } = (rule.meta?.docs ?? {}) as Docs;
  const level = levelOf(entry);
  // What only breaks a page is no alert of security.
  const secures = Number(securitySeverity ?? 0) > 0;
  return {
    id: `cors/${name}`,
    name: name.replaceAll(/(?:^|-)(\w)/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: description },
    fullDescription: { text: description },
    ...(url !== undefined && { helpUri: url }),
    help: { text: url === undefined ? description : `${description}\n${url}`, markdown: url === undefined ? description : `${description}\n\n[About this rule](${url})` },
    defaultConfiguration: level === 'none' ? { enabled: false } : { level },
    properties: {
      tags: [...(secures ? ['security'] : []), 'cors', ...cwe.map((id) => `external/cwe/${id.toLowerCase()}`)],
      precision: 'high',
      ...(level !== 'none' && { 'problem.severity': level }),
      ...(secures && { 'security-severity': String(securitySeverity) }),
    },
  };
}

function levelOf(entry: Linter.RuleEntry | undefined): 'error' | 'warning' | 'none' {
  const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
  if (severity === 'error' || severity === 2) return 'error';
  return severity === 'warn' || severity === 1 ? 'warning' : 'none';
}
