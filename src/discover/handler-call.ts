import { nothing } from '../code/machine.ts';
import { entryArguments } from '../code/roles.ts';
import { unknown, type Call, type Node, type Settled, type Unknown } from '../code/value.ts';

/** One request and one response go through all handlers, whatever they call their parameters. */
export function handlerCall(handler: Settled, node: Node): Call {
  const own = handler.kind === 'function' ? entryArguments(handler.node, { handler: true, depends: 'no', chooser: 'request' }) : standIns(node);
  const args = own.map((arg) => (arg.kind === 'unknown' && arg.root !== null ? { ...arg, id: `${arg.role}@${node.range[0]}`, root: node.range[0] } : arg));
  return { self: nothing, args, node, argNodes: args.map(() => null) };
}

const standIns = (node: Node): Unknown[] =>
  (['request', 'response', 'next'] as const).map((role) => unknown(`${role}@${node.range[0]}`, { depends: role === 'request' ? 'maybe' : 'no', chooser: 'request', role, root: node.range[0], nonNull: true, at: node }));
