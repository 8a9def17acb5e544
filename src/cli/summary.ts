import { countFindings, type Outcome } from './outcome.ts';

/** The line that closes a run. */
export function summarize(outcome: Outcome, milliseconds: number): string {
  const { errors, warnings } = countFindings(outcome.files);
  const found = errors + warnings === 0 ? 'No problems found' : `${count(errors + warnings, 'problem')} (${count(errors, 'error')}, ${count(warnings, 'warning')}) in ${count(outcome.files.length, 'file')}`;
  const unparsed = outcome.troubles.filter(({ level }) => level === 'warning').length;
  const skipped = unparsed === 0 ? '' : `, ${count(unparsed, 'file')} could not be parsed`;
  return `${found}; ${count(outcome.read, 'file')} read, ${outcome.checked} checked${skipped}, ${(milliseconds / 1000).toFixed(1)} s`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
