/** Ways to ask whether an origin `o` is one of a list, all of which refuse a stranger. */
export const conditions: readonly string[] = [
  'list.includes(o)', 'list.indexOf(o) !== -1', 'list.indexOf(o) > -1', 'list.indexOf(o) >= 0', '~list.indexOf(o)', 'list.lastIndexOf(o) !== -1', 'list.some((a) => a === o)', 'list.some((a) => o === a)',
  'list.find((a) => a === o)', 'list.find((a) => a === o) !== undefined', 'list.findIndex((a) => a === o) !== -1', '!list.every((a) => a !== o)', 'list.filter((a) => a === o).length', 'list.filter((a) => a === o).length > 0',
  'list.map((a) => a === o).includes(true)', 'list.reduce((found, a) => found || a === o, false)', 'new Set(list).has(o)', '[...new Set(list)].includes(o)', 'Array.from(new Set(list)).includes(o)',
  'new Map(list.map((a) => [a, true])).has(o)', "new Map([['https://app.acme.dev', 'app']]).get(o)", "Object.keys({ 'https://app.acme.dev': 1 }).includes(o)", "Object.values({ app: 'https://app.acme.dev' }).includes(o)",
  "Object.hasOwn({ 'https://app.acme.dev': 1 }, o)", "({ 'https://app.acme.dev': 1 }).hasOwnProperty(o)", "Object.prototype.hasOwnProperty.call({ 'https://app.acme.dev': 1 }, o)", "({ 'https://app.acme.dev': true })[o]", "o in { 'https://app.acme.dev': 1 }",
  "o === 'https://app.acme.dev'", "o == 'https://app.acme.dev'", "'https://app.acme.dev' === o || o === 'https://admin.acme.dev'", "Object.is(o, 'https://app.acme.dev')", "o?.toLowerCase() === 'https://app.acme.dev'",
  "list.map((a) => a.toLowerCase()).includes(o.toLowerCase())", "o.replace(/\\/$/, '') === 'https://app.acme.dev'", "new URL(o).origin === 'https://app.acme.dev'", "new URL(o).protocol === 'https:' && new URL(o).hostname === 'app.acme.dev'",
  "new URL(o).protocol === 'https:' && new URL(o).hostname.endsWith('.acme.dev')", "/^https:\\/\\/(?:app|admin)\\.acme\\.dev$/.test(o)", "o.match(/^https:\\/\\/app\\.acme\\.dev$/)", "/^https:\\/\\/app\\.acme\\.dev$/.exec(o) !== null",
  "o.search(/^https:\\/\\/app\\.acme\\.dev$/) === 0", "new RegExp('^https://(?:' + ['app', 'admin'].join('|') + ')\\\\.acme\\\\.dev$').test(o)", "list.concat(['https://beta.acme.dev']).includes(o)", "[...list, 'https://beta.acme.dev'].includes(o)", '[list].flat().includes(o)',
  "(o + '/').startsWith('https://app.acme.dev/')", "JSON.parse('[\"https://app.acme.dev\"]').includes(o)", "'https://app.acme.dev,https://admin.acme.dev'.split(',').includes(o)", "['https://app.acme.dev '].map((a) => a.trim()).includes(o)", 'list.flatMap((a) => [a, a]).includes(o)',
  'isAllowed(o)', 'isListed(list, o)', 'check.origin(o)', 'new Origins(list).allows(o)', 'allows(list)(o)',
  // Weak, but a check: an unrelated origin is not let in.
  "o.includes('acme.dev')", "o.endsWith('acme.dev')", "o.startsWith('https://app.acme.dev')", "/acme\\.dev/.test(o)",
];

/** What the conditions call. */
export const helpers: readonly string[] = [
  "const list = ['https://app.acme.dev', 'https://admin.acme.dev'];",
  'function isAllowed(origin) { for (const one of list) { if (one === origin) return true; } return false; }',
  'const isListed = (origins, origin) => { let i = 0; while (i < origins.length) { if (origins[i++] === origin) return true; } return false; };',
  'const check = { origin(origin) { switch (origin) { case list[0]: case list[1]: return true; default: return false; } } };',
  'class Origins { #origins; constructor(origins) { this.#origins = new Set(origins); } allows(origin) { return this.#origins.has(origin); } }',
  'const allows = (origins) => (origin) => origins.includes(origin);',
];
