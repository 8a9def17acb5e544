import type { Entry } from './origins.ts';

/** Each part of a pattern as its author wrote it. */
export interface PatternParts {
  readonly start: string;
  readonly scheme: string;
  readonly open: string;
  readonly close: string;
  readonly end: string;
  readonly host: (host: string) => string;
  /** Before each host. */
  readonly before: string;
}

/** How a pattern is written as a whole, in the syntax of literals. */
export type Shape = (hosts: readonly string[], parts: PatternParts) => string;

export const escapedHost: readonly ((host: string) => string)[] = [(host) => host.replace(/\./g, '\\.'), (host) => host.replace(/\./g, '[.]'), (host) => host.replace(/\./g, '\\x2e'), (host) => host.replace(/[.-]/g, '\\$&').replace(/\\-/g, '-'), (host) => host.replace(/\./g, '(?:\\.)')];

export const exactParts: PatternParts = { start: '^', scheme: 'https:\\/\\/', open: '(?:', close: ')', end: '$', host: escapedHost[0]!, before: '' };

/** Sub-domains of a host, of one or more labels. */
export const labels = ['(?:[a-z0-9-]+\\.)*', '(?:[^./]+\\.)*', '(?:\\w[\\w-]*\\.)?', '(?:.+\\.)?', '(?:[a-z\\d]+(?:-[a-z\\d]+)*\\.)*', '(?:www\\.|app\\.)?', '(?:[^/]+\\.)?'];

/** One pattern of all hosts. */
export const shapes: readonly Shape[] = [
  (hosts, { start, scheme, open, close, end, host, before }) => `${start}${scheme}${before}${open}${hosts.map(host).join('|')}${close}${end}`,
  (hosts, { start, scheme, open, close, end, host, before }) => `${start}${scheme}${before}${open.replace('?:', '')}${hosts.map(host).join('|')}${close}${end}`,
  (hosts, { start, scheme, open, close, end, host, before }) => `${start}${open}${hosts.map((one) => `${scheme}${before}${host(one)}`).join('|')}${close}${end}`,
  (hosts, { start, scheme, end, host, before }) => hosts.map((one) => `${start}${scheme}${before}${host(one)}${end}`).join('|'),
  (hosts, { start, scheme, open, close, end, host, before }) => `(?:${start})${scheme}(?:${before})${open}${hosts.map(host).join('|')}${close}(?!.)${end}`,
];

/** How the pattern is asked about `§`. */
export const uses: readonly ((pattern: string) => { readonly setup: string; readonly check: string })[] = [
  (pattern) => ({ setup: '', check: `/${pattern}/.test(§)` }),
  (pattern) => ({ setup: `const pattern = /${pattern}/i;`, check: 'pattern.test(§)' }),
  (pattern) => ({ setup: `const pattern = /${pattern}/u;`, check: 'pattern.exec(§) !== null' }),
  (pattern) => ({ setup: '', check: `§.match(/${pattern}/)` }),
  (pattern) => ({ setup: '', check: `§.match(/${pattern}/) != null` }),
  (pattern) => ({ setup: '', check: `§.search(/${pattern}/) === 0` }),
  (pattern) => ({ setup: '', check: `§.search(/${pattern}/) !== -1` }),
  (pattern) => ({ setup: `const patterns = [/^https:\\/\\/none\\.invalid$/, /${pattern}/];`, check: 'patterns.some((pattern) => pattern.test(§))' }),
  (pattern) => ({ setup: `const pattern = new RegExp('${pattern.replace(/\\/g, '\\\\')}');`, check: 'pattern.test(§)' }),
  (pattern) => ({ setup: `const pattern = RegExp(String.raw\`${pattern}\`);`, check: 'pattern.test(§)' }),
  (pattern) => ({ setup: `const pattern = new RegExp(/${pattern}/, 'i');`, check: 'pattern.test(§)' }),
  (pattern) => ({ setup: `const source = /${pattern}/.source; const pattern = new RegExp(source);`, check: 'pattern.test(§)' }),
  (pattern) => ({ setup: '', check: `Boolean(/${pattern}/.exec(§))` }),
  (pattern) => ({ setup: `const matches = (text) => /${pattern}/.test(text);`, check: 'matches(§)' }),
  (pattern) => ({ setup: '', check: `(§ !== '' && §.replace(/${pattern}/, '') === '')` }),
  (pattern) => ({ setup: `const patterns = { sites: /${pattern}/ };`, check: 'Object.values(patterns).some((pattern) => §.match(pattern) !== null)' }),
];

/** Patterns that are made from hosts where the program runs, with and without what escapes them. */
export const builtPatterns = (escape: string, start = '^', end = '$'): readonly ((entries: readonly Entry[]) => { readonly setup: string; readonly check: string })[] => {
  const list = (entries: readonly Entry[]): string => `[${entries.map(({ host, port }) => `'${host}${port}'`).join(', ')}]`;
  return [
    (entries) => ({ setup: `const patterns = ${list(entries)}.map((host) => new RegExp('${start}https://' + host${escape} + '${end}'));`, check: 'patterns.some((pattern) => pattern.test(§))' }),
    (entries) => ({ setup: `const pattern = new RegExp(\`${start}https://(?:\${${list(entries)}.map((host) => host${escape}).join('|')})${end}\`);`, check: 'pattern.test(§)' }),
    (entries) => ({ setup: `const escape = (text) => text${escape}; const hosts = ${list(entries)};`, check: `hosts.some((host) => new RegExp(\`${start}https://\${escape(host)}${end}\`).test(§))` }),
    (entries) => ({ setup: `const hosts = ${list(entries)};`, check: `hosts.find((host) => §.match('${start}https://' + host${escape} + '${end}'))` }),
  ];
};

export const escapes = [".replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&')", ".replace(/\\./g, '\\\\.')", ".replaceAll('.', '\\\\.')", ".split('.').join('[.]')", ".replace(/[^\\w]/g, (one) => '\\\\' + one)"];
