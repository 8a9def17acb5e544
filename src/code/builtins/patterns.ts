import { nothing, type Machine } from '../machine.ts';
import { compilePattern } from '../regexp/pattern.ts';
import { derived, native, pattern, primitive, unknown, type Call, type NativeCode, type PatternValue, type Primitive, type Value } from '../value.ts';
import { constructorNamed, madeFrom, platformClass, thrown, toPrimitive, unreadInstance, withSources } from './computed.ts';
import { execute, matchValue, searchOf, unreadMatch, type Match, type Search } from './matching.ts';
import { constantsOf, patternFlags, patternSource, patternText } from './pattern-text.ts';
import { argument, notComputed, type Method, type Table } from './table.ts';

export { constantsOf } from './pattern-text.ts';

type Property = Table<PatternValue>['properties'][string];

const read = (value: (owner: PatternValue) => string | number | boolean): Property => (_machine, owner, node) => primitive(value(owner), node, withSources(owner).slice(1));

const flagNames = { hasIndices: 'd', global: 'g', ignoreCase: 'i', multiline: 'm', dotAll: 's', unicode: 'u', unicodeSets: 'v', sticky: 'y' } as const;

const flagProperties = Object.fromEntries(Object.entries(flagNames).map(([name, flag]) => [name, read((owner) => owner.flags.includes(flag))]));

/** A method that looks for a pattern in its argument. */
const searching = (name: string, result: (search: Search, match: Match | 'none', call: Call) => Value): Method<PatternValue> => (machine, self, call) => {
  const text = call.args[0] ?? nothing;
  const search = searchOf(machine, self, text, call.node);
  const match = search === null ? null : execute(machine, search);
  return search === null || match === null ? unreadMatch(machine, name, self, [text], call) : result(search, match, call);
};

const asText: Method<PatternValue> = (_machine, self, { node }) => primitive(patternText(self), node, withSources(self).slice(1));

/** What regular expressions have by nature. They are matched by steps that are counted, never by the host. */
export const patternTable: Table<PatternValue> = {
  properties: {
    source: read(patternSource),
    flags: read(patternFlags),
    lastIndex: read(({ lastIndex }) => lastIndex),
    ...flagProperties,
    constructor: constructorNamed('RegExp'),
  },
  methods: {
    test: searching('test', ({ from }, match, { node }) => primitive(match !== 'none', node, from)),
    exec: searching('exec', (search, match, call) => (match === 'none' ? primitive(null, call.node, search.from) : matchValue(search, match, call))),
    toString: asText,
  },
};

/** `new RegExp(source, flags)`. */
function construct(machine: Machine, call: Call): Value {
  const given = argument(machine, call, 0);
  const flags = argument(machine, call, 1);
  const source = given.kind === 'pattern' ? primitive(given.source, given.at, withSources(given).slice(1)) : toPrimitive(machine, given);
  const flagText = given.kind === 'pattern' && isUndefined(flags) ? primitive(given.flags) : toPrimitive(machine, flags);
  return source === null || flagText === null ? unreadInstance('RegExp')(machine, call) : patternOf(machine, source, flagText, call);
}

const isUndefined = (value: Value): boolean => value.kind === 'primitive' && value.value === undefined;

/** The regular expression of a known source and flags. One that may be none is not read. */
export function patternOf(machine: Machine, source: Primitive, flags: Primitive, call: Call): Value {
  const [sourceText, flagText] = [source, flags].map(({ value }) => (value === undefined ? '' : String(value))) as [string, string];
  const compiled = compilePattern(sourceText, flagText);
  if (compiled === null) throw thrown('SyntaxError', call, [source, flags]);
  if (compiled.kind === 'program') return madeFrom(pattern(sourceText, flagText, call.node), [source, flags]);
  machine.compare(constantsOf(sourceText).map((constant) => primitive(constant)));
  return derived(`/${sourceText}/${flagText}`, [source, flags], { at: call.node, nonNull: true });
}

/** `RegExp(pattern)` without flags is that pattern. */
function convert(machine: Machine, call: Call): Value {
  const given = argument(machine, call, 0);
  return given.kind === 'pattern' && isUndefined(argument(machine, call, 1)) ? given : construct(machine, call);
}

const controls: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r' };

/** `RegExp.escape`, as ECMAScript 2026 has it. */
function escaped(text: string): string {
  return [...text].map((character, i) => {
    if (i === 0 && /[\da-z]/i.test(character)) return hexadecimal(character);
    if (/[\^$\\.*+?()[\]{}|/]/.test(character)) return `\\${character}`;
    return controls[character] ?? (/[,\-=<>#&!%:;@~'`"\s\ud800-\udfff]/.test(character) && character.length === 1 ? hexadecimal(character) : character);
  }).join('');
}

function hexadecimal(character: string): string {
  const code = character.charCodeAt(0);
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

const escape: NativeCode = (machine, call) => {
  const text = argument(machine, call, 0);
  if (text.kind === 'unknown') return notComputed(machine, 'escape', nothing, call);
  if (text.kind !== 'primitive' || typeof text.value !== 'string') throw thrown('TypeError', call, [text]);
  return primitive(escaped(text.value), call.node, [text]);
};

/** What the last match left behind, in whatever part of the program. */
const remembered = Object.fromEntries(['$1', '$2', '$3', '$4', '$5', '$6', '$7', '$8', '$9', '$_', '$&', 'input', 'lastMatch', 'lastParen', 'leftContext', 'rightContext']
  .map((name) => [name, unknown(`RegExp.${name}`, { depends: 'maybe', chooser: 'request' })]));

export const patternGlobals: Readonly<Record<string, () => Value>> = { RegExp: () => platformClass('RegExp', convert, { escape: native('escape', escape), ...remembered }, construct) };
