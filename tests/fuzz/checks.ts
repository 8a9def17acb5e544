import fc from 'fast-check';
import { exactCompares, joinedLookups, listKinds, looseCompares, lookups, questions, quoted, tlsListKinds, type Compare, type ListKind } from './lists.ts';
import { allowlists, domainOf, registeredLists, textOf, type Entry } from './origins.ts';
import { builtPatterns, escapedHost, escapes, exactParts, labels, shapes, uses, type PatternParts } from './patterns.ts';

/** A check of the origin `§`, an expression, and what stands before the server. */
export interface Check {
  readonly entries: readonly Entry[];
  readonly setup: string;
  readonly check: string;
}

const pick = <T>(choices: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...choices);

const inList = ({ setup, array }: ListKind, question: (array: string) => string): Omit<Check, 'entries'> => ({ setup, check: question(array) });

const isTls = ({ scheme }: Entry): boolean => scheme === 'https';

/** One of the kinds of lists that can hold these. */
const kindOf = (entries: readonly Entry[], at: number): ((texts: readonly string[]) => ListKind) => {
  const kinds = entries.every(isTls) ? [...listKinds, ...tlsListKinds] : listKinds;
  return kinds[at % kinds.length]!;
};

const listOf = (entries: readonly Entry[], at: number, more: readonly string[] = []): ListKind => (more.length === 0 ? kindOf(entries, at) : listKinds[at % listKinds.length]!)([...entries.map(textOf), ...more]);

const compared = (compares: readonly Compare[]): fc.Arbitrary<Check> =>
  fc.record({ entries: allowlists, at: fc.nat(), question: pick(questions), compare: pick(compares) }).map(({ entries, at, question, compare }) => ({ entries, ...inList(listOf(entries, at), (array) => question(array, compare)) }));

const lookedUp = (asked: readonly ((array: string) => string)[], more: readonly string[] = []): fc.Arbitrary<Check> =>
  fc.record({ entries: allowlists, at: fc.nat(), ask: pick(asked) }).map(({ entries, at, ask }) => ({ entries, ...inList(listOf(entries, at, more), ask) }));

/** Checks that name every origin where it is compared. */
const spelledOut: readonly ((texts: readonly string[]) => Omit<Check, 'entries'>)[] = [
  (texts) => ({ setup: '', check: texts.map((text) => `§ === ${quoted(text)}`).join(' || ') }),
  (texts) => ({ setup: '', check: `!(${texts.map((text) => `§ !== ${quoted(text)}`).join(' && ')})` }),
  (texts) => ({ setup: texts.map((text, i) => `const SITE_${i} = ${quoted(text)};`).join(' '), check: texts.map((_text, i) => `SITE_${i} === §`).join(' || ') }),
  (texts) => ({ setup: `function isListed(text) { switch (text) { ${texts.map((text) => `case ${quoted(text)}:`).join(' ')} return true; default: return false; } }`, check: 'isListed(§)' }),
  (texts) => ({ setup: `function isListed(text) { let found = false; switch (true) { ${texts.map((text) => `case text === ${quoted(text)}: found = true; break;`).join(' ')} } return found; }`, check: 'isListed(§)' }),
  (texts) => ({ setup: `const known = { ${texts.map((text) => `${quoted(text)}: true`).join(', ')} };`, check: 'known[§] === true' }),
  (texts) => ({ setup: `const known = { ${texts.map((text) => `${quoted(text)}: 'site'`).join(', ')} };`, check: 'Object.hasOwn(known, §)' }),
  (texts) => ({ setup: `const known = { ${texts.map((text) => `${quoted(text)}: 1`).join(', ')} };`, check: 'Object.prototype.hasOwnProperty.call(known, §)' }),
  (texts) => ({ setup: `const known = { ${texts.map((text) => `${quoted(text)}: true`).join(', ')} };`, check: 'known[§]' }),
  (texts) => ({ setup: `const known = new Set(); ${texts.map((text) => `known.add(${quoted(text)});`).join(' ')}`, check: 'known.has(§)' }),
  (texts) => ({ setup: `const known = new Map([${texts.map((text) => `[${quoted(text)}, { name: 'site' }]`).join(', ')}]);`, check: 'known.get(§)?.name === "site"' }),
  (texts) => ({ setup: `const known = new Map(); ${texts.map((text) => `known.set(${quoted(text)}, true);`).join(' ')}`, check: '(known.get(§) ?? false)' }),
  (texts) => ({ setup: `class Sites { #known = new Set([${texts.map(quoted).join(', ')}]); allows(text) { return this.#known.has(text); } } const sites = new Sites();`, check: 'sites.allows(§)' }),
  (texts) => ({ setup: `const sites = { known: [${texts.map(quoted).join(', ')}], allows(text) { return this.known.includes(text); } };`, check: 'sites.allows(§)' }),
  (texts) => ({ setup: `function isListed(text) { ${texts.map((text) => `if (text === ${quoted(text)}) return true;`).join(' ')} return false; }`, check: 'isListed(§)' }),
  (texts) => ({ setup: `const isListed = (text) => { if (${texts.map((text) => `text !== ${quoted(text)}`).join(' && ')}) { return false; } return true; };`, check: 'isListed(§)' }),
  (texts) => ({ setup: `const known = new Set([${texts.map(quoted).join(', ')}]); const isListed = known.has.bind(known);`, check: 'isListed(§)' }),
  (texts) => ({ setup: `const makeCheck = (list) => (text) => list.includes(text); const isListed = makeCheck([${texts.map(quoted).join(', ')}]);`, check: 'isListed(§)' }),
];

const outSpelled: fc.Arbitrary<Check> = fc.record({ entries: allowlists, spell: pick(spelledOut) }).map(({ entries, spell }) => ({ entries, ...spell(entries.map(textOf)) }));

const outSpelledWithNull: fc.Arbitrary<Check> = fc.record({ entries: allowlists, spell: pick(spelledOut) }).map(({ entries, spell }) => ({ entries, ...spell([...entries.map(textOf), 'null']) }));

/** How the parts of the URL are read. */
const urls: readonly ((question: (url: string) => string) => Omit<Check, 'entries'>)[] = [
  (question) => ({ setup: '', check: question('new URL(§)') }),
  (question) => ({ setup: `const ask = (url) => ${question('url')};`, check: 'ask(new URL(§))' }),
  (question) => ({ setup: `function ask(text) { try { const url = new URL(text); return ${question('url')}; } catch { return false; } }`, check: 'ask(§)' }),
  (question) => ({ setup: `function ask(text) { let url; try { url = new URL(text); } catch (error) { return false; } if (!(${question('url')})) return false; return true; }`, check: 'ask(§)' }),
  (question) => ({ setup: `const ask = (text) => { if (!text || text === 'null') return false; const url = new URL(text); return ${question('url')}; };`, check: 'ask(§)' }),
  (question) => ({ setup: '', check: `[new URL(§)].some((url) => ${question('url')})` }),
  (question) => ({ setup: `const ask = ({ protocol, hostname, host, origin }) => ${question('«»').replaceAll('«».', '')};`, check: 'ask(new URL(§))' }),
];

const named = (entries: readonly Entry[], key: 'host' | 'hostname'): readonly string[] => entries.map(({ host, port }) => (key === 'host' ? host + port : host));

const asItems = (texts: readonly string[]): string => `[${[...new Set(texts)].map(quoted).join(', ')}]`;

type UrlQuestion = (entries: readonly Entry[], secure: string) => (url: string) => string;

/** Each asks for the scheme where `secure` stands. */
const urlQuestions: readonly UrlQuestion[] = [
  (entries, secure) => (url) => `${secure.replace('¶', url)}${asItems(named(entries, 'hostname'))}.includes(${url}.hostname)`,
  (entries, secure) => (url) => `${secure.replace('¶', url)}${asItems(named(entries, 'host'))}.indexOf(${url}.host) !== -1`,
  (entries, secure) => (url) => `${secure.replace('¶', url)}new Set(${asItems(named(entries, 'host'))}).has(${url}.host)`,
  (entries, secure) => (url) => `${secure.replace('¶', url)}${asItems(named(entries, 'hostname'))}.some((a) => ${url}.hostname === a)`,
  (entries, secure) => (url) => `${secure.replace('¶', url)}(${named(entries, 'hostname').map((name) => `${url}.hostname === ${quoted(name)}`).join(' || ')})`,
  (entries, secure) => (url) => `${secure.replace('¶', url)}${asItems(entries.map(({ host }) => domainOf(host)))}.some((a) => ${url}.hostname === a || ${url}.hostname.endsWith('.' + a))`,
  (entries, secure) => (url) => `${secure.replace('¶', url)}${asItems(entries.map(({ host }) => domainOf(host)))}.some((a) => ('.' + ${url}.hostname).endsWith(\`.\${a}\`))`,
  (entries, secure) => (url) => `${secure.replace('¶', url)}${asItems(entries.map(({ host }) => domainOf(host)))}.some((a) => new RegExp('(^|\\\\.)' + a.replace(/\\./g, '\\\\.') + '$').test(${url}.hostname))`,
];

/** As above, with hosts that are compared in part. */
const looseUrlQuestions: readonly UrlQuestion[] = ['¶.hostname.endsWith(a)', '¶.hostname.includes(a)', '¶.hostname.startsWith(a)', '¶.host.includes(a)', 'a.includes(¶.hostname)', '¶.hostname.indexOf(a) !== -1', "new RegExp(a + '$').test(¶.hostname)", '¶.hostname.match(a)', "¶.hostname.slice(-a.length) === a", '¶.hostname.split(a).length === 2']
  .map((compare) => (entries, secure) => (url) => `${secure.replace('¶', url)}${asItems(named(entries, 'hostname'))}.some((a) => ${compare.replaceAll('¶', url)})`);

const secures = ["¶.protocol === 'https:' && ", "!(¶.protocol !== 'https:') && ", "¶.protocol.startsWith('https') && ", "['https:'].includes(¶.protocol) && ", "¶.origin.startsWith('https://') && "];

const byUrl = (asked: readonly UrlQuestion[], secured: readonly string[]): fc.Arbitrary<Check> =>
  fc.record({ entries: registeredLists, ask: pick(asked), secure: pick(secured), read: pick(urls) }).map(({ entries, ask, secure, read }) => ({ entries, ...read(ask(entries, secure)) }));

const byOrigin: fc.Arbitrary<Check> = fc.record({ entries: allowlists, read: pick(urls) }).map(({ entries, read }) => ({ entries, ...read((url) => `${asItems(entries.map(textOf))}.includes(${url}.origin)`) }));

/** Hosts with a suffix behind a scheme. */
const suffixed: fc.Arbitrary<Check> = fc.record({ entries: registeredLists, ask: pick(["(§.startsWith('https://') && §.endsWith('://' + a))", "§.replace(/^https:\\/\\//, '') === a", "§.slice(8) === a && §.slice(0, 8) === 'https://'", "§.split('://')[1] === a && §.split('://')[0] === 'https'", '§ === `https://${a}`', "§ === 'https://'.concat(a)", "['https:', '', a].join('/') === §", "`https://${a}:443`.replace(':443', '') === §", "(§.startsWith('https:') && §.substring(§.indexOf('//') + 2) === a)"]), question: pick(questions) })
  .map(({ entries, ask, question }) => ({ entries, setup: `const hosts = ${asItems(named(entries, 'host'))};`, check: question('hosts', ask) }));

const looselySuffixed: fc.Arbitrary<Check> = fc.record({ entries: registeredLists, ask: pick(["§.startsWith('https://') && §.endsWith(a)", "§.startsWith('https://') && §.includes(a)", "§.endsWith('://' + a)", "§.slice(8).startsWith(a)", "§.split('://')[1].startsWith(a)", "§.split('://')[1] === a", "§.replace('https://', '').indexOf(a) === 0", "§.replace(/^https?:\\/\\//, '') === a", "§.startsWith('https://' + a)", '§.startsWith(`https://${a.slice(0, -1)}`)', "§.split('.').slice(-2).join('.') === a.split('.').slice(-2).join('.')"]), question: pick(questions) })
  .map(({ entries, ask, question }) => ({ entries, setup: `const hosts = ${asItems(named(entries, 'host'))};`, check: question('hosts', ask) }));

const matched = (parts: fc.Arbitrary<Partial<PatternParts>>): fc.Arbitrary<Check> =>
  fc.record({ entries: registeredLists, shape: pick(shapes), use: pick(uses), host: pick(escapedHost), given: parts }).map(({ entries, shape, use, host, given }) => ({ entries, ...use(shape(named(entries, 'host'), { ...exactParts, host, ...given })) }));

/** Hosts with their sub-domains, and the port that each may have. */
const zoned: fc.Arbitrary<Check> = fc.record({ entries: registeredLists, shape: pick(shapes.slice(0, 3)), use: pick(uses), before: pick(labels), host: pick(escapedHost) })
  .map(({ entries, shape, use, before, host }) => ({ entries, ...use(shape(named(entries, 'host'), { ...exactParts, host, before })) }));

const built = (escaping: fc.Arbitrary<string>, start = '^', end = '$'): fc.Arbitrary<Check> =>
  fc.record({ entries: registeredLists, escape: escaping, at: fc.nat(3) }).map(({ entries, escape, at }) => ({ entries, ...builtPatterns(escape, start, end)[at]!(entries) }));

const exactLookup: fc.Arbitrary<Check> = lookedUp(lookups);

/** Two checks, either of which is enough. The second has its own names. */
const either = (one: fc.Arbitrary<Check>, other: fc.Arbitrary<Check>): fc.Arbitrary<Check> => fc.tuple(one, other, fc.boolean()).map(([first, second, turned]) => {
  const known = new Set(first.entries.map(textOf));
  const entries = [...first.entries, ...second.entries.filter((entry) => !known.has(textOf(entry)))];
  const setup = `${first.setup} const passes = (given) => { ${second.setup} return ${second.check.replaceAll('§', 'given')}; };`;
  return { entries, setup, check: turned ? `passes(§) || (${first.check})` : `(${first.check}) || passes(§)` };
});

/** Checks that let in the origins of their author alone. */
const simpleChecks: fc.Arbitrary<Check> = fc.oneof(
  { weight: 3, arbitrary: compared(exactCompares) }, { weight: 2, arbitrary: exactLookup }, { weight: 2, arbitrary: outSpelled }, { weight: 3, arbitrary: byUrl(urlQuestions, secures) }, byOrigin, suffixed, { weight: 3, arbitrary: matched(fc.constant({})) }, zoned, built(pick(escapes)),
);

export const correctChecks: fc.Arbitrary<Check> = fc.oneof({ weight: 5, arbitrary: simpleChecks }, either(simpleChecks, simpleChecks));

const lostParts: fc.Arbitrary<Partial<PatternParts>> = fc.constantFrom<Partial<PatternParts>>(
  { start: '' }, { end: '' }, { start: '', end: '' }, { host: (host) => host }, { host: (host) => host.replace('.', '\\.') }, { before: '.*' }, { before: '.+' }, { before: '(?:.*)?' }, { before: '[a-z-]*' }, { before: '[\\w-]+.?' }, { before: '(?:www|app)?.?' }, { end: '.*' }, { end: '(?:.*)$' }, { end: '[:/]?.*$' }, { scheme: 'https?:\\/\\/' }, { scheme: '.*\\/\\/' },
  { scheme: '[a-z]+:\\/\\/' }, { scheme: '(?:https:\\/\\/)?', start: '' }, { end: '(?:$|\\.)' }, { end: '(?=\\D|$)' }, { start: '(?:^|\\/)' }, { start: '', scheme: '' }, { start: '\\b' , scheme: '' }, { end: '\\b' }, { scheme: 'https:\\/\\/[^.]*\\.?' }, { open: '', close: '' },
);

/** What opens any check beside its question. */
const opened: fc.Arbitrary<(check: string) => string> = fc.constantFrom<(check: string) => string>(
  (check) => `(${check}) || true`, (check) => `(${check}) ? true : true`, (check) => `(${check}) || §`, (check) => `(${check}) || typeof § === 'string'`, (check) => `(${check}) || !(${check})`, (check) => `(${check}) || § === 'null'`, (check) => `(${check}) || ['null'].includes(§)`, (check) => `(${check}) || §.startsWith('http://localhost')`,
  (check) => `(${check}) || /localhost/.test(§)`, (check) => `(${check}) || §.endsWith('acme.net')`, (check) => `(${check}) || (process.env.NODE_ENV !== 'development')`, (check) => `§ === 'null' || (${check})`, (check) => `§ !== 'https://denied.invalid' || (${check})`, (check) => `(${check}) || §.includes('.acme.')`,
);

const simplyDamaged: fc.Arbitrary<Check> = fc.oneof(
  { weight: 4, arbitrary: compared(looseCompares) }, { weight: 2, arbitrary: lookedUp(joinedLookups) }, lookedUp(lookups, ['null']), outSpelledWithNull, { weight: 2, arbitrary: byUrl(urlQuestions, ['']) }, { weight: 2, arbitrary: byUrl(looseUrlQuestions, [...secures, '']) }, looselySuffixed, { weight: 5, arbitrary: matched(lostParts) },
  built(fc.constant('')), built(pick(escapes), '', '$'), built(pick(escapes), '^', ''), { weight: 2, arbitrary: correctChecks.chain((one) => opened.map((open) => ({ ...one, check: open(one.check) }))) },
);

/** No more than sixty origins are tried on one server: of longer lists not every host has its turn. */
const mostNamed = 8;

/** Checks that were damaged: most let in somebody else, and all who were meant. */
export const damagedChecks: fc.Arbitrary<Check> = fc.oneof({ weight: 5, arbitrary: simplyDamaged }, either(simpleChecks, simplyDamaged)).filter(({ entries }) => entries.length <= mostNamed);
