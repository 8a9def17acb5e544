import { describe, expect, it } from 'vitest';
import type { Surroundings } from './stand-ins.ts';
import { letsIn, reportsOf, supposedBy, witnessOf, type Report } from './weak-origins.reports.ts';
import type { Row } from './weak-origins.rows.ts';
import { spelled, type Spelled } from './weak-origins.spellings.ts';

const nobody = ['https://unrelated.test', 'http://unrelated.test', 'https://example.org', 'null'];

async function refused(text: string, origins: readonly string[], given?: Surroundings): Promise<readonly string[]> {
  const answers = await Promise.all(origins.map((origin) => letsIn(text, origin, given)));
  return origins.filter((_, i) => !answers[i]);
}

const reportsOn = (text: string, { rule, options }: Row): readonly Report[] => reportsOf(text, options === undefined ? {} : { [`cors/${rule}`]: options });

/**
 * Rows of flawed checks, in each spelling: reported once and at the place, by an origin that really passes when the server is run. What is suggested is not
 * reported and really refuses that origin, and so does the check that was meant.
 */
export function testRows(rows: readonly Row[]): void {
  describe.each(rows)('$id $check', (row) => {
    const looksAlike = spelled(row.safe, row);
    it.each(spelled(row.check, row).map((one, i) => ({ ...one, alike: looksAlike[i]!.text })))('$name', (one) => expectWitness(row, one));
  });
}

async function expectWitness(row: Row, { text, blamed, sent, alike }: Spelled & { readonly alike: string }): Promise<void> {
  const { rule, messageId, meant = ['https://example.com'], meantSafely = meant, given = {} } = row;
  const reports = reportsOn(text, row);
  expect(reports.map((one) => [one.rule, one.messageId, text.slice(...one.place)])).toEqual([[rule, messageId, text.slice(...(blamed ?? sent))]]);
  const [report] = reports;
  const [witness, surroundings] = [witnessOf(report!), { ...given, env: { ...given.env, ...supposedBy(report!) } }];
  expect(report!.place).toEqual(blamed ?? sent);
  expect(await refused(text, [witness, ...meant], surroundings)).toEqual([]);
  expect(reportsOn(alike, row)).toEqual([]);
  expect(await refused(alike, [witness, ...nobody, ...meantSafely], surroundings)).toEqual([witness, ...nobody]);
  if (rule !== 'no-reflected-origin') await expectRepair(row, report!, surroundings);
}

async function expectRepair(row: Row, report: Report, surroundings: Surroundings): Promise<void> {
  const { repaired = row.meant ?? ['https://example.com'] } = row;
  const witness = witnessOf(report);
  for (const text of report.suggested) {
    expect([text, await refused(text, [witness, ...nobody, ...repaired], surroundings)]).toEqual([text, [witness, ...nobody]]);
    expect([text, reportsOn(text, row)]).toEqual([text, []]);
  }
}
