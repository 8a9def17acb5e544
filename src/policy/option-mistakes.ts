import { isSendableOrigin } from '../origin/origin.ts';
import { strangerOrigins } from '../origin/strangers.ts';
import type { OptionMistake, Outcomes, Policy } from './policy.ts';
import { leavesOf, type Decision } from './tree.ts';

/** What the options of a library say in vain, each once. */
export function findOptionMistakes(policy: Policy): readonly OptionMistake[] {
  if (policy.library === null) return [];
  const found = new Map<number, OptionMistake>();
  const mistakes = leavesOf(policy.outcomes({ origin: undefined, method: undefined, preflight: null })).flat().flatMap((response) => response.mistakes ?? []);
  for (const mistake of [...mistakes.filter(({ kind }) => !isSilence(kind) && kind !== 'answers twice'), ...findSilence(policy), ...findRepeats(policy)]) found.set(mistake.at.range[0], mistake);
  return [...found.values()];
}

/** Where a function answers some request on no way: that of a stranger, one without an Origin, or one of an origin that is not among those that it is looked up in. */
function findSilence(policy: Policy): readonly OptionMistake[] {
  const [stranger] = strangerOrigins(policy.constants);
  const outcomes = policy.outcomes({ origin: stranger, method: 'GET', preflight: null });
  const silent = silenceOn(outcomes);
  if (silent.length > 0) return silent;
  const withoutOrigin = silenceOn(policy.outcomes({ origin: null, method: 'GET', preflight: null }));
  return withoutOrigin.length > 0 ? withoutOrigin : silenceOfUnlisted(outcomes, stranger);
}

/** The function that answers on no way; none where one may be answered. */
function silenceOn(outcomes: Outcomes): readonly OptionMistake[] {
  const silent = silences(outcomes).filter((one) => one !== undefined);
  return silent.length === silences(outcomes).length ? silent : [];
}

/** The same on every way behind the question whether something that was not read holds the Origin: to some origin the answer is the one that leads there, whatever it holds. */
function silenceOfUnlisted(outcomes: Outcomes, origin: string): readonly OptionMistake[] {
  if (outcomes === null || outcomes.kind === 'leaf') return [];
  const { decision, yes, no } = outcomes;
  const [silent = []] = isLookUp(decision, origin) ? [yes, no].map(silenceOn).filter(({ length }) => length > 0) : [];
  return silent.length > 0 ? silent : [...silenceOfUnlisted(yes, origin), ...silenceOfUnlisted(no, origin)];
}

/** Whether a condition looks the Origin up in something that was not read, or compares it with each of what that holds. */
const isLookUp = ({ key, kind }: Decision, origin: string): boolean => kind === 'all' && !key.startsWith('throws ') && lookUps.some((ask) => key.endsWith(ask(JSON.stringify(origin))));

const lookUps: readonly ((text: string) => string)[] = [
  ...['includes', 'has', 'indexOf', 'test'].flatMap((method) => ['', '===-1'].map((compared) => (text: string) => `.${method}(${text})${compared}`)),
  (text) => `[]===${text}`,
];

/** Where a function calls back again on some way of a request: that of a stranger, one without an Origin, or one of an origin that is named. */
function findRepeats(policy: Policy): readonly OptionMistake[] {
  const [stranger] = strangerOrigins(policy.constants);
  const repeats = (origin: string | null): readonly OptionMistake[] => repeatsIn(policy.outcomes({ origin, method: 'GET', preflight: null }));
  return [...repeats(stranger), ...repeats(null), ...policy.constants.filter(isSendableOrigin).slice(0, mostNamed).flatMap(repeats)];
}

const mostNamed = 4;

/** What was called after an answer may throw, but hardly does. */
function repeatsIn(outcomes: Outcomes): readonly OptionMistake[] {
  if (outcomes === null) return [];
  if (outcomes.kind === 'fork') return [...repeatsIn(outcomes.yes), ...(outcomes.decision.key.startsWith('throws ') ? [] : repeatsIn(outcomes.no))];
  return outcomes.leaf.flatMap(({ mistakes = [] }) => mistakes.filter(({ kind }) => kind === 'answers twice'));
}

/** For each way, the function that does not answer on it; a way that was not gone may be answered. */
function silences(outcomes: Outcomes): readonly (OptionMistake | undefined)[] {
  if (outcomes === null) return [undefined];
  if (outcomes.kind === 'fork') return [...silences(outcomes.yes), ...silences(outcomes.no)];
  return outcomes.leaf.map(({ mistakes = [] }) => mistakes.find(({ kind }) => isSilence(kind)));
}

const isSilence = (kind: OptionMistake['kind']): boolean => kind === 'may not answer' || kind === 'gives no promise';
