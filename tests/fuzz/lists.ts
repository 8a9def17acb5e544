/** How a list of texts is written. */
export interface ListKind {
  /** Statements before the server. */
  readonly setup: string;
  /** An array. */
  readonly array: string;
}

export const quoted = (text: string): string => `'${text}'`;

const items = (texts: readonly string[]): string => texts.map(quoted).join(', ');

const hosts = (texts: readonly string[]): readonly string[] => texts.map((text) => text.replace('https://', ''));

const rows = (texts: readonly string[], write: (text: string, i: number) => string): string => texts.map(write).join(', ');

/** The ways of writing down a list. The last ones work for origins by TLS alone. */
export const listKinds: readonly ((texts: readonly string[]) => ListKind)[] = [
  (texts) => ({ setup: `const list = [${items(texts)}];`, array: 'list' }),
  (texts) => ({ setup: '', array: `[${items(texts)}]` }),
  (texts) => ({ setup: `const list = Object.freeze([${items(texts)}]);`, array: 'list' }),
  (texts) => ({ setup: `const text = '${texts.join(',')}'; const list = text.split(',');`, array: 'list' }),
  (texts) => ({ setup: `const list = \`${texts.join(' ; ')}\`.split(';').map((one) => one.trim()).filter(Boolean);`, array: 'list' }),
  (texts) => ({ setup: `const config = { cors: { origins: [${items(texts)}] } };`, array: 'config.cors.origins' }),
  (texts) => ({ setup: `const { origins: list } = { origins: [${items(texts)}], methods: ['GET'] };`, array: 'list' }),
  (texts) => ({ setup: `const list = []; ${texts.map((text) => `list.push(${quoted(text)});`).join(' ')}`, array: 'list' }),
  (texts) => ({ setup: `const list = [${items(texts.slice(0, 1))}].concat([${items(texts.slice(1))}]);`, array: 'list' }),
  (texts) => ({ setup: `const some = [${items(texts.slice(0, 1))}]; const list = [...some, ...[${items(texts.slice(1))}]];`, array: 'list' }),
  (texts) => ({ setup: `const known = new Set([${items(texts)}]);`, array: '[...known]' }),
  (texts) => ({ setup: `const known = { ${rows(texts, (text) => `${quoted(text)}: true`)} };`, array: 'Object.keys(known)' }),
  (texts) => ({ setup: `const known = { ${rows(texts, (text, i) => `site${i}: ${quoted(text)}`)} };`, array: 'Object.values(known)' }),
  (texts) => ({ setup: `const sites = [${rows(texts, (text, i) => `{ id: ${i}, url: ${quoted(text)} }`)}];`, array: 'sites.map(({ url }) => url)' }),
  (texts) => ({ setup: `const list = JSON.parse('${JSON.stringify(texts)}');`, array: 'list' }),
  (texts) => ({ setup: `class Settings { static origins = [${items(texts)}]; }`, array: 'Settings.origins' }),
  (texts) => ({ setup: `function getList() { return [${items(texts)}]; }`, array: 'getList()' }),
  (texts) => ({ setup: `const first = ${quoted(texts[0]!)}; const list = [first, ${items(texts.slice(1))}];`, array: 'list' }),
  (texts) => ({ setup: `const list = [${items(texts)}].flatMap((one) => [one]);`, array: 'list' }),
  (texts) => ({ setup: `const list = Array.from(new Map([${rows(texts, (text, i) => `[${quoted(text)}, ${i}]`)}]).keys());`, array: 'list' }),
  (texts) => ({ setup: `const list = process.env.NODE_ENV === 'test' ? ['https://test.invalid'] : [${items(texts)}];`, array: 'list' }),
];

/** Lists that are made of hosts, where every text is an origin by TLS. */
export const tlsListKinds: readonly ((texts: readonly string[]) => ListKind)[] = [
  (texts) => ({ setup: `const hosts = [${items(hosts(texts))}]; const list = hosts.map((host) => \`https://\${host}\`);`, array: 'list' }),
  (texts) => ({ setup: `const scheme = 'https'; const list = [${rows(hosts(texts), (host) => `\`\${scheme}://${host}\``)}];`, array: 'list' }),
  (texts) => ({ setup: `const list = '${hosts(texts).join('|')}'.split('|').map((host) => 'https://' + host);`, array: 'list' }),
  (texts) => ({ setup: `const list = []; for (const host of [${items(hosts(texts))}]) list.push(['https:', '', host].join('/'));`, array: 'list' }),
];

/** A comparison of a text `a` with the origin `§`. */
export type Compare = string;

/** Those that hold of the text alone. */
export const exactCompares: readonly Compare[] = [
  'a === §', '§ === a', 'a == §', 'Object.is(a, §)', '!(a !== §)', '[a].includes(§)', '`${a}/` === `${§}/`', "(§ + '/').startsWith(a + '/')", 'a.length === §.length && §.startsWith(a)', '§.startsWith(a) && a.startsWith(§)', 'a.toLowerCase() === §.toLowerCase()',
  "a.replace(/\\/$/, '') === §", '§ === String(a)', '[a].indexOf(§) > -1', '§.length === a.length && §.endsWith(a)', '(a === § ? true : false)', 'typeof § === "string" && a === §', '§ && § === a', '(() => a === §)()', '[§].some((b) => b === a)', '§.slice(0) === a', '§ <= a && § >= a', "a === '' + §",
];

/** Those that hold of more. */
export const looseCompares: readonly Compare[] = [
  '§.startsWith(a)', '§.endsWith(a)', '§.includes(a)', 'a.includes(§)', '§.indexOf(a) === 0', '§.indexOf(a) !== -1', '§.indexOf(a) >= 0', '~§.indexOf(a)', 'a.indexOf(§) > -1', '§.slice(0, a.length) === a', '§.substring(0, a.length) === a', '§.match(a)', '§.search(a) === 0', 'new RegExp(a).test(§)',
  'new RegExp(`^${a}$`).test(§)', "new RegExp('^' + a).test(§)", '§.lastIndexOf(a) === 0', '§.startsWith(a.slice(0, -1))', "§.endsWith(a.replace(/^https?:\\/\\//, ''))", "§.replace(/^https?:\\/\\//, '') === a.replace(/^https?:\\/\\//, '')", "§.includes(a.replace(/^https?:\\/\\//, ''))", 'a.startsWith(§)', '§.split(a).length > 1', "§.replace(a, '') !== §",
  'new URL(§).hostname === new URL(a).hostname', 'new URL(§).hostname.endsWith(new URL(a).hostname)', 'new URL(§).host.includes(new URL(a).host)',
];

/** Questions about an array that are decided by a comparison. */
export const questions: readonly ((array: string, compare: Compare) => string)[] = [
  (array, compare) => `${array}.some((a) => ${compare})`,
  (array, compare) => `${array}.some(function (a) { return ${compare}; })`,
  (array, compare) => `${array}.find((a) => ${compare}) !== undefined`,
  (array, compare) => `${array}.findIndex((a) => ${compare}) !== -1`,
  (array, compare) => `!${array}.every((a) => !(${compare}))`,
  (array, compare) => `${array}.filter((a) => ${compare}).length > 0`,
  (array, compare) => `Boolean(${array}.find((a) => ${compare}))`,
  (array, compare) => `${array}.map((a) => Boolean(${compare})).includes(true)`,
  (array, compare) => `${array}.reduce((found, a) => found || Boolean(${compare}), false)`,
  (array, compare) => `(() => { for (const a of ${array}) { if (${compare}) return true; } return false; })()`,
  (array, compare) => `(() => { const all = ${array}; for (let i = 0; i < all.length; i++) { const a = all[i]; if (${compare}) return true; } return false; })()`,
  (array, compare) => `(() => { let found = false; ${array}.forEach((a) => { if (${compare}) found = true; }); return found; })()`,
  (array, compare) => `(() => { let i = 0; const all = ${array}; while (i < all.length) { const a = all[i]; i += 1; if (!(${compare})) continue; return true; } return false; })()`,
  (array, compare) => `${array}.findLast((a) => ${compare}) != null`,
];

/** Questions that compare by themselves. */
export const lookups: readonly ((array: string) => string)[] = [
  (array) => `${array}.includes(§)`,
  (array) => `${array}.indexOf(§) !== -1`,
  (array) => `${array}.indexOf(§) >= 0`,
  (array) => `~${array}.indexOf(§)`,
  (array) => `${array}.lastIndexOf(§) > -1`,
  (array) => `new Set(${array}).has(§)`,
  (array) => `new Map(${array}.map((a) => [a, true])).has(§)`,
  (array) => `new Map(${array}.map((a, i) => [a, i + 1])).get(§)`,
  (array) => `Object.fromEntries(${array}.map((a) => [a, true]))[§] === true`,
  (array) => `Object.hasOwn(Object.fromEntries(${array}.map((a) => [a, 1])), §)`,
  (array) => `(§ in Object.fromEntries(${array}.map((a) => [a, 1])))`,
  (array) => `${array}.includes(§.toLowerCase())`,
  (array) => `${array}.includes(String(§))`,
  (array) => `${array}.includes(§?.trim())`,
  (array) => `${array}.includes(§ ?? '')`,
  (array) => `[...${array}].sort().includes(§)`,
  (array) => `${array}.slice().reverse().includes(§)`,
];

/** Questions about the texts as one. */
export const joinedLookups: readonly ((array: string) => string)[] = [
  (array) => `${array}.join(',').includes(§)`, (array) => `${array}.join().indexOf(§) !== -1`, (array) => `${array}.toString().includes(§)`, (array) => `JSON.stringify(${array}).includes(§)`, (array) => `String(${array}).includes(§)`, (array) => `\`\${${array}}\`.includes(§)`, (array) => `${array}.join(' ').match(§)`,
];
