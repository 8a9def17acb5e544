import fc from 'fast-check';
import { getDomain, getPublicSuffix } from 'tldts';

/** An origin that an author has, as browsers write it. */
export interface Entry {
  readonly scheme: string;
  /** Without a port. */
  readonly host: string;
  /** With its colon, or nothing. */
  readonly port: string;
}

export const textOf = ({ scheme, host, port }: Entry): string => `${scheme}://${host}${port}`;

/** The suffixes below which anybody can have a name, by registries and by companies. */
const suffixes = ['com', 'org', 'io', 'dev', 'app', 'de', 'co', 'co.uk', 'com.au', 'com.br', 'co.jp', 'museum', 'online', 'xn--p1ai', 'github.io', 'vercel.app', 'herokuapp.com', 'netlify.app', 'pages.dev', 'web.app', 'azurewebsites.net'];

const words = ['acme', 'example', 'shop', 'my-site', 'o', 'xn--bcher-kva', '7up', 'a', 'origin', 'http', 'www2', 'com', 'evil-twin', 'attacker'];

const label = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, fc.stringMatching(/^[a-z][a-z\d]{0,9}(?:-[a-z\d]{1,4})?$/));

const subdomain = fc.oneof(fc.constant(''), fc.constantFrom('app.', 'www.', 'admin.', 'a.b.', 'api-2.'), label.map((text) => `${text}.`));

const port = fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(':8443', ':3000', ':81'));

/** An origin below a registered name, by TLS. */
const registered: fc.Arbitrary<Entry> = fc.record({ scheme: fc.constant('https'), host: fc.tuple(subdomain, label, fc.constantFrom(...suffixes)).map(([start, name, suffix]) => `${start}${name}.${suffix}`), port })
  .filter(({ host }) => getDomain(host, { allowPrivateDomains: true }) !== null && host !== getPublicSuffix(host, { allowPrivateDomains: true }));

const unregistered = fc.constantFrom<Entry>(
  { scheme: 'https', host: '203.0.113.7', port: ':8443' }, { scheme: 'https', host: '198.51.100.20', port: '' }, { scheme: 'http', host: 'localhost', port: ':3000' }, { scheme: 'http', host: '127.0.0.1', port: ':5173' }, { scheme: 'https', host: 'intranet', port: '' },
);

/** Mostly a few, sometimes many. */
const listOf = (entry: fc.Arbitrary<Entry>): fc.Arbitrary<readonly Entry[]> => fc.oneof(...[{ weight: 9, maxLength: 4 }, { weight: 1, maxLength: 12 }].map(({ weight, maxLength }) => ({ weight, arbitrary: fc.uniqueArray(entry, { minLength: 1, maxLength, selector: textOf }) })));

/** The origins of an author, the most usual first. */
export const allowlists: fc.Arbitrary<readonly Entry[]> = listOf(fc.oneof({ weight: 9, arbitrary: registered }, unregistered));

/** Those below registered names alone: where sub-domains and schemes make sense. */
export const registeredLists: fc.Arbitrary<readonly Entry[]> = listOf(registered);

/** What an author owns: the names that are registered, and hosts that are none. */
const owned = (entries: readonly Entry[]): ReadonlySet<string> => new Set(entries.map(({ host }) => domainOf(host)));

/** The name that was registered; the host itself where that is none. */
export const domainOf = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host;

/** The kind of an origin that is not listed, by what this file knows of names. `own`: a host of the author by TLS, or one on the user's machine. */
export function strangenessOf(origin: string, entries: readonly Entry[]): 'null' | 'insecure' | 'stranger' | 'own' {
  if (origin === 'null') return 'null';
  const { hostname, protocol } = new URL(origin);
  if (/^(?:localhost|127\.[\d.]+)$/.test(hostname)) return 'own';
  if (!owned(entries).has(domainOf(hostname))) return 'stranger';
  return protocol === 'http:' && hostname.includes('.') ? 'insecure' : 'own';
}

/** Whether a browser can send it: what the URL parser makes of it is the same. */
export const isSent = (origin: string): boolean => origin === 'null' || (URL.canParse(origin) && new URL(origin).origin === origin);

/** Whether a name can be had there. */
const isOpen = (origin: string): boolean => {
  const { hostname } = new URL(origin);
  const suffix = getPublicSuffix(hostname, { allowPrivateDomains: true });
  return suffix !== null && suffixesKnown.has(suffix) && getDomain(hostname, { allowPrivateDomains: true }) !== null;
};

const suffixesKnown: ReadonlySet<string> = new Set([...suffixes, 'net', 'uk', 'au', 'br', 'jp', 'cc']);

/** Origins that somebody else can have and that may pass a flawed check of these, made by trying without regard to the check. */
export function attackers(entries: readonly Entry[]): readonly string[] {
  const listed = new Set(entries.map(textOf));
  const found = new Set(['null', 'https://unrelated.org', 'http://zuzuq.net', 'https://a.quite-long-name-of-somebody.co.uk:8443', ...entries.flatMap(nearby)]);
  return [...found].filter((origin) => !listed.has(origin) && isSent(origin) && (strangenessOf(origin, entries) !== 'stranger' || isOpen(origin)));
}

function nearby({ scheme, host, port }: Entry): readonly string[] {
  const text = `${scheme}://${host}`;
  const before = ['evil', 'evil-', 'my.evil', 'x', 'www', '1'].flatMap((glued) => [`${scheme}://${glued}${host}${port}`, `https://${glued}${host}`]);
  const behind = ['.evil.net', '.net', '-evil.net', 'evil.net', 'x.net', '.evil.co.uk', `.${host}.evil.net`].flatMap((glued) => [`${text}${glued}${port}`, `${text}${glued}`, `http://${host}${glued}`, `https://app.${host}${glued}`]);
  const dots = [...host.matchAll(/\./g)].flatMap(({ index }) => ['x', '-', '1'].flatMap((by) => ['', 'app.', 'evil'].map((start) => `${scheme}://${start}${host.slice(0, index)}${by}${host.slice(index + 1)}${port}`)));
  const prefixes = Array.from({ length: host.length }, (_none, end) => `${scheme}://${host.slice(0, end)}`);
  const siblings = [`https://evil.${host.replace(/^[^.]+\./, '')}`, `https://evil.${getPublicSuffix(host, { allowPrivateDomains: true }) ?? 'net'}`];
  return [...before, ...behind, ...dots, ...prefixes, ...siblings, `http://${host}${port}`, `http://${host}`];
}
