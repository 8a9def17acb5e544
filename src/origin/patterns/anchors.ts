import type { AST } from '@eslint-community/regexpp';
import { type Depth, anySubdomain, isBareDot, isWildcard, rewrite, someSubdomain } from './rewrite.ts';

type Elements = readonly AST.Element[];

export const anyPort = '(?::\\d+)?';

/** What may stand behind a host, and before one that is named without a scheme. */
interface Around {
  readonly port: string;
  readonly subdomain: string;
}

/** Whether an alternative is tied to the start of the text. */
export const isTied = ({ elements }: AST.Alternative): boolean => isEdge(elements[0], 'start');

/** The source of an alternative that stands for whole origins: with a scheme, and both ends tied. */
export function anchored(elements: Elements, depth: Depth, { port, subdomain }: Around): string {
  const tied = isEdge(elements[0], 'start');
  const body = withoutEnd(tied ? elements.slice(1) : elements, depth);
  return `^${startOf(body, depth, tied ? null : subdomain)}${isLocal(body) ? anyPort : port}$`;
}

/** `subdomain` is null where the first element stands at the start of the text. */
function startOf(elements: Elements, depth: Depth, subdomain: string | null): string {
  const [first, ...rest] = elements;
  const source = sourceOf(elements);
  if (first === undefined || /^(?:\((?:\?:)?)*http/.test(source)) return rewrite(elements, depth);
  if (/^:\\?\//.test(source)) return `https${rewrite(elements, depth)}`;
  if (/^(?:\\?\/){2}/.test(source)) return `https:${rewrite(elements, depth)}`;
  if (isDot(first) && subdomain !== null) return `https:\\/\\/${someSubdomain}${rewrite(rest, depth)}`;
  // What comes before a name in `.*\.example\.com` may be a scheme as well as a sub-domain.
  if (isWildcard(first)) return startOf(rest, depth, anySubdomain);
  if (subdomain === null) return rewrite(elements, depth);
  return isLocal(elements) ? `https?:\\/\\/${rewrite(elements, depth)}` : `https:\\/\\/${subdomain}${rewrite(elements, depth)}`;
}

// A page has an origin without a path.
function withoutEnd(elements: Elements, depth: Depth): Elements {
  const last = elements.at(-1);
  if (isEdge(last, 'end')) return depth === 'wildcards' ? withoutEnd(elements.slice(0, -1), depth) : elements.slice(0, -1);
  const isPath = last !== undefined && /^\\?\/[?*+]?$/.test(last.raw);
  return last !== undefined && elements.length > 1 && (isPath || isWildcard(last)) ? withoutEnd(elements.slice(0, -1), depth) : elements;
}

const isEdge = (element: AST.Element | undefined, kind: 'start' | 'end'): boolean => element?.type === 'Assertion' && element.kind === kind;

const isDot = (element: AST.Element): boolean => isBareDot(element) || element.raw === '\\.' || element.raw === '[.]';

const isLocal = (elements: Elements): boolean => /(?:localhost|127\\?\.0\\?\.0\\?\.1)$/.test(sourceOf(elements));

const sourceOf = (elements: Elements): string => elements.map(({ raw }) => raw).join('');
