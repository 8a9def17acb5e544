import type { Node, Value } from '../code/value.ts';
import type { LibraryModel } from '../models/model.ts';
import type { Answer } from '../policy/policy.ts';
import { known, unread } from './evidence.ts';
import type { Options } from './options.ts';
import { meaningOfOption, type OriginResult } from './origin-option.ts';

/** Whether a library says what varies before it knows what it answers. */
export const variesEarly = ({ origin: { varies, variesBy: by } }: LibraryModel): boolean => varies === 'always' || by === 'option';

/** What the answer to a request varies by; null in the place of its origin for one that is passed on. */
export function variesBy(model: LibraryModel, options: Options, origin: OriginResult | null, isAsked: boolean, at: Node): Answer<string | null> {
  const { varies } = model.origin;
  if (varies === 'unread') return unread('what it varies by', at);
  if (origin === null && !variesEarly(model)) return known(null, at);
  const by = model.origin.variesBy === 'option' ? (isAsked ? 'computed' : decidedBy(model, options)) : (origin?.by ?? 'computed');
  if (by === null) return unread('an origin option that was not read', at);
  const isAny = by === 'any' || (model.origin.variesBy !== 'option' && origin !== null && isPlainStar(origin.value));
  const does = { always: true, 'unless any': !isAny, 'if sent': !isAny && origin !== null && origin.value !== null, 'if computed': by === 'computed', never: false };
  return known(does[varies] ? 'Origin' : null, at);
}

/** Whether a value is `*` that the program wrote. */
export const isStar = (value: Value): boolean => value.kind === 'primitive' && value.value === '*' && !value.fromOrigin;

const isPlainStar = (value: Value | null): boolean => value !== null && value.kind !== 'choice' && isStar(value);

/** What the origin option leaves to the request. */
function decidedBy({ origin: reading }: LibraryModel, options: Options): OriginResult['by'] | null {
  const meaning = meaningOfOption(reading, options.readWritten(reading.option));
  if (meaning === null || meaning === 'any') return meaning;
  return meaning === 'fixed' || meaning === 'off' || meaning === 'none' ? 'fixed' : 'computed';
}
