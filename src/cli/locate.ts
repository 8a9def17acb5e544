import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { lineIndexAt, lineStarts } from './lines.ts';

/** A node or comment as the parser gives it. */
export interface Located {
  readonly start: number;
  readonly end: number;
  range?: [number, number];
  loc?: Location;
}

/** A node of the tree. */
export interface Node extends Located {
  readonly type: string;
  parent?: Node | null;
  readonly [key: string]: unknown;
}

/** Line and column, of which only reports ask: worked out when read, for a megabyte of code has half a million nodes. */
class Location {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly number[];

  constructor({ start, end }: Located, lines: readonly number[]) {
    this.from = start;
    this.to = end;
    this.lines = lines;
  }

  get start(): object {
    return positionAt(this.from, this.lines);
  }

  get end(): object {
    return positionAt(this.to, this.lines);
  }
}

function positionAt(offset: number, lines: readonly number[]): object {
  const index = lineIndexAt(lines, offset);
  return { line: index + 1, column: offset - (lines[index] ?? 0) };
}

/** Gives all nodes of a tree and its comments the `range`, `loc` and `parent` that ESLint knows them by. */
export function locate(root: Node, comments: readonly Located[], text: string): void {
  const lines = lineStarts(text);
  for (const comment of comments) locateOne(comment, lines);
  // Not recursive: a chain of a thousand `+` is as deep as it is long.
  const pending: Node[] = [root];
  root.parent = null;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    locateOne(node, lines);
    for (const key of visitorKeys[node.type] ?? Object.keys(node)) if (key !== 'parent') addNodes(node[key], node, pending);
  }
}

function locateOne(node: Located, lines: readonly number[]): void {
  node.range = [node.start, node.end];
  node.loc = new Location(node, lines);
}

function addNodes(value: unknown, parent: Node, pending: Node[]): void {
  if (Array.isArray(value)) for (const each of value) addNodes(each, parent, pending);
  else if (isNode(value)) {
    value.parent = parent;
    pending.push(value);
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
