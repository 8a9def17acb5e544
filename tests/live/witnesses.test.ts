import { describe, expect, it } from 'vitest';
import { corsCheck } from '../../src/spec/cors-check.ts';
import type { CorsRequest } from '../../src/spec/types.ts';
import { lint } from './linting.ts';
import { ask, newPackages, oldPackages, type Packages, type Wire } from './server.ts';
import { reflections, wildcards, type Pair } from './witness-servers.ts';

const send = (text: string, packages: Packages, { origin, method }: CorsRequest): Promise<Wire> => ask(text, packages, { origin, method, preflight: null });

const requestOf = ({ credentials, method = 'GET' }: Pair, origin: string): CorsRequest => ({ origin, method, headers: [], credentials });

/** The origin that a message names. */
const witnessOf = (messages: readonly string[]): string => /https?:\/\/[^\s,]+/.exec(messages[0] ?? '')?.[0] ?? '';

describe.each([oldPackages, newPackages])('$name', (packages) => {
  describe.each(Object.entries(reflections))('no-reflected-origin: %s', (_about, pair) => {
    const messages = lint(pair.reported, 'no-reflected-origin');
    const request = requestOf(pair, witnessOf(messages));

    it('is reported, and says whether credentials are allowed', () => {
      expect(messages).toHaveLength(1);
      expect(/with credentials/.test(messages[0]!)).toBe(pair.credentials);
    });

    it('lets the witness in', async () => {
      const wire = await send(pair.reported, packages, request);
      expect(wire.allowOrigin).toBe(request.origin);
      expect(wire.allowCredentials).toBe(pair.credentials ? 'true' : null);
    });

    it('has a silent look-alike', () => expect(lint(pair.silent, 'no-reflected-origin')).toEqual([]));

    it('whose server does not let the same witness in', async () => expect(corsCheck(request, await send(pair.silent, packages, request)).allowed).toBe(false));
  });

  describe.each(Object.entries(wildcards))('no-wildcard-credentials: %s', (_about, pair) => {
    const request = requestOf(pair, 'https://app.acme.dev');

    it('is reported', () => expect(lint(pair.reported, 'no-wildcard-credentials')).toHaveLength(1));

    it('is blocked by a browser, for the reason in the message', async () => {
      const result = corsCheck(request, await send(pair.reported, packages, request));
      expect(result).toMatchObject({ allowed: false, reason: 'WildcardOriginNotAllowed' });
      const quoted = /"(.+)"/.exec(lint(pair.reported, 'no-wildcard-credentials')[0] ?? '')?.[1];
      expect([result.allowed ? null : result.consoleText, undefined]).toContain(quoted);
    });

    it('has a silent look-alike', () => expect(lint(pair.silent, 'no-wildcard-credentials')).toEqual([]));

    it('whose server does not send both', async () => {
      const { allowOrigin, allowCredentials } = await send(pair.silent, packages, request);
      expect(allowOrigin === '*' && allowCredentials === 'true').toBe(false);
    });
  });
});
