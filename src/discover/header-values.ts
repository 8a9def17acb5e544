import { unseenInput } from '../code/inputs.ts';
import type { Machine } from '../code/machine.ts';
import type { Node, Settled, Value } from '../code/value.ts';
import type { Answer, Written } from '../policy/policy.ts';
import { evidenceOf, known, unread } from './evidence.ts';

/**
 * The text that a header gets from a value: lists become several lines, which a browser reads as one text.
 * `undefined` is unknown, because frameworks send it as text, leave it out or throw.
 */
export function headerText(machine: Machine, value: Value, at: Node): Answer<string | null> {
  const settled = machine.settle(value);
  const text = textOf(machine, settled);
  if (text === null) return { ...unread('a header value that was not read', at), ...chosenOf(machine, settled), ...variableOf(settled) };
  return { ...known(text, at, settled.kind === 'primitive' ? (settled.env ?? machine.lastUnset) : null), ...linesOf(machine, settled, at) };
}

/** The variable of the environment that a value is, as it is in either world. */
function variableOf(value: Settled): { readonly unset?: string; readonly variable?: string } {
  if (value.kind === 'primitive' && value.env !== null) return { unset: value.env };
  return value.kind === 'unknown' && value.env !== null && value.depends === 'no' ? { variable: value.env } : {};
}

/** The lines of a list of several texts. */
function linesOf(machine: Machine, list: Settled, at: Node): { readonly lines?: readonly Written[] } {
  if (list.kind !== 'array' || list.items.length < 2) return {};
  return { lines: list.items.map((item) => ({ value: textOf(machine, machine.settle(item.value)) ?? '', at: evidenceOf(item.at ?? at) })) };
}

/** What reads a value from the request that nothing looked at. */
function chosenOf(machine: Machine, value: Settled): { readonly chosen?: string } {
  const input = value.kind === 'unknown' ? unseenInput(machine, value) : null;
  if (input === null) return {};
  const { at, path } = input;
  return { chosen: at.type === 'MemberExpression' || at.type === 'CallExpression' ? machine.text.slice(...at.range).replace(/\s+/g, ' ') : path };
}

function textOf(machine: Machine, value: Settled): string | null {
  if (value.kind === 'primitive') return value.value === undefined ? null : String(value.value);
  if (value.kind === 'pattern') return isPlainSource(value.source) ? `/${value.source}/${[...value.flags].sort().join('')}` : null;
  if (value.kind === 'promise') return '[object Promise]';
  if (value.kind === 'set') return '[object Set]';
  if (value.kind !== 'array' || value.open) return null;
  const texts = value.items.map((item) => textOf(machine, machine.settle(item.value)));
  return texts.includes(null) ? null : texts.join(', ');
}

/** Whether a pattern is written as its source is: an own slash or line break would be escaped. */
const isPlainSource = (source: string): boolean => source !== '' && !/[\r\n\u2028\u2029]/.test(source) && !/(?:^|[^\\])\//.test(source);

/** The name of a header in lower case, or null when it was not read. */
export function headerName(machine: Machine, name: Value): string | null {
  const settled = machine.settle(name);
  return settled.kind === 'primitive' && typeof settled.value === 'string' ? settled.value.toLowerCase() : null;
}

/** What the name of a header starts with, in lower case, where the rest of it was not read. */
export function namePrefix(machine: Machine, name: Value): string {
  const settled = machine.settle(name);
  return settled.kind === 'unknown' ? settled.prefix.trimStart().toLowerCase() : '';
}
