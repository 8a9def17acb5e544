import { normalizeValue } from '../spec/headers.ts';
import { isSendableOrigin, serializeOrigin } from './origin.ts';

/**
 * What is wrong with a text that no browser sends as `Origin`. `spelling`: it differs from one by case, a final slash, the default port, quotes,
 * white space or other letters than ASCII. `path`: it says more than an origin. `scheme`: it says less, or another scheme than that of pages.
 * `wildcard`: it has a star in it. `several`: it is a list. `nothing`: it is empty. `other`: it is no origin at all.
 */
export type Flaw = 'spelling' | 'path' | 'scheme' | 'wildcard' | 'several' | 'nothing' | 'other';

export interface Malformed {
  readonly flaw: Flaw;
  /** The origin that is meant, where that is plain: the only one for `spelling`, else the likeliest. */
  readonly meant: string | null;
  /** Origins of which one may be meant, or some. */
  readonly candidates: readonly string[];
}

const malformed = (flaw: Flaw, candidates: readonly (string | null)[], meant = candidates[0] ?? null): Malformed => ({ flaw, meant, candidates: candidates.filter((one) => one !== null) });

/**
 * Why no browser sends a text as `Origin`, and what was meant by it. Null for what one sends, for `*` and `null`, and for texts of schemes that a
 * platform may have its own way with, such as `file://`.
 * https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin, https://fetch.spec.whatwg.org/#http-access-control-allow-origin
 */
export function findFlaw(text: string): Malformed | null {
  if (text === '*' || isSendableOrigin(text)) return null;
  const plain = withoutQuotes(text);
  if (plain === '') return malformed('nothing', []);
  if (plain !== text) return asOne(plain);
  const parts = text.split(/[\s,;|]+/).filter((part) => part !== '');
  if (parts.length > 1) return parts.some(isLikeOrigin) ? malformed('several', parts.map(originMeant), null) : malformed('other', []);
  if (text.includes('*')) return isLikeOrigin(text.replaceAll('*', 'x')) ? malformed('wildcard', [filled(text)], null) : malformed('other', []);
  return ofUrl(text);
}

/** What is meant by a text in quotes or white space. */
function asOne(plain: string): Malformed | null {
  if (plain === '*' || plain === 'null') return malformed('other', []);
  if (isSendableOrigin(plain)) return malformed('spelling', [plain]);
  return findFlaw(plain);
}

/** The text without white space and quotes around it. */
function withoutQuotes(text: string): string {
  const bare = normalizeValue(text);
  return /^(['"`]).*\1$/.test(bare) ? withoutQuotes(bare.slice(1, -1)) : bare;
}

/** Whether a text is meant as an origin, however it is written: it has a scheme, a port, or a host with a known form. */
const isLikeOrigin = (text: string): boolean => /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/]/i.test(text) || /^(?:localhost|(?:[\w-]+\.)+[a-z]{2,}|\d+(?:\.\d+){3})(?::\d+)?(?:\/\S*)?$/i.test(text);

const originMeant = (text: string): string | null => (isSendableOrigin(text) ? text : (ofUrl(text)?.meant ?? null));

/** An origin that is meant by stars in the place of a label or of a port, and by nothing else that may be named beside it. */
const filled = (text: string): string | null => originMeant(text.replace(/:\*/g, ':49151').replaceAll('*', 'some-name'));

function ofUrl(text: string): Malformed | null {
  if (/^https?:/i.test(text)) return ofHttp(text);
  if (/^wss?:\/\//i.test(text)) return malformed('scheme', [originMeant(text.replace(/^ws/i, 'http'))]);
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return ofOtherScheme(text);
  return isLikeOrigin(text) ? ofHost(text.replace(/^\/\//, '')) : malformed('other', []);
}

function ofHttp(text: string): Malformed {
  const origin = serializeOrigin(text);
  if (origin === null) return malformed('other', []);
  return malformed(isSpelledOtherwise(text, origin) ? 'spelling' : 'path', [origin]);
}

/** Whether a text is an origin but for its case, one slash at its end, the default port or the letters of its host. */
function isSpelledOtherwise(text: string, origin: string): boolean {
  const [, scheme = '', host = ''] = /^(https?):\/\/([^/?#@\\%]+)\/?$/i.exec(text) ?? [];
  const [name = '', port = ''] = host.split(/:(?=\d+$)/);
  const isDefault = port === (scheme.toLowerCase() === 'https' ? '443' : '80');
  const written = `${scheme.toLowerCase()}://${name.toLowerCase()}${port === '' || isDefault ? '' : `:${port}`}`;
  return host !== '' && (written === origin || (/[^\0-\x7f]/.test(name) && serializeOrigin(written) === origin));
}

/** Of other schemes no more is known than that an origin has no slash at its end. */
function ofOtherScheme(text: string): Malformed | null {
  const origin = text.endsWith('/') ? text.slice(0, -1) : '';
  return isSendableOrigin(origin) ? malformed('spelling', [origin]) : null;
}

/** A host that lacks its scheme: what runs on a machine of its own is seldom encrypted. */
function ofHost(text: string): Malformed {
  const [http, https] = [serializeOrigin(`http://${text}`), serializeOrigin(`https://${text}`)];
  const isLocal = /^(?:localhost|\d+(?:\.\d+){3})(?![\w.-])/i.test(text);
  return malformed('scheme', isLocal ? [http, https] : [https, http]);
}
