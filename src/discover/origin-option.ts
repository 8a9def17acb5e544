import { requestHeader } from '../code/request.ts';
import type { Machine } from '../code/machine.ts';
import { binary } from '../code/operators.ts';
import { builtinMember } from '../code/builtins/index.ts';
import { nothingAt, pattern, primitive, unknown, type Node, type PatternValue, type Settled, type Unknown, type Value } from '../code/value.ts';
import type { Asking, OriginForms, OriginMeaning, OriginReading } from '../models/model.ts';
import type { CorsResponse } from '../policy/policy.ts';
import { askForOrigin } from './asking.ts';
import { libraryCall, type Option } from './options.ts';
import { separated } from './separated.ts';

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
  /** A function of the program does not answer this request, or answers it twice. */
  readonly fault?: 'may not answer' | 'gives no promise' | 'answers twice';
  /** The Origin is sent for a `*` that was written. */
  readonly isForStar?: 'whole' | 'part';
  readonly takes?: CorsResponse['takes'];
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

/** What the option says by itself, whatever a function answers; null where that was not read. */
export function meaningOfOption(reading: OriginReading, option: Option): OriginMeaning | null {
  if (option.kind === 'unread') return null;
  const meaning = option.kind === 'absent' ? reading.absent : meaningOf(reading, option.value);
  return meaning === 'absent' ? reading.absent : meaning === 'unread' ? null : meaning;
}

/** What a list without items does where it allows nobody, and `*` where it is sent. */
const denying: ReadonlySet<OriginMeaning> = new Set(['list', 'none', 'off', 'fixed', 'undefined']);
const opening: ReadonlySet<OriginMeaning> = new Set(['any', 'fixed']);

const takenBy = ({ star, list, emptyList = list }: OriginForms): CorsResponse['takes'] => [...(denying.has(emptyList) ? ['[]' as const] : []), ...(opening.has(star) ? ["'*'" as const] : [])];

/** What is asked of an Origin. */
const comparing: ReadonlySet<OriginMeaning> = new Set(['reflect', 'compare', 'test', 'list', 'split', 'ask']);

const notRead = (at: Node): OriginResult => ({ kind: 'unread', value: null, at, env: null, by: 'computed' });

/** What a form of a value means. */
function meaningOf(forms: OriginForms, value: Settled): OriginMeaning {
  switch (value.kind) {
    case 'unknown': return value.input !== null || (forms.text === 'fixed' && isVariable(value)) ? forms.text : 'unread';
    case 'function': case 'native': return forms.function;
    case 'array': return listMeaning(forms, value);
    case 'pattern': return forms.pattern;
    case 'primitive': return primitiveMeaning(forms, value.value);
    default: return forms.other;
  }
}

/** Whether a value is what a variable of the environment holds where it is set: some text. */
const isVariable = ({ id, env }: Unknown): boolean => env !== null && id === `env.${env}`;

function listMeaning(forms: OriginForms, { items, open }: Extract<Settled, { kind: 'array' }>): OriginMeaning {
  const stars = items.filter(({ value }) => value.kind === 'primitive' && value.value === '*').length;
  if (stars > 0 && stars === items.length && !open && forms.onlyStar !== undefined) return forms.onlyStar;
  if (stars > 0 && forms.listWithStar !== undefined) return forms.listWithStar;
  if (items.length === 1 && !open && forms.single !== undefined) return forms.single;
  return items.length === 0 && !open ? (forms.emptyList ?? forms.list) : forms.list;
}

function primitiveMeaning(forms: OriginForms, value: unknown): OriginMeaning {
  if (value === '*') return forms.star;
  if (value === true) return forms.true;
  if (value === false) return forms.false;
  if (value === null) return forms.null ?? forms.empty;
  if (value === '') return forms.blank ?? forms.empty;
  if (!value) return value === undefined ? forms.empty : (forms.zero ?? forms.empty);
  if (typeof value === 'string' && value.includes('*') && forms.textWithStar !== undefined) return forms.textWithStar;
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

  get #isBlank(): boolean {
    return this.#reading.withoutOrigin === 'as blank' && !this.#machine.stimulus.origin;
  }

  /** The Origin as it is compared. */
  #origin(at: Node): Settled {
    return this.#isBlank ? primitive('', at) : requestOrigin(this.#machine, at);
  }

  apply(forms: OriginForms, meaning: OriginMeaning, value: Settled, at: Node): OriginResult {
    const env = value.kind === 'primitive' ? value.env : null;
    const sent = (text: Value | null, by: OriginResult['by']): OriginResult => ({ kind: 'sent', value: text, at, env, by, takes: takenBy(forms) });
    const refused = (): OriginResult => (this.#reading.refused === 'off' ? { kind: 'off', value: null, at, env, by: 'computed' } : this.#reading.refused === 'null' ? sent(primitive('null', at), 'fixed') : this.#reading.refused === 'first' && value.kind === 'array' ? this.#sendFirst(value, at, forms) : sent(null, 'computed'));
    const reflectIf = (allowed: boolean): OriginResult => (!allowed ? refused() : this.#isBlank ? sent(primitive('*', at), 'any') : sent(requestOrigin(this.#machine, at), 'computed'));
    if (this.#reading.withoutOrigin === 'not compared' && !this.#machine.stimulus.origin && comparing.has(meaning)) return refused();
    switch (meaning) {
      case 'any': return sent(primitive('*', at), 'any');
      case 'reflect': return mentionsStar(value) ? { ...reflectIf(true), isForStar: isWholeStar(value) ? 'whole' : 'part' } : reflectIf(true);
      case 'reflect for any': return { ...reflectIf(true), insteadOfStar: true };
      case 'reflect or any': return this.#hasOrigin() ? reflectIf(true) : sent(primitive('*', at), 'any');
      case 'undefined': case 'null': return sent(primitive(meaning, at), 'fixed');
      case 'none': return sent(null, 'computed');
      case 'off': case 'error': return { kind: meaning, value: null, at, env, by: 'computed' };
      case 'fixed': return sent(value, 'fixed');
      case 'compare': return reflectIf(this.#machine.test(this.#isAllowedBy(value, at), at));
      case 'test': return reflectIf(this.#machine.test(matches(this.#machine, value, this.#origin(at), at), at));
      case 'list': return value.kind === 'array' ? reflectIf(this.#isListed(value, at)) : reflectIf(true);
      case 'split': return this.apply(forms, 'list', separated(this.#reading, value, at), at);
      case 'first': return value.kind === 'array' ? this.#sendFirst(value, at, forms) : notRead(at);
      case 'ask': return this.#ask(forms, this.#reading.asking, value, at);
      case 'absent': return this.#reading.absent === 'absent' ? notRead(at) : { ...this.apply(forms, this.#reading.absent, nothingAt(this.#node), at), env };
      case 'unread': return { ...notRead(at), env };
    }
  }

  #hasOrigin(): boolean {
    this.#machine.readsOrigin = true;
    return Boolean(this.#machine.stimulus.origin);
  }

  #sendFirst({ items: [first] }: Extract<Settled, { kind: 'array' }>, at: Node, forms: OriginForms): OriginResult {
    const value = first === undefined ? null : this.#machine.settle(first.value);
    if (value?.kind === 'pattern' && forms.pattern === 'test') return this.apply(forms, 'test', value, first?.at ?? at);
    const isText = value?.kind === 'unknown' || (value?.kind === 'primitive' && typeof value.value === 'string');
    return isText ? { kind: 'sent', value, at: first?.at ?? at, env: value.kind === 'primitive' ? value.env : null, by: 'fixed' } : notRead(at);
  }

  #isListed(list: Extract<Settled, { kind: 'array' }>, at: Node): boolean {
    const machine = this.#machine;
    for (const item of list.items) if (machine.test(this.#isAllowedBy(machine.settle(item.value), item.at ?? at), item.at ?? at)) return true;
    return list.open && machine.test(unknown(`#${list.id} has the origin`, { depends: 'yes', chooser: 'request' }), at);
  }

  #isAllowedBy(item: Settled, at: Node): Value {
    const { items, unreadItem } = this.#reading;
    if (unreadItem !== undefined && item.kind === 'primitive' && new RegExp(unreadItem).test(String(item.value))) return unknown(`item@${at.range[0]}`, { depends: 'yes', chooser: 'request' });
    const spelled = spelledPattern(this.#reading, item, at);
    if (spelled !== null) return matches(this.#machine, spelled, this.#origin(at), at);
    if (item.kind === 'function' && items === 'exact, pattern or asked') return this.#isTrue(item, at);
    if (item.kind === 'pattern' && items !== 'exact') return matches(this.#machine, item, this.#origin(at), at);
    if (item.kind === 'array' && items === 'exact, pattern or truthy') return primitive(this.#isListed(item, at));
    if (item.kind === 'unknown' || (item.kind === 'primitive' && typeof item.value === 'string')) return binary(this.#machine, '===', this.#origin(at), item, at);
    return primitive(items === 'exact, pattern or truthy' && (item.kind !== 'primitive' || Boolean(item.value)), at);
  }

  /** Whether a function in a list says `true`. */
  #isTrue(fn: Settled, at: Node): Value {
    const reply = askForOrigin(this.#machine, this.#reading.asking, fn, requestOrigin(this.#machine, at), at);
    return typeof reply === 'string' || 'again' in reply ? unknown(`answer@${at.range[0]}`, { depends: 'yes', chooser: 'request' }) : binary(this.#machine, '===', reply.value, primitive(true), at);
  }

  #ask(forms: OriginForms, asking: Asking, fn: Settled, at: Node): OriginResult {
    const reply = askForOrigin(this.#machine, asking, fn, requestOrigin(this.#machine, at), at);
    if (reply === 'silent' || reply === 'in vain') return { ...notRead(at), fault: reply === 'silent' ? 'may not answer' : 'gives no promise' };
    if (typeof reply === 'object' && 'again' in reply) return { ...notRead(reply.again), ...(asking.noError === undefined ? { fault: 'answers twice' as const } : {}) };
    if (reply === 'error' || reply === 'off' || reply === 'unread') return { ...notRead(at), kind: reply };
    const answer = this.#machine.settle(reply.value);
    if (answer.kind === 'primitive' && typeof answer.value === 'boolean') this.#machine.test(answer, reply.at);
    const answers = { ...forms, ...asking.meaning };
    const meaning = meaningOf(answers, answer);
    return { ...this.apply(answers, meaning === 'ask' ? forms.other : meaning, answer, reply.at), isAnswer: true };
  }
}

/** Whether a value is, or holds, a text that is `*` and no more: then everybody is meant. */
const isWholeStar = (value: Value): boolean => (value.kind === 'array' ? value.items.some((item) => isWholeStar(item.value)) : value.kind === 'primitive' && value.value === '*');

/** Whether a value is, or holds, a text with a `*`. */
const mentionsStar = (value: Value): boolean => (value.kind === 'array' ? value.items.some((item) => mentionsStar(item.value)) : value.kind === 'primitive' && typeof value.value === 'string' && value.value.includes('*'));

/** What a text in a list stands for, where it is more than itself: hosts of one form, or a host by whatever scheme. */
function spelledPattern({ wildcard, onlyFirst, anyScheme }: OriginReading, item: Settled, at: Node): Settled | null {
  if (item.kind !== 'primitive' || typeof item.value !== 'string') return null;
  if (wildcard !== undefined && onlyFirst === true) return item.value.includes('*') ? spelled(`^${item.value.replace('.', '\\.').replace('*', () => wildcard)}$`, at) : null;
  const source = item.value.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  if (wildcard !== undefined && source.includes('*')) return spelled(`^${source.replaceAll('*', () => wildcard)}$`, at);
  return anyScheme === true && !source.includes('://') ? spelled(`^(?:[^:]*://)?${source.replaceAll('*', '\\*')}$`, at) : null;
}

const spelled = (source: string, at: Node): PatternValue => ({ ...pattern(source, '', at), isSpelled: true });

/** The pattern, tested on the request's Origin as `RegExp.prototype.test` does. */
function matches(machine: Machine, searched: Settled, origin: Settled, at: Node): Value {
  const test = searched.kind === 'pattern' ? builtinMember(machine, searched, 'test', at) : null;
  if (test?.kind !== 'native') return unknown(`test@${at.range[0]}`, { depends: 'yes', chooser: 'request' });
  return test.code(machine, { ...libraryCall(at, [origin]), self: searched });
}
