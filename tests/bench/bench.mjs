import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { hostilePatterns } from './checks.mjs';
import { checkRows, fileRows, importRows, modelRows, processRows, promises, ruleRows } from './findings.mjs';
import { lintInRounds } from './linting.mjs';
import { lintChecks, lintModels, runInRounds, startCommands, treeCommands } from './processes.mjs';
import { sum } from './statistics.mjs';
import { layOutTrees } from './trees.mjs';

/*
 * npm run bench: what the rules and the command line take, as ratios within one run. A target that is missed is told and
 * fails nothing, for machines differ and are busy. `--json` prints the raw times, `--rounds N` takes more or fewer of them.
 */

const { values } = parseArgs({ options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '5' } } });
const rounds = Math.max(2, Number.parseInt(values.rounds, 10) || 5);

const tell = (text) => void process.stderr.write(text);
const progress = (what, of) => (round) => tell(`${process.stderr.isTTY ? '\r' : ''}${what}: round ${round} of ${of}${process.stderr.isTTY && round < of ? '' : '\n'}`);

async function measure() {
  const trees = layOutTrees();
  const processesOf = (tree, what, typescript) => runInRounds(treeCommands(tree, { typescript }), { rounds, onRound: progress(`processes on ${what}`, rounds) });
  const lint = (tree, what, count, typescript) => lintInRounds(tree, { rounds: count, typescript, onRound: progress(`rules on ${what}`, count) });
  return {
    trees,
    start: runInRounds(startCommands, { rounds: 4 * rounds, onRound: progress('import', 4 * rounds) }),
    plain: { runs: processesOf(trees.plain, 'code without CORS', false), lint: await lint(trees.plain, 'code without CORS', rounds, false) },
    checks: lintChecks(16 * rounds),
    patterns: await decideInRounds(rounds),
    models: { plain: modelsOn('plain'), servers: modelsOn('servers') },
    servers: { runs: processesOf(trees.servers, 'servers', true), lint: await lint(trees.servers, 'servers', 2 * rounds, true) },
  };
}

/** What a tree takes with more models. */
const modelsOn = (tree) => lintModels(tree, { processes: 2 * rounds, rounds: 4 * rounds, onRound: progress(`models on ${tree}: process`, 2 * rounds) });

/** What deciding each of the hostile patterns takes, in each round. */
async function decideInRounds(count) {
  const { decidePattern } = await import('../../dist/src/origin/patterns/decide.js');
  const { heldHosts } = await import('../../dist/src/origin/held.js');
  // What was decided is remembered: each round asks for an author who holds something else.
  const timed = (pattern, round) => {
    const held = heldHosts(['acme.dev', `round${round}.example`], []);
    const started = performance.now();
    decidePattern(pattern, 'origin', held);
    return performance.now() - started;
  };
  return Object.fromEntries(Object.entries(hostilePatterns).map(([name, pattern]) => [name, Array.from({ length: count }, (_, round) => timed(pattern, round))]));
}

const sizeOf = ({ files }) => `${files.length} files, ${(sum(files.map(({ text }) => text.length)) / 1e6).toFixed(1)} MB`;

const sectionsOf = ({ trees, start, plain, servers, checks, patterns, models }) => [
  { title: 'Start', rows: importRows(start) },
  { title: `Code without CORS: the sources of ESLint (${sizeOf(trees.plain)}), in one process`, rows: ruleRows(plain.lint, promises.rules) },
  { title: 'The same, whole processes', rows: processRows(plain.runs, promises.processes) },
  { title: 'Checks of origins, in a process of their own', rows: checkRows(checks, patterns) },
  { title: `Servers (${sizeOf(trees.servers)}), in one process`, rows: [...fileRows(servers.lint), ...ruleRows(servers.lint)] },
  { title: 'The same, whole processes', rows: processRows(servers.runs) },
  { title: 'More models than there are, every sixth file, by the time of the processor', rows: [...modelRows('code without CORS', models.plain), ...modelRows('servers', models.servers)] },
];

function format(sections) {
  const width = Math.max(...sections.flatMap(({ rows }) => rows.map(({ what }) => what.length)));
  const line = ({ what, shown, target, met }) => `  ${what.padEnd(width)}  ${shown.padStart(9)}${target === undefined ? '' : `  ${target.padStart(10)}  ${met ? 'met' : 'NOT MET'}`}`;
  const blocks = sections.map(({ title, rows }) => `${title}\n${rows.map(line).join('\n')}\n`);
  return `\n${blocks.join('\n')}\nMedians of ${rounds} rounds or more; Node ${process.version}, ${os.cpus()[0]?.model ?? 'unknown processor'}, load ${os.loadavg()[0]?.toFixed(1)}.\nThe reading of a file serves all our rules and is counted for the first of them.\n`;
}

const measured = await measure();
const sections = sectionsOf(measured);
const { start, plain, servers, checks, patterns, models } = measured;
process.stdout.write(values.json ? `${JSON.stringify({ node: process.version, sections, raw: { start, plain, servers, checks, patterns, models } }, null, 1)}\n` : format(sections));
