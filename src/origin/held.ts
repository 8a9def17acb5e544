import { remembering } from './memory.ts';
import { parseOrigin } from './origin.ts';
import { registrationOf } from './suffixes.ts';

export interface HeldHosts {
  /** Domains of which every host is held, such as `example.com`; lower case, without a leading dot. */
  readonly domains: readonly string[];
  /** Public suffixes that were named, such as `vercel.app` or `co.uk`: anybody can register a name there. */
  readonly suffixes: readonly string[];
  /** Whether the author holds a host (`example.com`, `a.example.com`, `localhost`, an IP address that was named in full). */
  holds(host: string): boolean;
}

/** A zone is held with everything below it: no registry sells names there, or the settings say so. */
interface Finding {
  readonly kind: 'domain' | 'suffix' | 'host' | 'zone';
  readonly name: string;
}

/**
 * The hosts that the author of a check holds, as far as the check tells. `names` are the texts in it: origins, hosts with or
 * without a port, suffixes (`.a.com`, `*.a.com`), lists of those, and pieces of hosts. `more` are hosts and domains that are
 * held whatever the check says, with all their sub-domains, public suffixes among them.
 *
 * - A name below a public suffix holds the domain registered there: `a.example.co.uk` all of `example.co.uk`, `me.github.io`
 *   only itself and what is below it. What customers of a domain have of their own (`x.s3.amazonaws.com`) is not in it.
 * - A public suffix holds nothing. A single label is one only after a dot: `.app`, but not the word `app`.
 * - Without a known suffix nobody sells names: `api.corp.internal` holds `corp.internal`, and `.internal` all that is below it.
 * - Single labels and IP addresses hold themselves. So does a word that is no host at all; no page comes from there.
 * - A piece that starts inside a label (`-team.vercel.app`) holds nothing, but names the suffix of a company it ends in.
 */
export function heldHosts(names: readonly string[], more: readonly string[]): HeldHosts {
  return remembered([names.join('\n'), ...more].join('\n\n'), () => findHeld(names, more));
}

const remembered = remembering<HeldHosts>(100);

function findHeld(names: readonly string[], more: readonly string[]): HeldHosts {
  const found = [...names.flatMap((text) => text.split(/[\s,;|"']+/)).flatMap(readName), ...more.flatMap(readZone)];
  const of = (...kinds: readonly Finding['kind'][]): ReadonlySet<string> => new Set(found.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name));
  const [domains, hosts, zones] = [of('domain'), of('host'), [...of('zone')]];
  return {
    domains: [...of('domain', 'zone')],
    suffixes: [...of('suffix')],
    holds: (text) => {
      const host = text.toLowerCase().replace(/\.$/, '');
      return hosts.has(host) || zones.some((zone) => host === zone || host.endsWith(`.${zone}`)) || domains.has(registrationOf(host).domain ?? '');
    },
  };
}

function readName(text: string): readonly Finding[] {
  const piece = hostPiece(text);
  const host = hostOf(piece.replace(/^\./, ''));
  if (host === null) return [];
  if (isAddress(host)) return [{ kind: 'host', name: host }];
  const { domain, suffix, shared } = registrationOf(host);
  if (host.startsWith('-')) return suffix !== null && shared ? [{ kind: 'suffix', name: suffix }] : [];
  if (domain !== null) return [{ kind: 'domain', name: domain }];
  return readTop(host, suffix !== null, piece);
}

// A suffix or a single label. A dot on both sides is a piece from the middle of a host: `.example.`
function readTop(host: string, isSuffix: boolean, piece: string): readonly Finding[] {
  const afterDot = piece.startsWith('.') && !piece.endsWith('.');
  if (isSuffix) return afterDot || host.includes('.') ? [{ kind: 'suffix', name: host }] : [];
  return [{ kind: afterDot ? 'zone' : 'host', name: host }];
}

function readZone(text: string): readonly Finding[] {
  const host = hostOf(hostPiece(text).replace(/^\./, ''));
  return host === null ? [] : [{ kind: isAddress(host) ? 'host' : 'zone', name: host }];
}

/** What a text says of a host: without scheme, port and path, and from behind its last wildcard on. */
function hostPiece(text: string): string {
  const authority = text.trim().replace(/^(?:[a-z][a-z\d+.-]*)?:?\/\//i, '').replace(/[/?#].*$/, '');
  return authority.replace(/:(?:\d*|\*)$/, '').replace(/^.*\*/, '');
}

// The URL parser takes `192.168` for an address and `\` for a slash: such a text is a piece of something else.
function hostOf(piece: string): string | null {
  if (!/^(?:[\p{L}\p{M}\p{N}._-]+|\[[\da-f:.]+\])$/iu.test(piece)) return null;
  const host = parseOrigin(`https://${piece.replace(/\.$/, '')}`)?.host ?? null;
  return host !== null && isAddress(host) && !isAddress(piece) ? null : host;
}

const isAddress = (host: string): boolean => host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
