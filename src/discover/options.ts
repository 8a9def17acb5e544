import { builtinMember } from '../code/builtins/index.ts';
import type { Machine } from '../code/machine.ts';
import { slotValue } from '../code/members.ts';
import { nothingAt, primitive, type Call, type Node, type Settled, type Slot, type Value } from '../code/value.ts';
import { headerText } from './header-values.ts';
import type { DefaultText, LibraryModel } from '../models/model.ts';
import type { Answer } from '../policy/policy.ts';
import { known, unread } from './evidence.ts';

/** An option as it stands: written out (its slot), left out, or not read. */
export type Option = { readonly kind: 'given'; readonly value: Settled; readonly at: Node } | { readonly kind: 'absent' } | { readonly kind: 'unread' };

/** The options of one call, read when somebody looks: objects are read where they arrive, not where they were made. */
export class Options {
  readonly #machine: Machine;
  readonly #record: Settled | null;
  readonly #defaultsFor: LibraryModel['defaultsFor'];
  readonly node: Node;

  constructor(machine: Machine, options: Value | null, node: Node, defaultsFor?: LibraryModel['defaultsFor']) {
    this.#machine = machine;
    this.#record = options === null ? null : machine.settle(options);
    this.#defaultsFor = defaultsFor;
    this.node = node;
  }

  /** Whether nothing at all could be read. */
  get unread(): boolean {
    return this.#record?.kind === 'unknown';
  }

  /** The first of some options that is given. */
  read(...names: readonly string[]): Option {
    for (const name of names) {
      const option = this.#readOne(name);
      if (option.kind !== 'absent' && !this.#hasDefault(option)) return option;
    }
    return { kind: 'absent' };
  }

  /** An option as it is written, even if that is nothing. */
  readWritten(name: string): Option {
    return this.#readOne(name);
  }

  #hasDefault(option: Option): boolean {
    if (option.kind !== 'given' || option.value.kind !== 'primitive' || this.#defaultsFor === undefined) return false;
    return option.value.value === undefined || (this.#defaultsFor === 'nothing' && option.value.value === null);
  }

  #readOne(name: string): Option {
    const record = this.#record;
    if (record === null || record.kind === 'primitive') return { kind: 'absent' };
    if (record.kind === 'unknown') return { kind: 'unread' };
    const slot = 'props' in record ? record.props.get(name) : undefined; // options are copied: what they inherit does not count
    if (slot !== undefined) return this.#given(slot, record);
    return 'open' in record && record.open ? { kind: 'unread' } : { kind: 'absent' };
  }

  #given(slot: Slot, record: Settled): Option {
    const at = slot.at ?? this.node;
    return { kind: 'given', value: this.#machine.settle(slotValue(this.#machine, slot, record, at)), at };
  }

  /** The first of some options that is given and not falsy. One that was not read may be either, and counts as given. */
  readTruthy(...names: readonly string[]): Option {
    for (const name of names) {
      const option = this.#readOne(name);
      if (option.kind !== 'absent' && !(option.kind === 'given' && option.value.kind === 'primitive' && !option.value.value)) return option;
    }
    return { kind: 'absent' };
  }

  /** The text that a header gets from an option, where its value is sent: lists are joined by commas. */
  text(option: Option, absent: DefaultText, isSent: (value: unknown) => boolean): Answer<string | null> {
    if (option.kind === 'absent') return absent === 'unread' ? unread('a default that was not observed', this.node) : known(absent, this.node);
    if (option.kind === 'unread') return unread('an option that was not read', this.node);
    const value = joined(this.#machine, option.value, option.at);
    if (value.kind !== 'primitive') return unread('an option that was not read', option.at);
    return isSent(value.value) ? headerText(this.#machine, value, option.at) : known(null, option.at);
  }
}

function joined(machine: Machine, value: Settled, at: Node): Settled {
  const join = value.kind === 'array' ? builtinMember(machine, value, 'join', at) : null;
  return join?.kind === 'native' ? machine.settle(join.code(machine, { ...libraryCall(at, [primitive(',', at)]), self: value })) : value;
}

/** A call of the library's own, for callbacks that it calls. */
export const libraryCall = (node: Node, args: readonly Value[]): Call => ({ self: nothingAt(node), args, node, argNodes: args.map(() => null) });
