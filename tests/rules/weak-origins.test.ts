import { describe, expect, it } from 'vitest';
import type { Surroundings } from './stand-ins.ts';
import { letsIn, reportsOf, supposedBy, witnessOf } from './weak-origins.reports.ts';
import { others, patterns, texts, type Row } from './weak-origins.rows.ts';
import { spelled } from './weak-origins.spellings.ts';

const nobody = ['https://unrelated.test', 'http://unrelated.test', 'https://example.org', 'null'];

const refused = async (text: string, origins: readonly string[], given?: Surroundings): Promise<readonly string[]> => {
  const answers = await Promise.all(origins.map((origin) => letsIn(text, origin, given)));
  return origins.filter((_, i) => !answers[i]);
};

/** A flawed check is reported at its place, by an origin that really passes; the check that was meant is not, and really refuses that. */
function expectWitness({ rule, messageId, check, safe, setup, meant = ['https://example.com'], meantSafely = meant, given = {}, options }: Row): void {
  const looksAlike = spelled(safe, { setup });
  const optioned = options === undefined ? {} : { [`cors/${rule}`]: options };
  it.each(spelled(check, { setup }).map((one, i) => ({ ...one, alike: looksAlike[i]!.text })))('$name', async ({ text, blamed, sent, alike }) => {
    const reports = reportsOf(text, optioned);
    expect(reports.map((one) => [one.rule, one.messageId, text.slice(...one.place)])).toEqual([[rule, messageId, text.slice(...(blamed ?? sent))]]);
    const [report] = reports;
    const [witness, surroundings] = [witnessOf(report!), { ...given, env: { ...given.env, ...supposedBy(report!) } }];
    expect(report!.place).toEqual(blamed ?? sent);
    expect(await refused(text, [witness, ...meant], surroundings)).toEqual([]);
    expect(reportsOf(alike, optioned)).toEqual([]);
    expect(await refused(alike, [witness, ...nobody, ...meantSafely], surroundings)).toEqual([witness, ...nobody]);
  });
}

describe.each([...texts, ...patterns, ...others])('$id $check', (row) => expectWitness(row));
