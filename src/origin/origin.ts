/** The parts of an origin. `port` is null where the scheme's default port is meant: https://html.spec.whatwg.org/#concept-origin-tuple */
export interface OriginParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: number | null;
}

/** Documents of these schemes have an opaque origin of their own. */
const opaqueSchemes: ReadonlySet<string> = new Set(['about', 'data', 'file', 'javascript']);

/** Their URLs have an origin, but no page is loaded from them. */
const pagelessSchemes: ReadonlySet<string> = new Set(['ftp', 'ws', 'wss']);

/**
 * What `Origin` holds when a page at this URL, or of this origin, sends a request: lower case, punycode, without a default
 * port, and 'null' for an opaque origin. Null: no page can be there. Then the text is no URL, or its host cannot be
 * resolved (`*.example.com`), or it is no address of a page (`localhost:3000`, which is a URL of the scheme `localhost`).
 *
 * Which other schemes have origins is up to the platform that registers them (web views, extensions, desktop shells), so
 * `scheme://host` is taken at its word.
 * https://fetch.spec.whatwg.org/#byte-serializing-a-request-origin, https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
 */
export function serializeOrigin(text: string): string | null {
  if (text === 'null') return 'null';
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const scheme = url.protocol.slice(0, -1);
  if (scheme === 'http' || scheme === 'https') return isResolvable(url.hostname) ? url.origin : null;
  // A blob has the origin of the page that made it; Node reads that out for http and https only.
  if (scheme === 'blob') return url.origin === 'null' ? 'null' : serializeOrigin(url.origin);
  if (opaqueSchemes.has(scheme)) return 'null';
  return pagelessSchemes.has(scheme) ? null : serializeRegistered(url);
}

/**
 * Whether the text is, character by character, an `Origin` that some page can send. 'null' is one.
 * https://fetch.spec.whatwg.org/#origin-header
 */
export function isSendableOrigin(text: string): boolean {
  return looksLikeOrigin.test(text) && serializeOrigin(text) === text;
}

/** What every origin is like. To parse a URL takes a hundred times as long. */
const looksLikeOrigin = /^(?:null$|[a-z][a-z\d+.-]*:\/\/[^/?#]+$)/;

/**
 * The parts of the origin that a URL or origin text stands for. Null: no page has it, or it is 'null' and has no parts.
 * https://html.spec.whatwg.org/#concept-origin-tuple
 */
export function parseOrigin(text: string): OriginParts | null {
  const [, scheme, host, port] = /^([^:]+):\/\/(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(serializeOrigin(text) ?? '') ?? [];
  if (scheme === undefined || host === undefined) return null;
  return { scheme, host, port: port === undefined ? null : Number(port) };
}

// The URL parser leaves the hosts of such schemes alone; a platform that registers one as standard reads them as it does
// for http. The port is taken from the original, which has no default one to drop.
function serializeRegistered(url: URL): string | null {
  if (!URL.canParse(`http://${url.hostname}`)) return null;
  const host = new URL(`http://${url.hostname}`).hostname;
  if (!/^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/.test(host)) return null;
  return `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`;
}

// URL parsers let more through than resolvers: of the other ASCII characters none reached a server from Chromium, and empty
// or over-long labels are no names at all (https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4). One final dot is the root.
function isResolvable(hostname: string): boolean {
  if (hostname.startsWith('[')) return true;
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
  return name.length <= 253 && name.split('.').every((label) => /^[a-z0-9_-]{1,63}$/.test(label));
}
