import type { Settled, Value } from '../code/value.ts';

/** A path that matches every path, in the spellings of Express 4 and 5. */
const everyPath = /^\/?[({]?\/?(?:\*\w*|\.\*)[)}]?$/;

/** A last segment that matches everything below the path before it, in the spellings of Express 4 and 5, Koa and Hono. */
const everythingBelow = /^(?:\*{1,2}\w*|\{\*\w+\}|\(\.\*\))$/;

/** Characters that mean more than themselves, other than a whole segment's name: what they match is not worked out. */
const special = /[*+?(){}[\]\\!]/;

/**
 * What a handler is asked for: its path to the letter, or everything below it, too. `by stars`: a star at the end is how that is said, and the path
 * before it is asked for as well.
 */
export type Reach = 'to the letter' | 'below' | 'by stars';

/** Whether a handler at one path sees every request that a handler at another path sees; null when that was not read. A path of null is every path. */
export function coversPath(first: Value | null, second: Value | null, reach: Reach): boolean | null {
  if (first === null || (second !== null && samePath(first, second))) return true;
  const answers = known[reach];
  let ofFirst = answers.get(first);
  if (ofFirst === undefined) answers.set(first, (ofFirst = new Map()));
  let answer = ofFirst.get(second);
  if (answer === undefined) ofFirst.set(second, (answer = findWhether(first, second, reach)));
  return answer;
}

/** Each handler of a file asks about all paths before its own, each time it is run. */
const known: Readonly<Record<Reach, WeakMap<Value, Map<Value | null, boolean | null>>>> = { 'to the letter': new WeakMap(), below: new WeakMap(), 'by stars': new WeakMap() };

function findWhether(first: Value, second: Value | null, reach: Reach): boolean | null {
  if (first.kind === 'array') return anyOf(first.items.map((item) => coversPath(item.value, second, reach)));
  if (!isText(first)) return null;
  if (everyPath.test(first.value) || (reach === 'below' && segmentsOf(first).length === 0)) return true;
  if (second === null) return false;
  return isText(second) ? coversText(segmentsOf(first), segmentsOf(second), reach) : null;
}

function anyOf(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

type Text = Settled & { readonly kind: 'primitive'; readonly value: string };

const isText = (value: Value): value is Text => value.kind === 'primitive' && typeof value.value === 'string';

/** The same unread path, such as an imported constant, is the same path. */
const samePath = (first: Value, second: Value): boolean => first === second || (first.kind === 'unknown' && second.kind === 'unknown' && first.id === second.id);

const segments = new WeakMap<Value, readonly string[]>();

/** The segments of a path; routers take `/a` and `/A/` for the same. */
function segmentsOf(path: Text): readonly string[] {
  let found = segments.get(path);
  if (found === undefined) segments.set(path, (found = path.value.toLowerCase().split('/').filter((segment) => segment !== '')));
  return found;
}

function coversText(first: readonly string[], second: readonly string[], reach: Reach): boolean | null {
  if (first.join('/') === second.join('/')) return true;
  if (everythingBelow.test(first.at(-1) ?? '')) return coversBelow(first.slice(0, -1), second, reach);
  const covers = startsAlike(first, second);
  if (covers !== true || first.length === second.length) return covers;
  return reach === 'below' || (second.slice(first.length).some((segment) => special.test(segment)) ? null : false);
}

/** Whether all that is below one path holds another path. Where that may be the first path itself, the spellings differ. */
function coversBelow(first: readonly string[], second: readonly string[], reach: Reach): boolean | null {
  const covers = startsAlike(first, second);
  if (covers !== true || reach === 'by stars') return covers;
  const next = second[first.length];
  return next !== undefined && !special.test(next) ? true : null;
}

/** Whether one path is where another one starts. */
function startsAlike(first: readonly string[], second: readonly string[]): boolean | null {
  for (const [i, segment] of first.entries()) {
    const other = second[i];
    if (special.test(segment) || (other !== undefined && special.test(other))) return null;
    if (other === undefined) return false;
    if (segment !== other && !isParameter(segment)) return false;
  }
  return true;
}

const isParameter = (segment: string): boolean => /^:\w+$/.test(segment);
