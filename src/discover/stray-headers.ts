import type { Machine } from '../code/machine.ts';
import type { Node, Value } from '../code/value.ts';
import { findMistakenName, isAskedFor, isGivenUp, type CorsField } from '../spec/header-names.ts';
import { corsResponseHeader } from '../spec/headers.ts';
import type { ResponseHeaders } from '../spec/types.ts';
import type { Answer, CorsResponse, StrayHeader } from '../policy/policy.ts';
import type { Event, HeaderWrite, Misplaced } from './events.ts';
import { evidenceOf, unread } from './evidence.ts';
import { headerName } from './header-values.ts';

type Headers = { -readonly [H in keyof ResponseHeaders]: Answer<string | null> };

/** The headers of one response under names that no browser takes for them. The header that is meant is not known then: it is not missing as well. */
export class Strays {
  readonly #found: { readonly stray: Omit<StrayHeader, 'isMissed'>; readonly meant: Answer<string | null> | null }[] = [];

  note(headers: Headers, name: string, { name: value, at, write, mode }: HeaderWrite): void {
    if (mode !== 'set' && mode !== 'append') return;
    const node = nameNode(value, at) ?? at ?? write;
    if (isGivenUp(name)) this.#found.push({ stray: { kind: 'given up', field: null, name, isSure: true, at: evidenceOf(node) }, meant: null });
    const mistaken = findMistakenName(name);
    if (mistaken === null) return;
    const { field, isSure, isRequestHeader } = mistaken;
    const isAbsent = !isRequestHeader && headers[field].known && headers[field].value === null;
    if (isAbsent) headers[field] = unread('a name that is misspelt', node);
    this.#found.push({ stray: { kind: isRequestHeader ? 'of requests' : 'misspelt', field, name, isSure, at: evidenceOf(node) }, meant: isAbsent ? headers[field] : null });
  }

  /** All of them, when the response is complete. What a browser asked for by a header of the request is for the browsers that ask. */
  beside(headers: Headers, requestHeaders: Iterable<string>): readonly StrayHeader[] {
    const found = this.#found.filter(({ stray }) => stray.kind !== 'given up' || !isAskedFor(requestHeaders));
    return found.length === 0 ? none : found.map(({ stray, meant }) => ({ ...stray, isMissed: stray.field !== null && (headers[stray.field] === meant || isAbsent(headers[stray.field])) }));
  }
}

const none: readonly StrayHeader[] = [];

const isAbsent = (header: Answer<string | null>): boolean => header.known && header.value === null;

/** The node of a name: what says it, or the key before a value. */
function nameNode(name: Value, at: Node | null): Node | null {
  const own = name.kind === 'primitive' ? name.at : null;
  if (own !== null && own !== at) return own;
  const around = at?.parent;
  if (around?.type === 'Property' && around.value === at) return around.key;
  return around?.type === 'AssignmentExpression' && around.right === at && around.left.type === 'MemberExpression' ? around.left.property : own;
}

/** The header of CORS that a name stands for, be it misspelt or not; null for others. */
function meantBy(name: string): CorsField | null {
  const field = corsResponseHeader(name);
  return field === 'vary' ? null : (field ?? findMistakenName(name)?.field ?? null);
}

/** What is written of CORS to something that is no response; null where the name is not read, or that of something else. */
export function misplacedHeader(machine: Machine, name: Value, place: Pick<Misplaced, 'where' | 'write' | 'at'>): Misplaced | null {
  const text = headerName(machine, name);
  return text === null || meantBy(text) === null ? null : { type: 'misplaced', name: text, node: nameNode(name, place.at) ?? place.write, ...place };
}

/** Responses, with what one run wrote elsewhere. */
export function withMisplaced(responses: readonly CorsResponse[], events: readonly Event[]): readonly CorsResponse[] {
  const misplaced = events.filter((event) => event.type === 'misplaced');
  const [first, ...rest] = responses;
  if (misplaced.length === 0 || first === undefined) return responses;
  const strays = misplaced.flatMap(({ name, node, where }): readonly StrayHeader[] => {
    const field = meantBy(name);
    return field === null ? [] : [{ kind: where, field, name, isSure: corsResponseHeader(name) !== null, isMissed: responses.every((one) => isAbsent(one[field])), at: evidenceOf(node) }];
  });
  return [{ ...first, strays: [...first.strays, ...strays] }, ...rest];
}
