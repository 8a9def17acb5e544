import type { Node } from '../code/value.ts';
import type { SiteMade } from './events.ts';

/** Where a site says nothing about something. Among the options of a whole server that is at those for the library, or at what is called. */
export function placeOf({ model, options, call: { node } }: SiteMade): Node {
  if (model.call.kind !== 'host' || model.call.member === null || (node.type !== 'CallExpression' && node.type !== 'NewExpression')) return node;
  const isOther = options?.kind === 'function' && model.delegate === null; // which is no options
  return (options !== null && !isOther && 'at' in options ? options.at : null) ?? node.callee;
}

/** What has the options of a site. */
export const optionsNode = ({ model, options, call }: SiteMade): Node => call.argNodes.find((_node, i) => call.args[i] === options) ?? call.argNodes.at(model.call.argument) ?? call.argNodes[0] ?? call.node;
