import { Linter, type Rule } from 'eslint';
import plugin from '../../rules/index.ts';
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

/** What all rules of `recommended` say about the text of a server. */
export function reportsOf(text: string, options: Readonly<Record<string, object>> = {}): readonly Report[] {
  const { recommended } = plugin.configs;
  const rules = Object.fromEntries(Object.entries(recommended.rules ?? {}).map(([name, level]) => [name, [level, ...(options[name] === undefined ? [] : [options[name]])]])) as Linter.RulesRecord;
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

/** Where a message names its witness. */
const witnesses: Readonly<Record<string, RegExp>> = {
  check: /` also lets in (\S+?)(?: \(when|, which anybody)/,
  pattern: /` also matches (\S+?)(?: \(when|, which anybody)/,
  reversed: /so (\S+) passes as well/,
  noScheme: /not checked: (\S+) passes/,
  http: /^`(\S+)` is not encrypted/,
  shared: /: (\S+) is let in with credentials/,
  extension: /: (\S+) is let in with credentials/,
  localhost: /^(\S+) is let in with credentials/,
  reflectedCredentials: /such as (\S+),/,
  ineffective: /such as (\S+),/,
  fallback: /such as (\S+),/,
};

/** The origin that a message says gets in. */
export const witnessOf = ({ messageId, message }: Report): string => (messageId.startsWith('null') ? 'null' : witnesses[messageId]?.exec(message)?.[1] ?? message);

/** The environment that a message supposes. */
export function supposedBy({ message }: Report): Readonly<Record<string, string>> {
  const [, name, text] = /\(when process\.env\.(\w+) is `([^`]*)`\)/.exec(message) ?? [];
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
