import type { Machine } from '../machine.ts';
import { derived, keyOf, primitive, type ArrayValue, type Call, type Settled, type Slot, type Unknown, type Value } from '../value.ts';
import { forgetRuns, furtherItem, visitor, type Visit } from './callbacks.ts';
import { charge, clamped, hole, integerArgument, sameness } from './list-parts.ts';
import { closureMarks, decidedBy, marked, marksOf } from './marks.ts';
import { argument, notComputed, type Method, type Table } from './table.ts';

/** After this many answers that were not read, the next would not make it clearer. */
const enough = 200;

/** So many items that a search may have found are told apart; of more, any may be it. */
const fewest = 4;

/** What a comparison costs, where moving an item costs 1. */
const comparison = 8;

/** `includes`: true as soon as one item is the same. What was not read is one question. */
const includes: Method<ArrayValue> = (machine, self, call) => {
  const from = start(machine, self, call);
  return from === null ? notComputed(machine, 'includes', self, call) : contains(machine, self, self.items.slice(from), argument(machine, call, 0), call);
};

/** Whether one of the items of a list or set is the same as a value, by SameValueZero. */
export function contains(machine: Machine, self: Settled & { readonly open: boolean }, items: readonly Slot[], key: Settled, call: Call): Value {
  charge(machine, items.length * comparison);
  const answers: Settled[] = [];
  for (const item of items) {
    const same = sameness(machine, item.value, key, call.node, true);
    if (isTrue(same)) return primitive(true, call.node, [same, key, ...decidedBy(self)]);
    answers.push(same);
  }
  const from = [key, ...marksOf(answers), ...decidedBy(self)];
  const unread = answers.filter((answer) => answer.kind === 'unknown');
  if (unread.length === 0 && (!self.open || isNoEntry(self, key))) return primitive(false, call.node, from);
  if (!self.open && unread.length === 1 && decidedBy(self).length === 0) return unread[0]!;
  return derived(`${keyOf(self)}.includes(${keyOf(key)})`, [...from, self], { at: call.node, isBoolean: true });
}

/** Variables of the environment are supposed to be texts that are not empty: no more are the entries of a list that is made of one. */
const isNoEntry = (self: Settled, key: Settled): boolean => key.kind === 'primitive' && key.value === '' && !key.fromOrigin && decidedBy(self).some((value) => value.kind === 'unknown' && value.env !== null);

const isTrue = (value: Settled): boolean => value.kind === 'primitive' && value.value === true;

/** Where a search begins, by the second argument. */
function start(machine: Machine, self: ArrayValue, call: Call): number | null {
  const from = integerArgument(machine, call, 1, 0);
  return from === null || (self.open && from !== 0) ? null : clamped(from, self.items.length);
}

const indexOf: Method<ArrayValue> = (machine, self, call) => {
  const from = start(machine, self, call);
  return from === null ? notComputed(machine, 'indexOf', self, call) : position(machine, 'indexOf', self, call, self.items.map((_item, i) => i).slice(from));
};

const lastIndexOf: Method<ArrayValue> = (machine, self, call) => {
  const { length } = self.items;
  const from = call.args.length > 1 ? integerArgument(machine, call, 1, 0) : length - 1;
  if (from === null || self.open) return notComputed(machine, 'lastIndexOf', self, call);
  const last = from < 0 ? length + from : Math.min(from, length - 1);
  return position(machine, 'lastIndexOf', self, call, self.items.map((_item, i) => i).slice(0, Math.max(last + 1, 0)).reverse());
};

function position(machine: Machine, name: string, self: ArrayValue, call: Call, order: readonly number[]): Value {
  charge(machine, order.length * comparison);
  const key = argument(machine, call, 0);
  const unread: Value[] = [];
  for (const i of order) {
    const item = self.items[i]!;
    if (item === hole) continue;
    const same = sameness(machine, item.value, key, call.node, false);
    if (same.kind === 'unknown') unread.push(same);
    else if (isTrue(same) && unread.length === 0 && !self.open) return primitive(i, call.node, [key, machine.settle(item.value), ...decidedBy(self)]);
  }
  const known = unread.length === 0 && !self.open;
  const from = [key, ...decidedBy(self)];
  return known ? primitive(-1, call.node, from) : derived(`${keyOf(self)}.${name}(${keyOf(key)})`, [...unread, ...from, self], { at: call.node });
}

interface Answers {
  /** The item for which the callback gave what was sought, and its place. */
  readonly found: { readonly item: Slot; readonly index: number } | null;
  /** Items before it for which the answer was not read. */
  readonly unread: readonly { readonly item: Slot; readonly index: number; readonly answer: Unknown }[];
  readonly marks: readonly Value[];
  /** Whether all items were asked. */
  readonly all: boolean;
}

/** Asks a callback about items in order until one answer is `sought`. After an answer that was not read, it may not have been asked again. */
function ask(machine: Machine, self: ArrayValue, call: Call, order: readonly number[], sought: boolean, holes: boolean): Answers & { readonly visit: Visit } {
  const answers = askAll(machine, self, call, order, sought, holes);
  if (answers.unread.length > 0) forgetRuns(machine, call);
  return answers;
}

function askAll(machine: Machine, self: ArrayValue, call: Call, order: readonly number[], sought: boolean, holes: boolean): Answers & { readonly visit: Visit } {
  const visit = visitor(machine, self, call);
  const unread: { item: Slot; index: number; answer: Unknown }[] = [];
  let marks: readonly Value[] = [...decidedBy(self), ...closureMarks(machine, call)];
  for (const index of order) {
    const item = self.items[index];
    if (item === undefined ? !holes : item === hole && !holes) continue;
    const answer = visit(item ?? hole, index);
    marks = marksOf([...marks, answer]);
    if (answer.kind === 'unknown' && !answer.nonNull) unread.push({ item: item ?? hole, index, answer });
    else if (machine.test(answer, call.node) === sought) return { found: { item: item ?? hole, index }, unread, marks, all: true, visit };
    if (unread.length >= enough) return { found: null, unread, marks, all: false, visit };
  }
  return { found: null, unread, marks, all: true, visit };
}

const forwards = (self: ArrayValue): readonly number[] => self.items.map((_item, i) => i);
const backwards = (self: ArrayValue): readonly number[] => forwards(self).toReversed();

/** `some` seeks a true answer, `every` a false one. */
const quantifier = (name: 'some' | 'every', sought: boolean): Method<ArrayValue> => (machine, self, call) => {
  const { found, unread, marks, all, visit } = ask(machine, self, call, forwards(self), sought, false);
  if (found !== null) return primitive(sought, call.node, marks);
  const rest = self.open && all ? askRest(machine, self, call, visit, sought) : null;
  if (rest === 'found') return primitive(sought, call.node, marks);
  const open = [...unread.map(({ answer }) => answer), ...(rest === null ? [] : [rest])];
  if (open.length === 0) return primitive(!sought, call.node, marks);
  const [only] = open;
  return open.length === 1 && only!.means !== null ? only! : derived(`${name}(${open.map(keyOf).join()})`, [...open, ...marks], { at: call.node });
};

/** What a callback answers for the items of an open list that were not read; null where it answers the other way for all of them. */
function askRest(machine: Machine, self: ArrayValue, call: Call, visit: Visit, sought: boolean): Unknown | 'found' | null {
  const before = machine.path.decisions.length;
  const answer = visit(furtherItem(self, call.node), -1);
  if (answer.kind === 'unknown' && !answer.nonNull) return derived(`${keyOf(self)}[] ${answer.id}`, [answer, ...decidedBy(self)], { at: call.node });
  if (machine.test(answer, call.node) !== sought) return null;
  return machine.path.decisions.length > before ? 'found' : derived(`some ${keyOf(self)}`, [self, answer, ...decidedBy(self)], { at: call.node });
}

/** `find` and `findLast`: the item, where it is known which; a choice where few come into question. */
const finder = (name: string, order: (self: ArrayValue) => readonly number[]): Method<ArrayValue> => (machine, self, call) => {
  const { found, unread, marks, all, visit } = ask(machine, self, call, order(self), true, true);
  const rest = self.open ? askRest(machine, self, call, visit, true) : null;
  const last = found === null ? primitive(undefined, call.node, marks) : marked(found.item.value, marks);
  if (all && rest === null && unread.length <= fewest) return unread.reduceRight<Value>((no, { answer, item }) => ({ kind: 'choice', test: answer, yes: marked(item.value, marks), no }), last);
  return unreadResult(name, self, call, unread, rest, marks);
};

/** What a search found, where that was not read: the same for the same answers. */
function unreadResult(name: string, self: ArrayValue, call: Call, unread: Answers['unread'], rest: Unknown | 'found' | null, marks: readonly Value[]): Unknown {
  const answers = [...unread.map(({ answer }) => answer), ...(rest === null || rest === 'found' ? [] : [rest])];
  return derived(`${keyOf(self)}.${name}(${answers.map(keyOf).join()})`, [...answers, ...marks, self], { at: call.node });
}

const indexFinder = (name: string, order: (self: ArrayValue) => readonly number[]): Method<ArrayValue> => (machine, self, call) => {
  const { found, unread, marks, visit } = ask(machine, self, call, order(self), true, true);
  const rest = self.open ? askRest(machine, self, call, visit, true) : null;
  if (unread.length > 0 || rest !== null || (self.open && found !== null)) return unreadResult(name, self, call, unread, rest, marks);
  return primitive(found === null ? -1 : found.index, call.node, marks);
};

/** The methods of lists that look for something. */
export const searchMethods: Table<ArrayValue>['methods'] = {
  includes, indexOf, lastIndexOf,
  some: quantifier('some', true), every: quantifier('every', false),
  find: finder('find', forwards), findLast: finder('findLast', backwards),
  findIndex: indexFinder('findIndex', forwards), findLastIndex: indexFinder('findLastIndex', backwards),
};
