import { createRequire } from 'node:module';

/** Where a host stands among the names that people can register. */
export interface Registration {
  /** The domain that somebody registered, such as `example.co.uk` or `me.github.io`. Null: the host is a suffix itself, a single label or an IP address. */
  readonly domain: string | null;
  /** The suffix below which that was, such as `co.uk` or `github.io`: https://publicsuffix.org/list/. Null: no suffix is known, so nobody sells names there. */
  readonly suffix: string | null;
  /** Whether the suffix belongs to a company that gives names below it to its customers. */
  readonly shared: boolean;
}

type PublicSuffixes = typeof import('tldts');

let loaded: PublicSuffixes | undefined;

// The list is large, and most files name no host.
const publicSuffixes = (): PublicSuffixes => (loaded ??= createRequire(import.meta.url)('tldts') as PublicSuffixes);

/** Where a host (lower case, punycode, without a port) stands, private suffixes included. Without a known suffix the last two labels count as the domain. */
export function registrationOf(host: string): Registration {
  const { domain, publicSuffix, isIcann, isPrivate } = publicSuffixes().parse(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
  return { domain, suffix: isIcann || isPrivate ? publicSuffix : null, shared: isPrivate === true };
}
