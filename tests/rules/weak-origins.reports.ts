import { Linter, type Rule } from 'eslint';
import plugin, { type RuleName } from '../../rules/index.ts';
import { allowOriginOf, type Surroundings } from './stand-ins.ts';

export interface Report {
  readonly rule: string;
  readonly messageId: string;
  readonly message: string;
  /** Where it starts and ends. */
  readonly place: readonly [number, number];
  /** The whole text after each suggestion. */
  readonly suggested: readonly string[];
}

/** The rules that say who gets in. What else is wrong with a server is not asked here. */
const isAboutOrigins = (name: string): boolean => /^cors\/no-(?:null|reflected|untrusted|weak|wildcard)-/.test(name);

/** What the rules of `recommended` say about who gets into a server, by its text. */
export function reportsOf(text: string, options: Readonly<Record<string, object>> = {}): readonly Report[] {
  const { recommended } = plugin.configs;
  const rules = Object.fromEntries(Object.entries(recommended.rules ?? {}).filter(([name]) => isAboutOrigins(name)).map(([name, level]) => [name, [level, ...(options[name] === undefined ? [] : [options[name]])]])) as Linter.RulesRecord;
  const messages = new Linter().verify(text, [{ ...recommended, languageOptions: { sourceType: 'commonjs' }, rules }], { filename: 'server.js' });
  return messages.map(({ ruleId, messageId = '', message, line, column, endLine = 0, endColumn = 0, suggestions = [] }) => ({
    rule: (ruleId ?? message).replace('cors/', ''),
    messageId,
    message,
    place: [indexOf(text, line, column), indexOf(text, endLine, endColumn)],
    suggested: suggestions.map(({ fix }) => applied(text, fix)),
  }));
}

const indexOf = (text: string, line: number, column: number): number => text.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;

const applied = (text: string, { range: [start, end], text: by }: Rule.Fix): string => text.slice(0, start) + by + text.slice(end);

/** What fills the placeholders of a message. */
function dataOf({ rule, messageId, message }: Report): Readonly<Record<string, string | undefined>> {
  const template = plugin.rules[rule as RuleName]?.meta?.messages?.[messageId] ?? '';
  const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
  const pattern = template.replace(/\{\{|\}\}|[^\w\s]/g, (mark) => (mark.length > 1 ? mark : `\\${mark}`)).replace('{{witness}}', '(\\S*)').replace(/\{\{\w+\}\}/g, '([^]*?)');
  const filled = new RegExp(`^${pattern}$`).exec(message) ?? [];
  return Object.fromEntries(names.map((name, i) => [name, filled[i + 1]]));
}

/** The origin that a message says gets in; those about `null` name none. */
export const witnessOf = (report: Report): string => (report.rule === 'no-null-origin' ? 'null' : dataOf(report)['witness'] ?? report.message);

/** The environment that a message supposes. */
export function supposedBy(report: Report): Readonly<Record<string, string>> {
  const [, name, text] = /(\w+) is `([^`]*)`/.exec(dataOf(report)['supposed'] ?? '') ?? [];
  return name === undefined || text === undefined ? {} : { [name]: text };
}

/** Whether a server that is really run lets an origin in; one that throws answers without headers. */
export async function letsIn(text: string, origin: string, surroundings: Surroundings = {}): Promise<boolean> {
  try {
    return (await allowOriginOf(text, origin, surroundings)) === origin;
  } catch {
    return false;
  }
}
