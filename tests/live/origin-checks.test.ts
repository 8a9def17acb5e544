import { afterEach, describe, expect, it } from 'vitest';
import type { RuleName } from '../../rules/index.ts';
import { lint } from './linting.ts';
import { flaws, type Flaw } from './origin-check-servers.ts';
import { ask, newPackages, oldPackages, type Packages } from './server.ts';

const rules: readonly RuleName[] = ['no-weak-origin-check', 'no-null-origin', 'no-untrusted-origin', 'no-reflected-origin', 'no-wildcard-credentials'];

const said = (text: string): readonly (readonly [RuleName, string])[] => rules.flatMap((rule) => lint(text, rule).map((message) => [rule, message] as const));

/** Where messages name the origin that gets in. Anybody can send what is chosen by the caller. */
const namings = [/ also (?:lets in|matches) (\S+?)(?: \(when|,)/, /, so (\S+) passes/, /not checked: (\S+) passes/, /such as (\S+),/, /^`(\S+)` is not encrypted/, /: (\S+) is let in with credentials/, /`Origin: (null)`/];

const witnessOf = (message: string): string => (message.includes('chosen by the caller') ? 'https://evil.example' : namings.map((naming) => naming.exec(message)?.[1]).find((witness) => witness !== undefined) ?? message);

/** Sets what a message supposes of the environment. */
function suppose(message: string): void {
  const [, name, text] = /\(when (?:process\.env\.)?(\w+) is `([^`]*)`\)/.exec(message) ?? [];
  if (name !== undefined) process.env[name] = text;
}

const allowed = async (text: string, packages: Packages, origin: string, { send = () => ({}) }: Flaw): Promise<string | null> => (await ask(text, packages, { origin, method: 'GET', preflight: null }, send(origin))).allowOrigin;

describe.each([oldPackages, newPackages])('$name', (packages) => {
  describe.each(Object.entries(flaws))('%s', (_about, flaw) => {
    const [first, ...others] = said(flaw.reported);
    const [rule, message = ''] = first ?? [];
    const witness = witnessOf(message);

    afterEach(() => {
      for (const name of Object.keys(process.env)) if (name.startsWith('LIVE_TEST_')) delete process.env[name];
    });

    it('is reported by the rule for it alone', () => expect([rule, others]).toEqual([flaw.rule, []]));

    it('lets the witness in, and those that were meant', async () => {
      suppose(message);
      expect(await allowed(flaw.reported, packages, witness, flaw)).toBe(witness);
    });

    it('has a silent look-alike', () => expect(said(flaw.silent)).toEqual([]));

    it('whose server refuses the witness, and lets in the origins that it names', async () => {
      suppose(message);
      expect(await allowed(flaw.silent, packages, witness, flaw)).not.toBe(witness);
      for (const origin of flaw.named) expect(await allowed(flaw.silent, packages, origin, flaw)).toBe(origin);
    });
  });
});
