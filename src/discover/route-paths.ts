import type { Settled, Value } from '../code/value.ts';

/** A path that matches every path, in the spellings of Express 4 and 5. */
const everyPath = /^\/?[({]?\/?(?:\*\w*|\.\*)[)}]?$/;

/** Characters that mean more than themselves, other than a whole segment's name: what they match is not worked out. */
const special = /[*+?(){}[\]\\!]/;

/**
 * Whether a handler at one path sees every request that a handler at another path sees; null when that was not read.
 * A path of null is every path. `prefix`: the first one is asked for everything below its path, too.
 */
export function coversPath(first: Value | null, second: Value | null, prefix: boolean): boolean | null {
  if (first === null || (second !== null && samePath(first, second))) return true;
  const answers = prefix ? known.below : known.exactly;
  let ofFirst = answers.get(first);
  if (ofFirst === undefined) answers.set(first, (ofFirst = new Map()));
  let answer = ofFirst.get(second);
  if (answer === undefined) ofFirst.set(second, (answer = findWhether(first, second, prefix)));
  return answer;
}

/** Each handler of a file asks about all paths before its own, each time it is run. */
const known = { below: new WeakMap<Value, Map<Value | null, boolean | null>>(), exactly: new WeakMap<Value, Map<Value | null, boolean | null>>() };

function findWhether(first: Value, second: Value | null, prefix: boolean): boolean | null {
  if (first.kind === 'array') return anyOf(first.items.map((item) => coversPath(item.value, second, prefix)));
  if (!isText(first)) return null;
  if (everyPath.test(first.value) || (prefix && segmentsOf(first).length === 0)) return true;
  if (second === null) return false;
  return isText(second) ? coversText(segmentsOf(first), segmentsOf(second), prefix) : null;
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

function coversText(first: readonly string[], second: readonly string[], prefix: boolean): boolean | null {
  for (const [i, segment] of first.entries()) {
    const other = second[i];
    if (special.test(segment) || (other !== undefined && special.test(other))) return null;
    if (other === undefined) return false;
    if (segment !== other && !isParameter(segment)) return false;
  }
  if (first.length === second.length) return true;
  return second.slice(first.length).some((segment) => special.test(segment)) ? null : prefix;
}

const isParameter = (segment: string): boolean => /^:\w+$/.test(segment);
