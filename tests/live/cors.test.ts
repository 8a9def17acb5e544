import { describe, expect, it } from 'vitest';
import { Comparison, type NamedServer } from './comparison.ts';
import { optionForms, otherOptions } from './option-forms.ts';
import { nameOf, originOptions, type Servers } from './origin-options.ts';
import { gets, preflights } from './requests.ts';
import { newPackages, oldPackages } from './server.ts';

const comparison = new Comparison();

const credentials = ['', 'credentials: true', 'credentials: false', "credentials: 'true'", 'credentials: 1'];

/** A server of each credentials option, where the code has a place for it. */
function serversOf(code: string): NamedServer[] {
  const texts = new Set(credentials.map((option) => code.replaceAll('«credentials»', option)));
  return [...texts].map((text) => ({ name: nameOf(code), text }));
}

for (const packages of [oldPackages, newPackages]) {
  describe.each(Object.entries<Servers>({ 'origin × credentials': originOptions, 'forms × credentials': optionForms, 'other options': otherOptions }))(`${packages.name}: %s`, (kind, servers) => {
    it.each(Object.entries(servers))('%s', async (_about, codes) => {
      await comparison.compare(`${packages.name}: ${kind}`, codes.flatMap(serversOf), 'cors', packages, [...gets, ...preflights]);
    });
  });
}

it('claims to know at least 95 of 100 rows', () => expect(comparison.share()).toBeGreaterThanOrEqual(0.95));
