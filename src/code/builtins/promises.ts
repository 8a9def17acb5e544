import { closureDependence } from '../escapes.ts';
import { invoke } from '../calls.ts';
import { goOnLater } from '../closures.ts';
import { isAwaited } from '../evaluate.ts';
import { nothing, Thrown, type Machine } from '../machine.ts';
import { derived, keyOf, listOf, native, object, primitive, promise, type Call, type NativeCode, type PromiseValue, type Settled, type Value } from '../value.ts';
import { isCallable, functionArgument } from './callbacks.ts';
import { platformClass, thrown } from './computed.ts';
import { withInherited } from './inherited.ts';
import { itemsOf } from './items.ts';
import { listFrom } from './list-parts.ts';
import { argument, type Method, type Table } from './table.ts';

/** A promise of a value; that of a promise is that promise. */
const resolved = (value: Settled): PromiseValue => (value.kind === 'promise' ? value : promise(value));

/** What a promise comes to, through promises of promises. */
function outcome(machine: Machine, self: PromiseValue): { readonly value: Settled; readonly rejected: boolean } {
  let current = self;
  for (;;) {
    const value = machine.settle(current.value);
    if (current.rejected || value.kind !== 'promise') return { value, rejected: current.rejected };
    current = value;
  }
}

/** Runs a callback. Where nobody waits for it at once, it runs later: what it changes is not known from now on. */
function runHandler(machine: Machine, handler: Settled, call: Call, args: readonly Value[]): PromiseValue {
  const ended = attempt(machine, () => invoke(machine, handler, { self: nothing, args, node: call.node, argNodes: [] }));
  if (!isAwaited(call.node) && handler.kind === 'function') goOnLater(machine, handler);
  return ended;
}

/** A promise of what a function gives; it is rejected where that throws. */
function attempt(machine: Machine, run: () => Value): PromiseValue {
  try {
    return resolved(machine.settle(run()));
  } catch (error) {
    if (error instanceof Thrown) return promise(error.value, true);
    throw error;
  }
}

/** `then`: what is no function is passed over. */
function then(machine: Machine, self: PromiseValue, call: Call, onFulfilled: Settled, onRejected: Settled): Value {
  const { value, rejected } = outcome(machine, self);
  const handler = rejected ? onRejected : onFulfilled;
  return isCallable(handler) ? runHandler(machine, handler, call, [value]) : promise(value, rejected);
}

/** `finally`: the promise stays what it was, unless the function throws or gives a rejected one. */
const finallyMethod: Method<PromiseValue> = (machine, self, call) => {
  const handler = argument(machine, call, 0);
  const { value, rejected } = outcome(machine, self);
  if (!isCallable(handler)) return promise(value, rejected);
  const ended = runHandler(machine, handler, call, []);
  const last = outcome(machine, ended);
  return last.rejected ? promise(last.value, true) : promise(value, rejected);
};

/** What promises have by nature. Their callbacks run at once: what a promise comes to is known when it is made. */
export const promiseTable: Table<PromiseValue> = withInherited<PromiseValue>({
  properties: {},
  methods: {
    then: (machine, self, call) => then(machine, self, call, argument(machine, call, 0), argument(machine, call, 1)),
    catch: (machine, self, call) => then(machine, self, call, nothing, argument(machine, call, 0)),
    finally: finallyMethod,
  },
});

const resolve: NativeCode = (machine, call) => resolved(argument(machine, call, 0));

const reject: NativeCode = (machine, call) => promise(argument(machine, call, 0), true);

interface Part { readonly value: Settled; readonly rejected: boolean; readonly unread: boolean }

/** What the promises of a list come to; null where the list was not read. */
function partsOf(machine: Machine, call: Call): readonly Part[] | null {
  const source = argument(machine, call, 0);
  const items = itemsOf(machine, source, call);
  if (items === null || ('open' in source && source.open)) return null;
  return items.map((item) => {
    const { value, rejected } = outcome(machine, resolved(machine.settle(item.value)));
    return { value, rejected, unread: value.kind === 'unknown' };
  });
}

const unreadPromise = (name: string, call: Call, parts: readonly Part[] | null, rejected = false): PromiseValue =>
  promise(derived(`Promise.${name}(${(parts?.map(({ value }) => value) ?? call.args).map(keyOf).join()})`, [...call.args, ...(parts ?? []).map(({ value }) => value)], { at: call.node }), rejected);

/** A combinator: what cannot be iterated rejects, as everything that is thrown does. */
const combined = (name: string, combine: (parts: readonly Part[], call: Call) => PromiseValue): NativeCode => (machine, call) => {
  try {
    const parts = partsOf(machine, call);
    return parts === null ? unreadPromise(name, call, null) : combine(parts, call);
  } catch (error) {
    if (error instanceof Thrown) return promise(error.value, true);
    throw error;
  }
};

/** Of several that are rejected, it is not known which is first. */
const all = combined('all', (parts, call) => {
  const rejected = parts.filter((part) => part.rejected);
  if (rejected.length > 0) return rejected.length === 1 && parts.every((part) => !part.unread) ? promise(rejected[0]!.value, true) : unreadPromise('all', call, rejected, true);
  return promise(listFrom(parts.map(({ value }) => ({ value, at: value.at })), call, [], false));
});

const allSettled = combined('allSettled', (parts, call) => promise(listOf(parts.map((part) => {
  if (part.unread && !part.rejected) return derived(`settled ${keyOf(part.value)}`, [part.value], { at: call.node, nonNull: true });
  const result = object(call.node);
  result.props.set('status', { value: primitive(part.rejected ? 'rejected' : 'fulfilled'), at: null });
  result.props.set(part.rejected ? 'reason' : 'value', { value: part.value, at: part.value.at });
  return result;
}), call.node)));

const race = combined('race', (parts, call) => (parts.length === 1 ? promise(parts[0]!.value, parts[0]!.rejected) : unreadPromise('race', call, parts)));

const any = combined('any', (parts, call) => {
  const fulfilled = parts.filter((part) => !part.rejected);
  if (fulfilled.length === 1 && !fulfilled[0]!.unread) return promise(fulfilled[0]!.value);
  return unreadPromise('any', call, fulfilled.length === 0 ? parts : fulfilled, fulfilled.length === 0);
});

/** `new Promise(executor)`: the executor runs at once. One that has not settled by then comes to something unread, never to nothing. */
const construct: NativeCode = (machine, call) => {
  const executor = functionArgument(machine, call, 0);
  const settled: PromiseValue[] = [];
  const settle = (rejected: boolean): NativeCode => (running, { args }) => {
    const value = running.settle(args[0] ?? nothing);
    if (settled.length === 0) settled.push(rejected ? promise(value, true) : resolved(value));
    return nothing;
  };
  try {
    invoke(machine, executor, { self: nothing, args: [native('resolve', settle(false)), native('reject', settle(true))], node: call.node, argNodes: [] });
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    if (settled.length === 0) settled.push(promise(error.value, true));
  }
  const [first] = settled;
  settled.push(promise(nothing));
  return first ?? unsettled(machine, call);
};

function unsettled(machine: Machine, call: Call): Value {
  const depends = closureDependence(machine, call.args);
  return derived(`new Promise@${call.node.range[0]}(${call.args.map(keyOf).join()})`, call.args, { at: call.node, ...(depends === 'no' ? {} : { depends, chooser: 'request' }) });
}

const withResolvers: NativeCode = (_machine, call) => derived(`Promise.withResolvers@${call.node.range[0]}`, [], { at: call.node, nonNull: true });

const withoutNew: NativeCode = (_machine, call) => {
  throw thrown('TypeError', call, []);
};

const statics = { resolve, reject, all, allSettled, race, any, withResolvers };

export const promiseGlobals: Readonly<Record<string, () => Value>> = {
  Promise: () => platformClass('Promise', withoutNew, Object.fromEntries(Object.entries(statics).map(([name, code]) => [name, native(name, code)])), construct),
};
