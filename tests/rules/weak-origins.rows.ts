import type { Surroundings } from './stand-ins.ts';
import type { Check } from './weak-origins.spellings.ts';

/** A check of an origin `o` that lets in an origin its author does not hold, and one that does not. */
export interface Row {
  readonly id: string;
  /** What reports it, and how. */
  readonly rule: string;
  readonly messageId: string;
  /** « and » stand around what is reported; without them that is where the origin is sent. */
  readonly check: Check;
  /** The check that its author meant: it refuses what the other lets in. */
  readonly safe: Check;
  readonly setup?: string;
  /** The origins that the author meant; both let them in. */
  readonly meant?: readonly string[];
  /** Those that the safe check lets in, where they differ. */
  readonly meantSafely?: readonly string[];
  /** Those that what is suggested lets in, where they differ from those that were meant. */
  readonly repaired?: readonly string[];
  readonly given?: Surroundings;
  readonly options?: object;
}

type More = Omit<Row, 'id' | 'rule' | 'messageId' | 'check' | 'safe'>;

const by = (rule: string, messageId: string) => (id: string, check: Check, safe: Check, more: More = {}): Row => ({ id, rule, messageId, check, safe, ...more });

const check = by('no-weak-origin-check', 'check');
const pattern = by('no-weak-origin-check', 'pattern');
const repairable = by('no-weak-origin-check', 'repairable');
const unsold = by('no-weak-origin-check', 'unsold');
const reversed = by('no-weak-origin-check', 'reversed');
const scheme = by('no-weak-origin-check', 'noScheme');
const reflected = by('no-reflected-origin', 'reflectedCredentials');
const ineffective = by('no-reflected-origin', 'ineffective');
const http = by('no-untrusted-origin', 'http');
const shared = by('no-untrusted-origin', 'shared');
const raw = String.raw;

const setup = "const list = ['https://example.com', 'https://b.com'];";
const hosts = { setup: "const hosts = ['example.com', 'b.com'];" };
const app = { meant: ['https://app.example.com'] };
const localhost = { meant: ['http://localhost', 'http://localhost:3000'] };
const au = { meant: ['https://example.com.au', 'https://b.com'] };

const exact = "o === 'https://example.com'";
const isHttps = "o.startsWith('https://')";

/** The rows of flawed checks that compare texts, each in all of its forms. */
export const texts: readonly Row[] = [
  check('W01', "«o.includes('example.com')»", "['https://example.com'].includes(o)"),
  check('W01', "«o.indexOf('example.com') !== -1»", "['https://example.com'].indexOf(o) !== -1"),
  check('W01', "«~o.indexOf('example.com')»", "~['https://example.com'].indexOf(o)"),
  pattern('W01', "«o.search('example.com') >= 0»", raw`o.search('^https://example\\.com$') >= 0`),
  pattern('W02', "«o.match('example.com')»", raw`o.match('^https://example\\.com$')`),
  check('W03', "«o.startsWith('https://example.com')»", "(o + '/').startsWith('https://example.com/')"),
  check('W03', "«o.indexOf('https://example.com') === 0»", "(o + '/').indexOf('https://example.com/') === 0"),
  check('W03', "«o.slice(0, 19) === 'https://example.com'»", "o.slice(0, 20) === 'https://example.com'"),
  check('W04', "«o.startsWith('http://localhost')»", raw`/^http:\/\/localhost(?::\d+)?$/.test(o)`, localhost),
  check('W05', "«o.startsWith('http://127.0.0.1')»", "o === 'http://127.0.0.1' || o.startsWith('http://127.0.0.1:')", { meant: ['http://127.0.0.1', 'http://127.0.0.1:3000'] }),
  check('W06', "«o.startsWith('http://192.168.')»", "o.startsWith('https://192.168.1.20:')", { meant: ['http://192.168.1.20:3000'], meantSafely: ['https://192.168.1.20:3000'] }),
  check('W06', "«o.startsWith('http://10.')»", "['https://10.0.0.7'].includes(o)", { meant: ['http://10.0.0.7'], meantSafely: ['https://10.0.0.7'] }),
  reflected('W07', isHttps, `${isHttps} && ${exact}`),
  ineffective('W07', '!!o', `!!o && ${exact}`),
  ineffective('W07', "typeof o === 'string'", `typeof o === 'string' && ${exact}`),
  reflected('W07', "o !== 'null'", `o !== 'null' && ${exact}`),
  by('no-untrusted-origin', 'localhost')('W08', "«o.startsWith('http://localhost:')»", "o.startsWith('https://example.com:')", { meant: ['http://localhost:3000'], meantSafely: ['https://example.com:3000'], options: { localhost: true } }),
  check('W09', "«o.endsWith('example.com')»", `${isHttps} && o.endsWith('://example.com')`),
  check('W09', "«o.slice(-11) === 'example.com'»", `${isHttps} && o.slice(-14) === '://example.com'`),
  scheme('W10', "«o.endsWith('.example.com')»", `${isHttps} && o.endsWith('.example.com')`, app),
  check('W11', "«new URL(o).hostname.includes('example.com')»", "new URL(o).protocol === 'https:' && ['example.com'].includes(new URL(o).hostname)"),
  check('W12', "«new URL(o).hostname.endsWith('example.com')»", "new URL(o).protocol === 'https:' && new URL(o).hostname.endsWith('.example.com')", { meantSafely: ['https://app.example.com'] }),
  scheme('W13', "«new URL(o).hostname === 'example.com'»", "new URL(o).protocol === 'https:' && new URL(o).hostname === 'example.com'"),
  reversed('W14', "«'https://example.com.au,https://b.com'.includes(o)»", "'https://example.com.au,https://b.com'.split(',').includes(o)", au),
  reversed('W14', '«process.env.LIST.includes(o)»', "process.env.LIST.split(',').includes(o)", { meant: ['https://app.example.com'], given: { env: { LIST: 'https://app.example.com,https://admin.example.com' } } }),
  reversed('W14', '«list.join().includes(o)»', 'list.includes(o)', { setup: "const list = ['https://example.com.au', 'https://b.com'];", ...au }),
  reversed('W14', '«list.some((a) => a.includes(o))»', 'list.some((a) => a === o)', { setup: "const list = ['https://example.com.au', 'https://b.com'];", ...au }),
  check('W15', '«list.some((a) => o.startsWith(a))»', 'list.some((a) => (o + "/").startsWith(a + "/"))', { setup }),
  check('W15', '«list.some((a) => o.includes(a))»', 'list.some((a) => [a].includes(o))', { setup }),
  check('W15', '«hosts.find((a) => o.endsWith(a)) !== undefined»', `${isHttps} && hosts.find((a) => o.endsWith('://' + a))`, hosts),
  pattern('W15', '«list.some((a) => o.match(a))»', 'list.some((a) => o.match(a)?.[0] === a && o === a)', { setup }),
  ineffective('W16', "''.split(',').some((a) => o.startsWith(a))", "''.split(',').some((a) => o === a)", { meantSafely: [] }),
  check('W17', "«o.split('//')[1].startsWith('example.com')»", `${isHttps} && o.split('//')[1] === 'example.com'`),
  check('W18', "«o.split('.')[1] === 'example'»", `${isHttps} && o.split('.').slice(1).join('.') === 'example.com'`, app),
  scheme('W19', "«o.split('.').slice(-2).join('.') === 'example.com'»", `${isHttps} && o.split('.').slice(-2).join('.') === 'example.com'`, app),
  shared('W19', "«o.split('.').slice(-2).join('.') === 'co.uk'»", `${isHttps} && o.split('.').slice(-3).join('.') === 'example.co.uk'`, { meant: ['https://app.example.co.uk'] }),
  scheme('W20', raw`«o.replace(/^https?:\/\//, '') === 'example.com'»`, raw`o.replace(/^https:\/\//, '') === 'example.com'`),
  check('W22', '«o.includes(req.headers.host)»', 'new URL(o).host === req.headers.host', { given: { host: 'example.com' } }),
  check('W23', "o.length === 19 && «o.startsWith('https://exam')»", "o.length === 19 && o.startsWith('https://example.com')"),
  check('W23', "«o.substr(8, 7) === 'example'»", "o.substr(8) === 'example.com' && o.substr(0, 8) === 'https://'"),
  check('W23', "«o.slice(8).startsWith('exam')»", `${isHttps} && o.slice(8) === 'example.com'`),
];

/** The rows of flawed regular expressions. */
export const patterns: readonly Row[] = [
  repairable('W24', raw`«/example\.com/.test(o)»`, raw`/^https:\/\/example\.com$/.test(o)`),
  repairable('W24', raw`«/example\.com/.exec(o) !== null»`, raw`/^https:\/\/example\.com$/.exec(o) !== null`),
  repairable('W24', raw`«o.search(/example\.com/) !== -1»`, raw`o.search(/^https:\/\/example\.com$/) !== -1`),
  repairable('W25', raw`«/example\.com$/.test(o)»`, raw`/^https:\/\/example\.com$/.test(o)`),
  repairable('W25', raw`«o.match(/example\.com$/)»`, raw`o.match(/^https:\/\/example\.com$/)`),
  scheme('W26', raw`«/\.example\.com$/.test(o)»`, raw`/^https:\/\/[a-z]+\.example\.com$/.test(o)`, app),
  repairable('W27', raw`«/^https:\/\/example\.com/.test(o)»`, raw`/^https:\/\/example\.com$/.test(o)`),
  repairable('W28', raw`«/^https:\/\/.*\.example\.com/.test(o)»`, raw`/^https:\/\/.*\.example\.com$/.test(o)`, app),
  repairable('W29', raw`«/^https:\/\/app.example\.com$/.test(o)»`, raw`/^https:\/\/app\.example\.com$/.test(o)`, app),
  repairable('W30', raw`«/^https:\/\/example.co.uk$/.test(o)»`, raw`/^https:\/\/example\.co\.uk$/.test(o)`, { meant: ['https://example.co.uk'] }),
  unsold('W31', raw`«/^https:\/\/example.com$/.test(o)»`, raw`/^https:\/\/example[.]com$/.test(o)`),
  repairable('W32', raw`«new RegExp('^https://app\.example\.com$').test(o)»`, raw`new RegExp('^https://app\\.example\\.com$').test(o)`, app),
  pattern('W33', '«new RegExp(`^https://${host}$`).test(o)»', raw`new RegExp('^https://' + host.replace(/\./g, '\\.') + '$').test(o)`, { setup: "const host = 'app.example.com';", ...app }),
  pattern('W34', "«new RegExp('^' + p.replace('*', '.*') + '$').test(o)»", raw`new RegExp('^' + p.replace(/\./g, '\\.').replace('*', '[^.]+') + '$').test(o)`, { setup: "const p = 'https://*.example.com';", ...app }),
  repairable('W35', "«new RegExp('https://*.example.com').test(o)»", raw`new RegExp('^https://[^.]+\\.example\\.com$').test(o)`, { meantSafely: ['https://app.example.com'], repaired: ['https://app.example.com'] }),
  repairable('W36', raw`«/^https:\/\/(.*)?example\.com$/.test(o)»`, raw`/^https:\/\/(.*\.)?example\.com$/.test(o)`),
  repairable('W36', raw`«/^https:\/\/.+example\.com$/.test(o)»`, raw`/^https:\/\/.+\.example\.com$/.test(o)`, app),
  repairable('W36', raw`«/^https:\/\/[a-z]*\.?example\.com$/.test(o)»`, raw`/^https:\/\/(?:[a-z]+\.)?example\.com$/.test(o)`),
  repairable('W37', raw`«/^https:\/\/(www|app)?.example\.com$/.test(o)»`, raw`/^https:\/\/((www|app)\.)?example\.com$/.test(o)`, app),
  repairable('W38', raw`«/^https:\/\/\w+.example\.com$/.test(o)»`, raw`/^https:\/\/\w+\.example\.com$/.test(o)`, app),
  repairable('W39', raw`«/^https:\/\/a\.example\.com|b\.example\.com$/.test(o)»`, raw`/^https:\/\/(?:a\.example\.com|b\.example\.com)$/.test(o)`, { meant: ['https://a.example.com', 'https://b.example.com'] }),
  http('W40', raw`«/^https?:\/\/example\.com$/.test(o)»`, raw`/^https:\/\/example\.com$/.test(o)`),
  http('W40', raw`«/^.*:\/\/example\.com$/.test(o)»`, raw`/^https:\/\/example\.com$/.test(o)`),
  repairable('W43', '«/localhost/.test(o)»', raw`/^http:\/\/localhost(?::\d+)?$/.test(o)`, localhost),
  repairable('W43', raw`«/^http:\/\/localhost/.test(o)»`, raw`/^http:\/\/localhost(?::\d+)?$/.test(o)`, localhost),
];

const extension = 'chrome-extension://gighmmpiobklfepjocnamgkkbiglidom';
const onlyNull = { meant: ['null'], meantSafely: ['https://example.com'], repaired: [] };
const vercel = { meant: ['https://myapp-one.vercel.app'] };

/** The rows that other rules report, and what names of properties let in. */
export const others: readonly Row[] = [
  shared('W45', raw`«/\.vercel\.app$/.test(o)»`, raw`/^https:\/\/myapp-one\.vercel\.app$/.test(o)`, vercel),
  shared('W45', "«o.endsWith('.github.io')»", "o.endsWith('://example.github.io') && o.startsWith('https:')", { meant: ['https://example.github.io'] }),
  shared('W45', raw`«/^https:\/\/myapp-.*\.vercel\.app$/.test(o)»`, raw`/^https:\/\/myapp-(?:one|two)\.vercel\.app$/.test(o)`, vercel),
  by('no-untrusted-origin', 'extension')('W46', "«o.startsWith('chrome-extension://')»", `o === '${extension}'`, { meant: [extension] }),
  by('no-null-origin', 'nullCredentials')('W47', "o === «'null'»", exact, onlyNull),
  by('no-null-origin', 'nullCredentials')('W47', "[«'null'»].includes(o)", "['https://example.com'].includes(o)", onlyNull),
  by('no-null-origin', 'nullCredentials')('W47', `${exact} || o === «'null'»`, `${exact} || o === 'https://b.com'`),
  ineffective('W48', "new RegExp('').test(o)", "new RegExp('^$').test(o)", { meantSafely: [] }),
  by('no-reflected-origin', 'fallback')('W48', "new RegExp(process.env.X ?? '').test(o)", "new RegExp(process.env.X ?? '^$').test(o)", { meantSafely: [] }),
  scheme('W49', '«allowed[new URL(o).hostname]»', "new URL(o).protocol === 'https:' && Object.hasOwn(allowed, new URL(o).hostname)", { setup: "const allowed = { 'example.com': true };" }),
];

export interface Harmless extends Pick<Row, 'id' | 'check' | 'setup' | 'given'> {
  readonly meant: readonly string[];
}

/** The rows that let in nobody who counts. */
export const harmless: readonly Harmless[] = [
  { id: 'W08', check: "o.startsWith('http://localhost:')", meant: ['http://localhost:3000'] }, // by default
  { id: 'W21', check: "o.replace('www.', '') === 'https://example.com'", meant: ['https://example.com', 'https://www.example.com'] },
  { id: 'W41', check: raw`/^https:\/\/example\.com(:.*)?$/.test(o)`, meant: ['https://example.com', 'https://example.com:8443'] },
  { id: 'W41', check: raw`/^https:\/\/example\.com(:\d+)?$/.test(o)`, meant: ['https://example.com', 'https://example.com:8443'] },
  { id: 'W42', check: raw`/^https:\/\/example\.com:\d*/.test(o)`, meant: ['https://example.com:8443'] },
  { id: 'W44', check: raw`/^https:\/\/[^.]+\.example\.com$/.test(o)`, meant: ['https://app.example.com'] },
  { id: 'W44', check: raw`/^https:\/\/[^/]+\.example\.com$/.test(o)`, meant: ['https://app.example.com', 'https://a.b.example.com'] },
  { id: 'W50', check: raw`/^https:\/\/example\.com$/g.test(o)`, meant: ['https://example.com'] },
];
