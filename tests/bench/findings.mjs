import { median, quantile, sum } from './statistics.mjs';

/*
 * What was measured, as rows of a table. A file takes the median of the rounds, so that what else the machine does meanwhile
 * counts for little; of whole processes the ratio is taken within a round, where both sides met the same machine.
 */

const namesIn = (rounds) => Object.keys(rounds[0]?.[0]?.rules ?? {});
const ruleTime = ({ rules }) => sum(Object.values(rules));

/** What each file of a tree takes, of all rounds the median. */
const perFile = (rounds, part) => (rounds[0] ?? []).map((_file, index) => median(rounds.map((files) => part(files[index]))));
const perTree = (rounds, part) => sum(perFile(rounds, part));

/** The median over rounds of what one command took, divided by another. */
const ratio = (above, below) => median(above.map((ms, round) => ms / below[round]));

const percent = (value) => `${(value * 100).toFixed(value < 0.1 ? 2 : 1)} %`;
const times = (value) => `${value.toFixed(value < 0.1 ? 3 : 2)} x`;
const precisely = (value) => `${value.toFixed(4)} x`;
const milliseconds = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

const row = (what, value, show, target = null) => ({ what, value, shown: show(value), ...(target === null ? {} : { target: `${target.sign} ${show(target.bound)}`, met: meets(value, target) }) });
const meets = (value, { sign, bound }) => (sign === '>=' ? value >= bound : sign === '<=' ? value <= bound : value < bound);
const under = (bound) => ({ sign: '<', bound });
const atMost = (bound) => ({ sign: '<=', bound });
const atLeast = (bound) => ({ sign: '>=', bound });

/** What rules take in a tree, against ESLint with a rule that does nothing and against the others' rules for the same. */
export function ruleRows(lint, targets = {}) {
  const bare = perTree(lint.idle, ({ ms }) => ms);
  // The first rule of a file that runs takes longer than those after it, whatever it does: what the idle rule takes is no one's.
  const first = perTree(lint.idle, ruleTime);
  const all = (set) => Math.max(0, perTree(lint[set], ruleTime) - first);
  const share = (set) => all(set) / bare;
  const against = (set) => all('cors') / all(set);
  const each = (set) => namesIn(lint[set]).map((name) => row(`  ${name}`, perTree(lint[set], ({ rules }) => rules[name]) / bare, percent));
  return [
    row('ESLint, parse and traverse alone', bare, milliseconds),
    row('all rules of recommended, of parse and traverse', share('cors'), percent, targets.share ?? null),
    ...each('cors'),
    row("eslint-plugin-sonarjs' rule, of parse and traverse", share('sonarjs'), percent),
    row("eslint-plugin-secure-coding's rules, of parse and traverse", share('secure-coding'), percent),
    ...each('secure-coding'),
    row("all our rules, of sonarjs' one", against('sonarjs'), times, targets.sonarjs ?? null),
    row("all our rules, of secure-coding's two", against('secure-coding'), times),
  ];
}

/** What the rules together take of single files: in the first round, as a command meets them, and after, as an editor does. */
export function fileRows({ cors: [first, ...later] }) {
  const cold = first.map(ruleTime);
  const warm = perFile(later, ruleTime);
  return [
    row('a file, all rules: median', median(warm), milliseconds, under(5)),
    row('a file, all rules: p90', quantile(warm, 0.9), milliseconds),
    row('a file, all rules: slowest', Math.max(...warm), milliseconds),
    row('a file, first round: median', median(cold), milliseconds),
    row('a file, first round: p90', quantile(cold, 0.9), milliseconds),
  ];
}

/** What a file takes that checks origins in ten ways, and what it takes to decide each of the patterns that are hard to decide. */
export function checkRows({ cors: rounds }, patterns) {
  const half = Math.floor(rounds.length / 2);
  // A process that goes on linting, such as an editor's, has compiled what it runs all the time.
  return [
    row(`a file with ten checks, all rules: after ${half} rounds`, median(perFile(rounds.slice(half), ruleTime)), milliseconds, under(20)),
    row('a file with ten checks: until then', median(perFile(rounds.slice(1, half), ruleTime)), milliseconds),
    row('a file with ten checks: first round', ruleTime(rounds[0][0]), milliseconds),
    ...Object.entries(patterns).map(([name, times]) => row(`  pattern: ${name}`, median(times), milliseconds, under(200))),
  ];
}

/** What twenty more models cost files that import none of them, over all processes, and what the same models differ by once more: less than that says nothing. */
export function modelRows(what, processes) {
  const ratioOf = (name) => sum(processes.map((took) => took[name])) / sum(processes.map(({ known }) => known));
  return [row(`${what}: with twenty more models, of as they are`, ratioOf('more'), precisely, atMost(1.01)), row(`${what}: the same models, once more`, ratioOf('again'), precisely)];
}

/** What whole processes take. */
export function processRows(runs, targets = {}) {
  const eslint = (set) => row(`eslint with ${set === 'cors' ? 'recommended' : set}, of eslint idle`, ratio(runs[`eslint ${set}`], runs['eslint idle']), times);
  return [
    row('eslint with an idle rule', median(runs['eslint idle']), milliseconds),
    ...['cors', 'sonarjs', 'secure-coding'].map(eslint),
    row('our command line', median(runs.ours), milliseconds),
    row('eslint with recommended, of our command line', ratio(runs['eslint cors'], runs.ours), times, targets.eslint ?? null),
    row('our command line, of reading the files in Node', ratio(runs.ours, runs.read), times, targets.read ?? null),
  ];
}

export const importRows = ({ start, import: imported }) => [row('import of the plugin', median(imported.map((ms, round) => ms - start[round])), milliseconds, under(60)), row('starting Node', median(start), milliseconds)];

/** What the package promises of code that has nothing to do with CORS. */
export const promises = { rules: { share: under(0.02), sonarjs: atMost(0.1) }, processes: { eslint: atLeast(10), read: atMost(2) } };
