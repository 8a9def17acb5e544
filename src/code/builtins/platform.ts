import { closureDependence, escapeArguments } from '../escapes.ts';
import { suspend } from '../forget.ts';
import { nothing } from '../machine.ts';
import { derived, native, unknown, type NativeCode, type NativeValue, type Value } from '../value.ts';
import { clone } from './cloning.ts';
import { platformClass, unreadInstance } from './computed.ts';
import { parseJson, stringifyJson } from './json.ts';
import { namespace, notComputed } from './table.ts';

const silent: NativeCode = () => nothing;

/** Runs a function later: what becomes of it is seen as of any other that is handed to something outside. */
const later = (name: string): NativeValue => native(name, (machine, call) => {
  const depends = closureDependence(machine, call.args);
  escapeArguments(machine, { ...call, callee: unknown(name), name, construct: false }, depends);
  const callback = machine.settle(call.args[0] ?? nothing);
  if (callback.kind === 'function') suspend(machine, callback);
  return derived(`${name}@${call.node.range[0]}`, [], { at: call.node, nonNull: true });
});

const timers = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'] as const;
const stops = ['clearTimeout', 'clearInterval', 'clearImmediate'] as const;

/** A moment that is another one each time. */
const moment = (name: string): NativeCode => (_machine, { node }) => derived(`${name}@${node.range[0]}`, [], { at: node, nonNull: true });

const unread = (name: string): Value => native(name, (machine, call) => notComputed(machine, name, nothing, call));

const dateClass = (): Value => platformClass('Date', moment('Date'), {
  now: native('now', moment('Date.now')), parse: unread('parse'), UTC: unread('UTC'),
}, (machine, call) => (call.args.length === 0 ? moment('new Date')(machine, call) : unreadInstance('Date')(machine, call)));

/** What every server has beside the language: output, timers, time and JSON. */
export const platformGlobals: Readonly<Record<string, () => Value>> = {
  ...Object.fromEntries(timers.map((name) => [name, () => later(name)])),
  ...Object.fromEntries(stops.map((name) => [name, () => native(name, silent)])),
  console: () => namespace(Object.fromEntries(Object.keys(console).map((name) => [name, silent]))),
  structuredClone: () => native('structuredClone', clone),
  JSON: () => namespace({ parse: parseJson, stringify: stringifyJson }),
  Date: dateClass,
};
