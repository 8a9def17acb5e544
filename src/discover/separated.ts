import { compilePattern } from '../code/regexp/pattern.ts';
import { array, pattern, primitive, type Node, type Settled, type Value } from '../code/value.ts';
import type { OriginReading } from '../models/model.ts';

/** What stands between the commas of a text, as a library takes it; a list of which nothing is known where the text was not read. */
export function separated({ spaces, delimited }: OriginReading, text: Settled, at: Node): Settled {
  const isText = text.kind === 'primitive' && typeof text.value === 'string';
  const items = isText ? String(text.value).split(',').map((item) => ({ value: itemOf(spaces === 'kept' ? item : item.trim(), text, delimited, at), at })) : [];
  return array(items, at, !isText);
}

/** A pattern where it is delimited like one, and is valid; else a text. */
function itemOf(item: string, text: Extract<Settled, { kind: 'primitive' }>, delimited: string | undefined, at: Node): Value {
  const [, , source, flags = ''] = (delimited === undefined ? null : new RegExp(delimited).exec(item)) ?? [];
  return source === undefined || compilePattern(source, flags) === null ? primitive(item, text.at, [text]) : pattern(source, flags, at);
}
