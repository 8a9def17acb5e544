import type { AST } from '@eslint-community/regexpp';

/** How much of a pattern is written anew: only slashes, so that it can stand between two; what stands for a dot; or also what may stand before a name. */
export type Depth = 'slashes' | 'dots' | 'wildcards';

/** Any sub-domain, or none. */
export const anySubdomain = '(?:[a-z0-9-]+\\.)*';
export const someSubdomain = '(?:[a-z0-9-]+\\.)+';

/** What some elements at the head of a list become. */
interface Rewritten {
  readonly text: string;
  readonly used: number;
}

/** The source of a sequence of elements, with what is most likely meant by it. */
export function rewrite(elements: readonly AST.Element[], depth: Depth): string {
  let text = '';
  for (let index = 0; index < elements.length;) {
    const rewritten = rewriteHead(elements.slice(index), depth);
    text += rewritten.text;
    index += rewritten.used;
  }
  return text;
}

function rewriteHead([first, second, third]: readonly AST.Element[], depth: Depth): Rewritten {
  if (first === undefined) return { text: '', used: 1 };
  if (depth === 'slashes') return { text: rewriteElement(first, depth), used: 1 };
  // A glob that was taken for a pattern: `//*.example.com`.
  if (isSlashes(first) && second !== undefined && isBareDot(second)) return { text: `\\/${someSubdomain}`, used: 2 };
  if (depth === 'wildcards' && isWildcard(first)) return rewriteWildcard(first, second, third, depth);
  if (isOptionalName(first) && second !== undefined && isBareDot(second)) return { text: `(?:${rewriteElement(first.element, depth)}\\.)?`, used: 2 };
  return { text: isBareDot(first) ? '\\.' : rewriteElement(first, depth), used: 1 };
}

// `.*example.com` and `[a-z]*\.?example.com`, but not `.*\.example.com`: there only sub-domains fit.
function rewriteWildcard(first: AST.Element, second: AST.Element | undefined, third: AST.Element | undefined, depth: Depth): Rewritten {
  if (second !== undefined && isOptionalDot(second) && third !== undefined) return { text: anySubdomain, used: 2 };
  if (second?.type === 'Character' && /[a-z0-9]/i.test(second.raw)) return { text: anySubdomain, used: 1 };
  return { text: rewriteElement(first, depth), used: 1 };
}

function rewriteElement(element: AST.Element, depth: Depth): string {
  switch (element.type) {
    case 'Character': return element.raw === '/' ? '\\/' : element.raw;
    case 'CapturingGroup': case 'Group': return rewriteGroup(element, depth);
    case 'Quantifier': return rewriteElement(element.element, depth) + element.raw.slice(element.element.end - element.start);
    default: return element.raw;
  }
}

function rewriteGroup({ raw, start, alternatives }: AST.Group | AST.CapturingGroup, depth: Depth): string {
  const opening = raw.slice(0, (alternatives[0]?.start ?? start) - start);
  return `${opening}${alternatives.map(({ elements }) => rewrite(elements, depth)).join('|')})`;
}

/** A dot that stands for any character. */
export function isBareDot(element: AST.Element): boolean {
  return element.type === 'CharacterSet' && element.kind === 'any';
}

function isSlashes(element: AST.Element): boolean {
  return element.type === 'Quantifier' && element.min === 0 && element.max === Infinity && element.element.type === 'Character' && element.element.value === 0x2f;
}

function isOptionalName(element: AST.Element): element is AST.Quantifier {
  return isOptional(element) && (element.element.type === 'CapturingGroup' || element.element.type === 'Group') && !/[.*+]/.test(element.raw);
}

function isOptionalDot(element: AST.Element): boolean {
  return isOptional(element) && (isBareDot(element.element) || element.element.raw === '\\.' || element.element.raw === '[.]');
}

function isOptional(element: AST.Element): element is AST.Quantifier {
  return element.type === 'Quantifier' && element.min === 0 && element.max === 1;
}

/** Any number of characters of a set, in groups or not. */
export function isWildcard(element: AST.Element): boolean {
  switch (element.type) {
    case 'CapturingGroup': case 'Group': return element.alternatives.length === 1 && element.alternatives[0]?.elements.length === 1 && element.alternatives[0].elements.every(isWildcard);
    case 'Quantifier': return (element.max > 1 && /^Character(?:Set|Class)$/.test(element.element.type)) || (isOptional(element) && isWildcard(element.element));
    default: return false;
  }
}
