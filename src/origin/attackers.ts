import type { HeldHosts } from './held.ts';
import { isSendableOrigin, serializeOrigin } from './origin.ts';
import { remembering } from './memory.ts';
import type { Piece } from './pieces.ts';
import { piecesOf } from './pieces.ts';
import { registrationOf } from './suffixes.ts';

export interface NamedText {
  readonly text: string;
  /** Whether the whole `Origin` was compared with the text: nothing but the text itself passes. */
  readonly exact: boolean;
}

/** How many are worth trying. */
const limit = 240;

/** Names that read as what they are. The check mentions none of those that are used, as far as there are enough. */
const words = ['evil', 'attacker', 'stranger', 'mallory', 'intruder', 'outsider'];
const topDomains = ['example', 'test', 'invalid', 'net', 'org'];

interface Attacker {
  readonly word: string;
  /** The top-level domain that the attacker has a name in. */
  readonly top: string;
  /** The scheme for texts that name none. */
  readonly scheme: string;
  readonly held: HeldHosts;
}

/**
 * Origins that may pass a check that names these texts though its author does not hold them, the most telling ones of each
 * text first; at most 240. Among them are http origins and sub-domains of the author's own hosts, and local ones: whether they
 * count is for others to say. `null` is not among them, nor an origin that has nothing to do with the texts.
 *
 * A text from a pattern is to be given with its dots, whether they are escaped or not.
 */
export function attackerOrigins(named: readonly NamedText[], held: HeldHosts): readonly string[] {
  let ofHeld = remembered.get(held);
  if (ofHeld === undefined) remembered.set(held, (ofHeld = remembering(20)));
  return ofHeld(JSON.stringify(named.map(({ text, exact }) => [text, exact])), () => findAttackers(named, held));
}

/** The same checks are asked about again while somebody types, and in many files. */
const remembered = new WeakMap<HeldHosts, ReturnType<typeof remembering<readonly string[]>>>();

function findAttackers(named: readonly NamedText[], held: HeldHosts): readonly string[] {
  const exact = named.flatMap(({ text, exact: whole }) => (whole && text !== 'null' && isSendableOrigin(text) ? [text] : []));
  const texts = named.flatMap(({ text, exact: whole }) => (whole ? [] : [text]));
  const pieces = piecesOf(texts).slice(0, limit);
  const attacker = attackerOf(named, pieces, held);
  const columns = [...pieces.map((piece) => fromPiece(piece, attacker)), joined(pieces, attacker), exact, foreign(texts, pieces), ...pieces.map((piece) => shortened(piece, held))];
  return firstOfEach(columns);
}

function attackerOf(named: readonly NamedText[], pieces: readonly Piece[], held: HeldHosts): Attacker {
  const word = words.find((name) => !named.some(({ text }) => text.toLowerCase().includes(name))) ?? 'zuzuq';
  const top = topDomains.find((name) => !held.holds(`${word}.${name}`) && !held.suffixes.includes(name)) ?? 'xyz';
  const insecure = pieces.some(({ scheme }) => scheme === 'http') && !pieces.some(({ scheme }) => scheme === 'https');
  return { word, top, held, scheme: insecure ? 'http' : 'https' };
}

/** Round by round one of each column, so that every text has its best tried early. */
function firstOfEach(columns: readonly (readonly string[])[]): readonly string[] {
  const found = new Set<string>();
  for (let row = 0; columns.some(({ length }) => row < length); row += 1) {
    for (const column of columns) {
      const text = column[row];
      const origin = text === undefined ? null : written(text);
      if (origin !== null) found.add(origin);
      if (found.size === limit) return [...found];
    }
  }
  return [...found];
}

// Only a default port and other letters than ASCII may change: `http://192.168` is another address than it seems.
function written(text: string): string | null {
  const origin = serializeOrigin(text);
  return origin !== null && origin !== 'null' && (text.startsWith(origin) || /[^\0-\x7f]/.test(text)) ? origin : null;
}

function fromPiece(piece: Piece, attacker: Attacker): readonly string[] {
  if (piece.host === '' || isForeign(piece)) return [];
  if (isAlone(piece.host)) return [...continued(piece, attacker), ...elsewhere(piece, attacker)];
  if (!piece.host.includes('.')) return fromLabel(piece, attacker);
  return registrationOf(piece.host).domain === null ? fromSuffix(piece, attacker) : fromHost(piece, attacker);
}

const isForeign = ({ scheme }: Piece): boolean => scheme !== null && scheme !== 'http' && scheme !== 'https';

/** Whether a host has no registered domain by its nature. */
const isAlone = (host: string): boolean => host === 'localhost' || host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);

function fromHost(piece: Piece, attacker: Attacker): readonly string[] {
  const [start, end] = [continued(piece, attacker), glued(piece, attacker)];
  const [likeliest, second] = piece.starts ? [start, end] : [end, start];
  const [another, ...rest] = second;
  return [...likeliest.slice(0, 1), ...(another === undefined ? [] : [another]), ...insecure(piece), ...dotless(piece, attacker), ...likeliest.slice(1), ...rest, ...elsewhere(piece, attacker)];
}

/** A public suffix: anybody has a name below it. Without a dot before it also one that only ends like it. */
function fromSuffix(piece: Piece, attacker: Attacker): readonly string[] {
  const sibling = to(piece, attacker, [`${attacker.word}.${piece.host}${piece.port}`]);
  const [first, ...rest] = glued(piece, attacker);
  const ends = piece.lead === '' && first !== undefined ? [first, ...sibling] : [...sibling, ...(first === undefined ? [] : [first])];
  return [...ends, ...dotless(piece, attacker), ...rest, ...continued(piece, attacker)];
}

/** A part of a name, such as `example`, or the last one: `com`. */
function fromLabel(piece: Piece, attacker: Attacker): readonly string[] {
  const { word, top } = attacker;
  const below = registrationOf(piece.host).suffix === null ? [] : to(piece, attacker, [`${word}.${piece.host}`]);
  const around = [`${word}-${piece.host}.${top}`, `${word}${piece.host}.${top}`, `${piece.host}.net`, `${piece.host}.org`];
  return [...(piece.lead === '.' ? below : []), ...continued(piece, attacker), ...to(piece, attacker, around), ...below, `http://${piece.host}`];
}

/** The check looks at the start. */
function continued(piece: Piece, attacker: Attacker): readonly string[] {
  const { word, top } = attacker;
  const joint = piece.tail === '-' ? '-' : '.';
  const name = `${piece.host}${joint}${word}.${top}`;
  return to(piece, attacker, [name, `x.${name}`, `${piece.host}${word}.${top}`]);
}

/** The check looks at the end. */
function glued(piece: Piece, attacker: Attacker): readonly string[] {
  const { lead, host, port } = piece;
  const names = lead === '-' ? [`${attacker.word}-${host}`] : [`${attacker.word}${host}`, `${attacker.word}-${host}`];
  return to(piece, attacker, names.filter((name) => !attacker.held.holds(name)).map((name) => `${name}${port}`));
}

/** The check's dots stand for any character: one after the other is none, that before the host included. */
function dotless({ scheme, starts, lead, host, port }: Piece, attacker: Attacker): readonly string[] {
  const whole = `${starts || lead === '-' ? '' : '.'}${host}`;
  const places = [...whole.matchAll(/\./g)].map(({ index }) => index);
  const hosts = places.map((index) => (index === 0 ? `${attacker.word}x${host}` : `${whole.slice(0, index)}x${whole.slice(index + 1)}`.replace(/^\./, '')));
  const single = [...hosts, `x${host}`].filter((name) => !attacker.held.holds(name));
  const open = single.slice(-2).map((name) => `${name}.${attacker.word}.${attacker.top}`);
  return to({ scheme }, attacker, [...single.map((name) => `${name}${port}`), ...open]);
}

/** Whoever is on the way speaks for the author's own host. */
const insecure = ({ host, port }: Piece): readonly string[] => [`http://${host}${port}`, `http://x.${host}${port}`];

/** The author's own host, but another service or page. */
function elsewhere({ scheme, host, port }: Piece, attacker: Attacker): readonly string[] {
  const own = scheme ?? attacker.scheme;
  return isAlone(host) ? [`http://${host}:9999`, `https://${host}:9999`, `http://${host}`, `http://${host}${port}`, `http://x.${host}`] : [`${own}://x.${host}`, `${own}://${host}:8443`, `http://${host}:8080`];
}

const to = ({ scheme }: Pick<Piece, 'scheme'>, attacker: Attacker, hosts: readonly string[]): readonly string[] => hosts.map((host) => `${scheme ?? attacker.scheme}://${host}`);

/** One text asks for the start and another for the end. */
function joined(pieces: readonly Piece[], attacker: Attacker): readonly string[] {
  const web = pieces.filter((piece) => !isForeign(piece));
  const starts = web.filter(({ lead }) => lead === '').sort((a, b) => Number(b.scheme !== null) - Number(a.scheme !== null)).slice(0, 8);
  const ends = web.filter(({ starts: first, host, tail }) => !first && host !== '' && tail === '').slice(0, 8);
  const pairs = starts.flatMap((start) => ends.filter((end) => end !== start).map((end) => [start, end] as const));
  const between = [attacker.word, 'x', `.${attacker.word}`, ''];
  const hosts = between.flatMap((text) => pairs.map(([start, end]) => ({ scheme: start.scheme, host: `${start.host}${start.tail}${text}${end.lead}${end.host}${end.port}` })));
  return hosts.filter(({ host }) => host.includes('.')).flatMap(({ scheme, host }) => to({ scheme }, attacker, [host]));
}

/** The check asks whether its text contains the origin, or the host: shorter names that somebody can register. */
function shortened(piece: Piece, held: HeldHosts): readonly string[] {
  const { scheme, host } = piece;
  if (isForeign(piece) || !host.includes('.') || isAlone(host)) return [];
  const lengths: readonly number[] = Array.from({ length: host.length - 1 }, (_, index) => host.length - 1 - index);
  const names = [...lengths.map((length) => host.slice(0, length)).filter((name) => isRegistrable(name, held)).slice(0, 2), host.slice(1)];
  return names.filter((name) => isRegistrable(name, held)).map((name) => `${scheme ?? 'https'}://${name}`);
}

function isRegistrable(name: string, held: HeldHosts): boolean {
  if (!/^[a-z\d].*[a-z\d]$/.test(name) || held.holds(name)) return false;
  const { domain, suffix } = registrationOf(name);
  return domain !== null && suffix !== null;
}

/** Identifiers of the right form that nobody has. */
const extensions = ['chrome-extension://abcdefghijklmnopabcdefghijklmnop', 'moz-extension://6b0e4c9e-6b8f-4b57-9f0a-3f1c2d4e5f60', 'safari-web-extension://6b0e4c9e-6b8f-4b57-9f0a-3f1c2d4e5f60'];

/** Pages that are not on the web. */
function foreign(texts: readonly string[], pieces: readonly Piece[]): readonly string[] {
  const named = pieces.filter(isForeign).flatMap(({ scheme, host }) => (host === '' ? [] : [`${scheme}://${host}`]));
  return [...(texts.some((text) => text.toLowerCase().includes('extension')) ? extensions : []), ...named];
}
