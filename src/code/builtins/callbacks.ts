import { invoke } from '../calls.ts';
import { forget } from '../forget.ts';
import { nothing, type Machine } from '../machine.ts';
import { derived, keyOf, primitive, type Call, type Node, type Settled, type Slot, type Value } from '../value.ts';
import { thrown } from './computed.ts';
import { decidedBy } from './marks.ts';
import { argument } from './table.ts';

/** Whether calling a settled value may work. */
export const isCallable = (value: Settled): boolean => value.kind === 'function' || value.kind === 'native' || value.kind === 'unknown' || (value.kind === 'object' && value.open);

/** The function at a place among the arguments; what cannot be called throws. */
export function functionArgument(machine: Machine, call: Call, index: number): Settled {
  const fn = argument(machine, call, index);
  if (!isCallable(fn)) throw thrown('TypeError', call, [fn]);
  return fn;
}

/** Runs a callback for an item of a list and gives what it returns, settled. */
export type Visit = (item: Slot, index: number) => Settled;

interface Holder { readonly open: boolean }

/** The callback that is the first argument, called as `callback(item, index, list)`. Of an open list no index is known; sets and maps give a key instead. */
export function visitor(machine: Machine, self: Settled & Holder, call: Call, keyAt?: (item: Slot) => Value): Visit {
  const fn = functionArgument(machine, call, 0);
  const receiver = call.args[1] ?? nothing;
  const indexAt = (index: number): Value => (self.open ? derived(`${keyOf(self)} index`, decidedBy(self)) : primitive(index, call.node));
  const run: Visit = (item, index) => {
    machine.step();
    const args = [item.value, keyAt?.(item) ?? indexAt(index), self];
    return machine.settle(invoke(machine, fn, { self: receiver, args, node: call.node, argNodes: [item.at, null, null] }));
  };
  return self.open ? amongUnread(machine, call, run) : run;
}

/** Among items that were not read, a callback runs nobody knows how often before and after. */
const amongUnread = (machine: Machine, call: Call, run: Visit): Visit => (item, index) => {
  forgetRuns(machine, call);
  const result = run(item, index);
  forgetRuns(machine, call);
  return result;
};

/** Forgets what the callback that is the first argument changes: how often it runs is not known. */
export function forgetRuns(machine: Machine, call: Call): void {
  const fn = argument(machine, call, 0);
  if (fn.kind === 'function') forget(machine, fn.node, fn.env);
}

/** An item that stands for the further items of an open list. */
export const furtherItem = (self: Settled, node: Node): Slot => ({ value: derived(`${keyOf(self)}[]`, [self, ...decidedBy(self)], { at: node }), at: node });
