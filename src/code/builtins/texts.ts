import { limits, nothing } from '../machine.ts';
import { native, primitive, type Literal, type NativeCode, type Node, type Primitive, type Value } from '../value.ts';
import { computed, computedFunction, constructorNamed, platformClass, thrown, toPrimitive, type Run } from './computed.ts';
import { notComputed, type Method, type Table } from './table.ts';
import { matchAllTexts, matchText, searchText } from './text-matches.ts';
import { replaceAllTexts, replaceText } from './replacing.ts';
import { splitText } from './splitting.ts';

/** The methods that the host computes, each with the number of arguments that it looks at. */
const arities = {
  at: 1, charAt: 1, charCodeAt: 1, codePointAt: 1, concat: Infinity, endsWith: 2, includes: 2, indexOf: 2, isWellFormed: 0, lastIndexOf: 2, normalize: 1, padEnd: 2, padStart: 2, repeat: 1,
  slice: 2, startsWith: 2, substr: 2, substring: 2, toLowerCase: 0, toString: 0, toUpperCase: 0, toWellFormed: 0, trim: 0, trimEnd: 0, trimLeft: 0, trimRight: 0, trimStart: 0, valueOf: 0,
} as const;

const hostMethods = String.prototype as unknown as Readonly<Record<string, (this: string, ...args: Literal[]) => Literal>>;

/** A method of strings that the host computes. */
const computedMethod = (name: string, arity: number, run = onHost(name)): Method<Primitive> => (machine, self, call) => {
  if (isHuge(name, self, call.args[0] ?? nothing)) return notComputed(machine, name, self, call);
  return computed(machine, self, call, { name, arity, run: (args) => run(String(self.value), args) });
};

type TextRun = (text: string, args: Parameters<Run>[0]) => Literal;

const onHost = (name: string): TextRun => (text, args) => Reflect.apply(hostMethods[name]!, text, args);

/** Past this the host throws at once. */
const unheardOf = 2 ** 31;

/** Whether a text would be made that nobody wants to hold. */
function isHuge(name: string, self: Primitive, argument: Value): boolean {
  if (name !== 'repeat' && name !== 'padStart' && name !== 'padEnd') return false;
  const size = argument.kind === 'primitive' && typeof argument.value !== 'bigint' ? Number(argument.value) : 0;
  const length = size * (name === 'repeat' ? String(self.value).length : 1);
  return length > limits.text && length < unheardOf;
}

/** A method that looks for a text, and throws on a regular expression. */
const seeking = (name: 'endsWith' | 'includes' | 'startsWith'): Method<Primitive> => (machine, self, call) => {
  const sought = machine.settle(call.args[0] ?? nothing);
  if (sought.kind === 'pattern') throw thrown('TypeError', call, [self, sought]);
  return computedMethod(name, arities[name])(machine, self, call);
};

const localeMethods = ['toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare'] as const;

/** Languages that differ from all others in the case or the order of letters. Where these agree, the language of the server does not matter. */
const telling = ['en', 'tr', 'lt', 'da', 'cs', 'et', 'th'];

/** A method whose result depends on the language of the server, unless one is given. */
const localized = (name: (typeof localeMethods)[number]): Method<Primitive> => (machine, self, call) => {
  const place = name === 'localeCompare' ? 1 : 0;
  const known = call.args.slice(0, place).map((arg) => toPrimitive(machine, arg)?.value);
  const results = call.args.length > place ? [] : telling.map((locale) => Reflect.apply(hostMethods[name]!, String(self.value), [...known, locale]));
  return new Set(results).size === 1 ? computedMethod(name, place, () => results[0])(machine, self, call) : notComputed(machine, name, self, call);
};

const withHost = Object.fromEntries(Object.entries(arities).map(([name, arity]) => [name, computedMethod(name, arity)]));

/** Methods that are there, but are not computed: old ones that make HTML, and those of every object. */
const unread = Object.fromEntries([...Object.getOwnPropertyNames(String.prototype), ...Object.getOwnPropertyNames(Object.prototype)]
  .filter((name) => typeof hostMethods[name] === 'function' && name !== 'constructor')
  .map((name): [string, Method<Primitive>] => [name, (machine, self, call) => notComputed(machine, name, self, call)]));

/** What strings have by nature. */
export const textTable: Table<Primitive> = {
  properties: {
    length: (_machine, owner, node) => primitive(String(owner.value).length, node, [owner]),
    constructor: constructorNamed('String'),
  },
  methods: {
    ...unread, ...withHost,
    ...Object.fromEntries((['endsWith', 'includes', 'startsWith'] as const).map((name) => [name, seeking(name)])),
    ...Object.fromEntries(localeMethods.map((name) => [name, localized(name)])),
    match: matchText, matchAll: matchAllTexts, replace: replaceText, replaceAll: replaceAllTexts, search: searchText, split: splitText,
  },
};

/** The character of a string at an index that is written as text; null for other names. */
export function characterOf(text: Primitive, name: string, node: Node): Primitive | null {
  return typeof text.value === 'string' && /^(?:0|[1-9]\d*)$/.test(name) ? primitive(text.value[Number(name)], node, [text]) : null;
}

const convert: NativeCode = (machine, call) => (call.args.length === 0 ? primitive('', call.node) : computed(machine, nothing, call, { name: 'String', arity: 1, run: ([value]) => String(value) }));

/** `String.raw`, also as the tag of a template. */
const raw: NativeCode = (machine, call) => {
  const [texts, ...values] = call.args.map((arg) => machine.settle(arg));
  const raws = texts !== undefined && 'props' in texts ? texts.props.get('raw')?.value : undefined;
  if (raws?.kind !== 'array' || raws.open) return notComputed(machine, 'raw', nothing, call);
  const parts = raws.items.flatMap(({ value }, i) => (i + 1 < raws.items.length && i < values.length ? [value, values[i]!] : [value]));
  return computed(machine, nothing, { ...call, args: parts }, { name: 'raw', arity: Infinity, run: (args) => args.join('') });
};

const codings = { encodeURIComponent, encodeURI, decodeURIComponent, decodeURI, escape, unescape, btoa, atob } as const;

export const textGlobals: Readonly<Record<string, () => Value>> = {
  String: () => platformClass('String', convert, {
    raw: native('raw', raw),
    fromCharCode: computedFunction('fromCharCode', Infinity, String.fromCharCode),
    fromCodePoint: computedFunction('fromCodePoint', Infinity, String.fromCodePoint),
  }),
  ...Object.fromEntries(Object.entries(codings).map(([name, run]) => [name, () => computedFunction(name, 1, run)])),
};
