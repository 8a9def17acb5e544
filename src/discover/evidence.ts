import type { Node } from '../code/value.ts';
import type { Answer, Evidence } from '../policy/policy.ts';

/** Where a node stands. */
export const evidenceOf = (node: Node): Evidence => ({ range: node.range, file: null });

/** Something the code says at a node. */
export const known = <T>(value: T, at: Node, env: string | null = null): Answer<T> => ({ known: true, value, at: evidenceOf(at), env });

/** Something that could not be read at a node. */
export const unread = (why: string, at: Node): Answer<never> => ({ known: false, why, at: evidenceOf(at) });
