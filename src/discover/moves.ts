import { patternNames } from '../code/environment.ts';
import { mentionedNames } from '../code/free-names.ts';
import type { Node } from '../code/value.ts';
import type { Evidence } from '../policy/policy.ts';
import type { Move } from '../policy/placement.ts';
import { evidenceOf } from './evidence.ts';

/** How the statement that a call is can be put before that of an earlier call in the same block; null where names are declared between them that it mentions. */
export function moveBefore(call: Node, earlier: Evidence): Move | null {
  const statement = call.parent;
  const list = statement?.parent;
  if (statement?.type !== 'ExpressionStatement' || (list?.type !== 'Program' && list?.type !== 'BlockStatement')) return null;
  const from = list.body.findIndex(({ range }) => range[0] <= earlier.range[0] && earlier.range[1] <= range[1]);
  const to = list.body.indexOf(statement);
  if (from < 0 || to <= from || list.body[from]?.type !== 'ExpressionStatement') return null;
  const declared = new Set(list.body.slice(from, to).flatMap(declaredNames));
  if (mentionedNames(statement).some((name) => declared.has(name))) return null;
  const first = list.body[from];
  return { statement: evidenceOf(statement), span: { range: [first.range[0], statement.range[1]], file: null }, indent: ' '.repeat(first.loc.start.column) };
}

/** The names that a statement declares or assigns. Functions are there from the beginning of their block. */
function declaredNames(statement: Node): readonly string[] {
  const names: string[] = [];
  if (statement.type === 'VariableDeclaration') for (const { id } of statement.declarations) patternNames(id, names);
  else if (statement.type === 'ClassDeclaration' && statement.id !== null) names.push(statement.id.name);
  else if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression') names.push(...mentionedNames(statement.expression.left));
  return names;
}
