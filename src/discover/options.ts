import { builtinMember } from '../code/builtins/index.ts';
import type { Machine } from '../code/machine.ts';
import { slotValue } from '../code/members.ts';
import { listOf, nothingAt, primitive, type Call, type Node, type Settled, type Slot, type Value } from '../code/value.ts';
import { headerText } from './header-values.ts';
import type { DefaultText, LibraryModel } from '../models/model.ts';
import type { Answer } from '../policy/policy.ts';
import { known, unread } from './evidence.ts';

/** An option as it stands: written out (its slot), left out, or not read. */
export type Option = { readonly kind: 'given'; readonly value: Settled; readonly at: Node } | { readonly kind: 'absent' } | { readonly kind: 'unread' };

type ReadingOfOptions = Pick<LibraryModel, 'defaultsFor' | 'lists'> & Partial<Pick<LibraryModel, 'delegate'>>;

/** The options of one call, read when somebody looks: objects are read where they arrive, not where they were made. */
export class Options {
  readonly #machine: Machine;
  readonly #record: Settled | null;
  readonly #model: ReadingOfOptions;
  readonly node: Node;

  constructor(machine: Machine, options: Value | null, node: Node, model: ReadingOfOptions = {}) {
    this.#machine = machine;
    this.#record = options === null ? null : machine.settle(options);
    this.#model = model;
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
    const { defaultsFor } = this.#model;
    if (option.kind !== 'given' || option.value.kind !== 'primitive' || defaultsFor === undefined) return false;
    return option.value.value === undefined || (defaultsFor === 'nothing' && option.value.value === null);
  }

  /** What stands under a name, or at the end of a path of them. */
  #readOne(path: string): Option {
    const [last = '', ...names] = path.split('.').toReversed();
    let owner = this.#record;
    for (const name of names.toReversed()) {
      const option = this.#readFrom(owner, name);
      if (option.kind !== 'given') return option;
      owner = option.value;
    }
    return this.#readFrom(owner, last);
  }

  #readFrom(record: Settled | null, name: string): Option {
    if (record === null || record.kind === 'primitive') return { kind: 'absent' };
    if (record.kind === 'unknown') return { kind: 'unread' };
    const slot = 'props' in record ? record.props.get(name) : undefined; // options are copied: what they inherit does not count
    if (this.#isSpelledOtherwise(record, name)) return { kind: 'unread' };
    if (slot !== undefined) return this.#given(slot, record);
    return 'open' in record && record.open ? { kind: 'unread' } : { kind: 'absent' };
  }

  /** Whether options that are headers have this one by a name in other letters, too, which is sent beside it or in its place. */
  #isSpelledOtherwise(record: Settled, name: string): boolean {
    if (this.#model.delegate !== 'headers' || !('props' in record)) return false;
    return [...record.props.keys()].some((key) => key !== name && key.toLowerCase() === name.toLowerCase());
  }

  #given(slot: Slot, record: Settled): Option {
    const at = slot.at ?? this.node;
    return { kind: 'given', value: this.#named(this.#machine.settle(slotValue(this.#machine, slot, record, at)), at), at };
  }

  /** A list of the library's own stands for what is in it. */
  #named(value: Settled, at: Node): Settled {
    const { lists = {} } = this.#model;
    const name = value.kind === 'unknown' && value.id.startsWith('import:') ? Object.keys(lists).find((one) => value.id.endsWith(`.${one}`)) : undefined;
    return name === undefined ? value : listOf(lists[name]!.map((text) => primitive(text, at)), at);
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
