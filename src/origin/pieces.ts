/** What a text that a check searches for, or compares with a part of an origin, says of an origin. */
export interface Piece {
  /** Null: not said. */
  readonly scheme: string | null;
  /** Whether the text tells where the host starts: `https://exam`, `://exam`. */
  readonly starts: boolean;
  /** The dot or hyphen before the host, after it, or none: the host of `.example.` is `example`. */
  readonly lead: string;
  readonly host: string;
  readonly tail: string;
  /** `:8080`, or nothing. */
  readonly port: string;
}

/** Of longer lists nobody tries every entry. */
const most = 100;

/** Nobody names a host with these: what is left when a check is taken apart. */
const schemeWords: ReadonlySet<string> = new Set(['http', 'https', 'http:', 'https:']);

/** Names are no longer: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4. */
const longest = 253;

const hostPattern = /^([.-]?)(\[[\da-f:.]+\]|[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}._-]*[\p{L}\p{M}\p{N}_])?)?([.-]?)(?::(\d*))?$/u;

/**
 * The pieces of origins in the texts, lower case: a list gives one for each entry, and what a wildcard joins are two. A text
 * that is no piece of an origin (`/api`, `user@`) gives none, and `https://` one without a host.
 */
export function piecesOf(texts: readonly string[]): readonly Piece[] {
  return texts.flatMap(entriesOf).flatMap((entry) => entry.split('*', most)).flatMap(readPiece);
}

/** The entries of a list in one text, or the text itself. */
const entriesOf = (text: string): readonly string[] => text.toLowerCase().split(/[\s,;|"']+/, most).filter((entry) => entry !== '');

function readPiece(text: string): readonly Piece[] {
  if (schemeWords.has(text) || text.length > longest + 20) return [];
  const [, scheme = null, start, authority = ''] = /^(?:([a-z][a-z\d+.-]*)?(:?\/\/))?([^/?#]*)/.exec(text) ?? [];
  const [matched, lead = '', host = '', tail = '', port = ''] = hostPattern.exec(authority) ?? [];
  if (matched === undefined || host.includes('..') || (host === '' && scheme === null)) return [];
  return [{ scheme, starts: start !== undefined, lead, host, tail, port: port === '' ? '' : `:${port}` }];
}
