import { requestHeader } from '../code/request.ts';
import type { Machine } from '../code/machine.ts';
import { binary } from '../code/operators.ts';
import { builtinMember } from '../code/builtins/index.ts';
import { nothingAt, primitive, unknown, type Node, type Settled, type Value } from '../code/value.ts';
import type { Asking, OriginForms, OriginMeaning, OriginReading } from '../models/model.ts';
import { askForOrigin } from './asking.ts';
import { libraryCall, type Option } from './options.ts';

/**
 * What the origin option comes to for the request of this run. `value` is what Access-Control-Allow-Origin gets: null for none,
 * an unknown where it was not read. `off` switches the whole library off for this request; `error` ends it with one.
 */
export interface OriginResult {
  readonly kind: 'sent' | 'off' | 'error' | 'unread';
  readonly value: Value | null;
  readonly at: Node;
  readonly env: string | null;
  /** Whether it depends on the request: `any` origin by `*`, a `fixed` text, or `computed`. */
  readonly by: 'any' | 'fixed' | 'computed';
  /** A function of the program gave it. */
  readonly isAnswer?: true;
  /** Nothing was said about origins. */
  readonly isDefault?: true;
  readonly insteadOfStar?: true;
}

/** The symbolic or concrete Origin header of this run, as a library reads it. */
export function requestOrigin(machine: Machine, node: Node): Settled {
  const headers = unknown('request.headers', { role: 'headers', depends: 'maybe', chooser: 'request' });
  return machine.settle(requestHeader(machine, headers, 'origin', node, undefined));
}

/** Reads the origin option for the request of this run. */
export function readOrigin(machine: Machine, reading: OriginReading, option: Option, node: Node): OriginResult {
  if (option.kind === 'unread') return notRead(node);
  const value = option.kind === 'absent' ? nothingAt(node) : option.value;
  const origin = new OriginOption(machine, reading, node);
  if (option.kind === 'absent') return { ...origin.apply(reading, reading.absent, value, node), isDefault: true };
  return origin.apply(reading, meaningOf(reading, value), value, option.at);
}

const notRead = (at: Node): OriginResult => ({ kind: 'unread', value: null, at, env: null, by: 'computed' });

/** What a form of a value means. */
function meaningOf(forms: OriginForms, value: Settled): OriginMeaning {
  switch (value.kind) {
    case 'unknown': return value.input === null ? 'unread' : forms.text;
    case 'function': case 'native': return forms.function;
    case 'array': return listMeaning(forms, value);
    case 'pattern': return forms.pattern;
    case 'primitive': return primitiveMeaning(forms, value.value);
    default: return forms.other;
  }
}

function listMeaning(forms: OriginForms, { items, open }: Extract<Settled, { kind: 'array' }>): OriginMeaning {
  const stars = items.filter(({ value }) => value.kind === 'primitive' && value.value === '*').length;
  if (stars > 0 && stars === items.length && !open && forms.onlyStar !== undefined) return forms.onlyStar;
  if (stars > 0 && forms.listWithStar !== undefined) return forms.listWithStar;
  return items.length === 0 && !open ? (forms.emptyList ?? forms.list) : forms.list;
}

function primitiveMeaning(forms: OriginForms, value: unknown): OriginMeaning {
  if (value === '*') return forms.star;
  if (value === true) return forms.true;
  if (value === false) return forms.false;
  if (value === null) return forms.null ?? forms.empty;
  if (value === '') return forms.blank ?? forms.empty;
  if (!value) return forms.empty;
  return typeof value === 'string' ? forms.text : forms.other;
}

/** The option while one request is answered. */
class OriginOption {
  readonly #machine: Machine;
  readonly #reading: OriginReading;
  readonly #node: Node;

  constructor(machine: Machine, reading: OriginReading, node: Node) {
    this.#machine = machine;
    this.#reading = reading;
    this.#node = node;
  }

  apply(forms: OriginForms, meaning: OriginMeaning, value: Settled, at: Node): OriginResult {
    const env = value.kind === 'primitive' ? value.env : null;
    const sent = (text: Value | null, by: OriginResult['by']): OriginResult => ({ kind: 'sent', value: text, at, env, by });
    const reflectIf = (allowed: boolean): OriginResult => sent(allowed ? requestOrigin(this.#machine, at) : null, 'computed');
    switch (meaning) {
      case 'any': return sent(primitive('*', at), 'any');
      case 'reflect': return reflectIf(true);
      case 'none': return sent(null, 'computed');
      case 'off': case 'error': return { kind: meaning, value: null, at, env, by: 'computed' };
      case 'fixed': return sent(value, 'fixed');
      case 'compare': return reflectIf(this.#machine.test(binary(this.#machine, '===', requestOrigin(this.#machine, at), value, at), at));
      case 'test': return reflectIf(this.#machine.test(matches(this.#machine, value, at), at));
      case 'list': return value.kind === 'array' ? reflectIf(this.#isListed(value, at)) : reflectIf(true);
      case 'ask': return this.#ask(forms, this.#reading.asking, value, at);
      case 'absent': return this.#reading.absent === 'absent' ? notRead(at) : { ...this.apply(forms, this.#reading.absent, nothingAt(this.#node), at), env };
      case 'unread': return { ...notRead(at), env };
    }
  }

  #isListed(list: Extract<Settled, { kind: 'array' }>, at: Node): boolean {
    const machine = this.#machine;
    for (const item of list.items) if (machine.test(this.#isAllowedBy(machine.settle(item.value), item.at ?? at), item.at ?? at)) return true;
    return list.open && machine.test(unknown(`#${list.id} has the origin`, { depends: 'yes', chooser: 'request' }), at);
  }

  #isAllowedBy(item: Settled, at: Node): Value {
    const { items } = this.#reading;
    if (item.kind === 'pattern' && items !== 'exact') return matches(this.#machine, item, at);
    if (item.kind === 'array' && items === 'exact, pattern or truthy') return primitive(this.#isListed(item, at));
    if (item.kind === 'unknown' || (item.kind === 'primitive' && typeof item.value === 'string')) return binary(this.#machine, '===', requestOrigin(this.#machine, at), item, at);
    return primitive(items === 'exact, pattern or truthy' && (item.kind !== 'primitive' || Boolean(item.value)), at);
  }

  #ask(forms: OriginForms, asking: Asking, fn: Settled, at: Node): OriginResult {
    const reply = askForOrigin(this.#machine, asking, fn, requestOrigin(this.#machine, at), at);
    if (reply === 'error' || reply === 'unread') return { ...notRead(at), kind: reply };
    const answer = this.#machine.settle(reply.value);
    if (answer.kind === 'primitive' && typeof answer.value === 'boolean') this.#machine.test(answer, reply.at);
    const answers = { ...forms, ...asking.meaning };
    const meaning = meaningOf(answers, answer);
    return { ...this.apply(answers, meaning === 'ask' ? forms.other : meaning, answer, reply.at), isAnswer: true };
  }
}

/** The pattern, tested on the request's Origin as `RegExp.prototype.test` does. */
function matches(machine: Machine, pattern: Settled, at: Node): Value {
  const test = pattern.kind === 'pattern' ? builtinMember(machine, pattern, 'test', at) : null;
  if (test?.kind !== 'native') return unknown(`test@${at.range[0]}`, { depends: 'yes', chooser: 'request' });
  return test.code(machine, { ...libraryCall(at, [requestOrigin(machine, at)]), self: pattern });
}
