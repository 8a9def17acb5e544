import type { Environment } from '../code/environment.ts';
import { evaluate } from '../code/evaluate.ts';
import type { Machine } from '../code/machine.ts';
import type { ClassValue, Node } from '../code/value.ts';
import { headerDecorators } from '../models/headers.ts';
import type { Event } from './events.ts';

const decorators: ReadonlySet<string> = new Set(Object.entries(headerDecorators).flatMap(([module, names]) => names.map((name) => `import:${module}.${name}`)));

/** The expressions with which a method of a class is decorated. */
export function decorationsOf({ node }: ClassValue, name: string | null): readonly Node[] {
  const member = node.body.body.find((one) => 'key' in one && one.key.type === 'Identifier' && one.key.name === name);
  return member !== undefined && 'decorators' in member ? (member.decorators ?? []).map(({ expression }) => expression) : [];
}

/** Writes the headers that decorators of a method name: the framework sets them before it calls the method (NestJS 10 and 11, routing-controllers 0.11). */
export function writeDecorated(machine: Machine, owner: ClassValue, name: string | null, fn: Node): void {
  for (const decoration of decorationsOf(owner, name)) {
    const header = headerIn(machine, decoration, owner.env);
    if (header !== null) machine.emit(headerWrite(machine, header, `root:${fn.range[0]}`));
  }
}

interface Decorated {
  readonly name: Node;
  readonly value: Node;
  readonly call: Node;
  readonly env: Environment;
}

function headerIn(machine: Machine, call: Node, env: Environment): Decorated | null {
  if (call.type !== 'CallExpression' || !machine.host.matters(call)) return null;
  const [name, value] = call.arguments;
  const callee = evaluate(machine, call.callee, env);
  return name !== undefined && value !== undefined && callee.kind === 'unknown' && decorators.has(callee.id) ? { name, value, call, env } : null;
}

const headerWrite = (machine: Machine, { name, value, call, env }: Decorated, target: string): Event =>
  ({ type: 'header', target, name: evaluate(machine, name, env), value: evaluate(machine, value, env), mode: 'set', write: call, at: value, proves: false, check: null });
