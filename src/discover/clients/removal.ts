import type { Tree } from '../../code/tree.ts';
import type { Node } from '../../code/value.ts';
import type { Evidence } from '../../policy/policy.ts';
import type { WrittenHeader } from './written-headers.ts';

/** What to cut to be rid of a header: a property or a pair with its comma, a statement, or a link of a chain. Null if something would be left or lost. */
export function removalOf(tree: Tree, text: string, { part, value }: WrittenHeader): Evidence | null {
  if (value !== null && !isPlain(value)) return null;
  const outer = tree.parentOf(part);
  if (outer?.type === 'ObjectExpression') return itemRemoval(text, part, outer.properties);
  if (outer?.type === 'ArrayExpression') return itemRemoval(text, part, outer.elements.filter((element) => element !== null));
  // A statement that only sets the header goes; a link of a chain that makes or sends a request does not take it along.
  const holder = part.type === 'CallExpression' && part.callee.type === 'MemberExpression' ? part.callee.object : null;
  if (outer?.type === 'ExpressionStatement' && (holder === null || holder.type === 'Identifier' || holder.type === 'MemberExpression')) return statementRemoval(tree, text, outer);
  return holder === null ? null : { file: null, range: [holder.range[1], part.range[1]] };
}

/** What to cut to be rid of an option that is written as a property of an object; null for one that is written otherwise. */
export function optionRemoval(tree: Tree, text: string, value: Node): Evidence | null {
  const property = tree.parentOf(value);
  const object = property?.type === 'Property' ? tree.parentOf(property) : null;
  return property === null || object?.type !== 'ObjectExpression' ? null : itemRemoval(text, property, object.properties);
}

/** Whether an expression does nothing but have a value. */
const isPlain = (node: Node): boolean => node.type === 'Literal' || node.type === 'Identifier' || node.type === 'MemberExpression' || (node.type === 'TemplateLiteral' && node.expressions.every(isPlain));

function itemRemoval(text: string, item: Node, items: readonly Node[]): Evidence {
  const index = items.indexOf(item);
  const [start, end] = item.range;
  const comma = /^\s*,[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(end, end + longest));
  const next = items[index + 1];
  const before = items[index - 1];
  if (next !== undefined && comma !== null) return { file: null, range: [start, Math.min(end + comma[0].length, next.range[0])] };
  if (before !== undefined && /^\s*,\s*$/.test(text.slice(before.range[1], start))) return { file: null, range: [before.range[1], end] };
  return { file: null, range: [start, end + (/^\s*,/.exec(text.slice(end, end + longest))?.[0].length ?? 0)] };
}

const longest = 200;

/** A statement of a block, with its line. */
function statementRemoval(tree: Tree, text: string, statement: Node): Evidence | null {
  const outer = tree.parentOf(statement);
  if (outer?.type !== 'BlockStatement' && outer?.type !== 'Program') return null;
  const [start, end] = statement.range;
  const before = /(?:^|\n)([ \t]*)$/.exec(text.slice(Math.max(0, start - longest), start));
  const after = /^[ \t]*\r?\n/.exec(text.slice(end, end + longest));
  return { file: null, range: before === null || after === null ? [start, end] : [start - (before[1]?.length ?? 0), end + after[0].length] };
}
