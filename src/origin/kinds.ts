import type { HeldHosts } from './held.ts';
import { parseOrigin } from './origin.ts';
import { registrationOf } from './suffixes.ts';

export type OriginKind = 'null' | 'extension' | 'app' | 'local' | 'insecure' | 'shared' | 'held' | 'stranger';

/** Names that only a local network or a test resolves, and that have no certificates: https://www.rfc-editor.org/rfc/rfc6761, rfc6762, rfc2606. */
const unregistered: ReadonlySet<string> = new Set(['test', 'local', 'internal', 'example', 'invalid', 'localhost']);

/**
 * Who has an origin that a check lets in, given what the check's author holds.
 *
 * - `null`: any site, from a sandboxed frame. `extension`: an extension, its id may be anybody's.
 * - `app`: an origin of another scheme that web views and desktop shells give their own pages, such as `capacitor://localhost`.
 * - `local`: whatever runs on the user's machine, by any scheme and port.
 * - `insecure`: the author's host, but without TLS, so whoever is on the way speaks for it. The names of local networks and
 *   of tests are taken out, private addresses are not.
 * - `shared`: a stranger's name under a suffix that the check names, where everybody can have one.
 * - `held`: the author, or the company whose suffix the check names by itself. `stranger`: somebody else.
 */
export function kindOfOrigin(origin: string, held: HeldHosts): OriginKind {
  if (origin === 'null') return 'null';
  const parts = parseOrigin(origin);
  if (parts === null) return 'stranger';
  const host = parts.host.replace(/\.$/, '');
  if (parts.scheme.endsWith('-extension')) return 'extension';
  if (parts.scheme !== 'https' && parts.scheme !== 'http') return 'app';
  if (isLocal(host)) return 'local';
  if (held.holds(host) || held.suffixes.includes(host)) return parts.scheme === 'http' && !isUnregistered(host) ? 'insecure' : 'held';
  return isShared(host, held) ? 'shared' : 'stranger';
}

// `0.0.0.0` and `[::]` are where development servers say they listen; a browser that opens them stays on the machine.
const isLocal = (host: string): boolean => /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/.test(host);

// Hosts in brackets are addresses.
const isUnregistered = (host: string): boolean => (!host.includes('.') && !host.startsWith('[')) || unregistered.has(host.slice(host.lastIndexOf('.') + 1));

/** Whether somebody can have a host: under its suffix names are sold, or it is a name that stands for one. */
export function canBeHad(origin: string): boolean {
  const host = parseOrigin(origin)?.host ?? '';
  return (host.includes('.') && isUnregistered(host)) || registrationOf(host).suffix !== null;
}

// Companies give their customers names below domains of their own as well: whoever names `.amazonaws.com` lets in `evil.s3.amazonaws.com`.
function isShared(host: string, held: HeldHosts): boolean {
  const { suffix } = registrationOf(host);
  return suffix !== null && [...held.suffixes, ...held.domains].some((name) => suffix === name || suffix.endsWith(`.${name}`));
}
