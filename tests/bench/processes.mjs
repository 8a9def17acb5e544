import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulesetNames } from './rulesets.mjs';

const require = createRequire(import.meta.url);
const eslint = path.join(path.dirname(require.resolve('eslint/package.json')), 'bin/eslint.js');
const ours = path.resolve(import.meta.dirname, '../../dist/src/cli/main.js');
const plugin = pathToFileURL(path.resolve(import.meta.dirname, '../../dist/rules/index.js')).href;

/** A program that does what reading a tree takes at least, and nothing with what it reads. */
const readAll = `
const { readdirSync, readFileSync } = require('node:fs');
const visit = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const target = folder + '/' + entry.name;
    if (entry.isDirectory()) visit(target);
    else if (/\\.[cm]?[jt]sx?$/.test(entry.name)) readFileSync(target, 'utf8');
  }
};
visit('.');
`;

/** Starting Node, with nothing to do and with the plugin to import. */
export const startCommands = {
  start: { args: ['--input-type=module', '-e', ''] },
  import: { args: ['--input-type=module', '-e', `import ${JSON.stringify(plugin)}`] },
};

/** What goes over a whole tree in a process of its own: reading alone, our command line, and ESLint's with each set of rules. */
export function treeCommands({ folder }, { typescript }) {
  const environment = (name) => ({ BENCH_RULES: name, BENCH_TYPESCRIPT: typescript ? 'yes' : 'no' });
  const byEslint = (name) => [`eslint ${name}`, { args: [eslint, '--no-config-lookup', '-c', path.join(import.meta.dirname, 'eslint-config.mjs'), '-f', 'json', '.'], cwd: folder, env: environment(name) }];
  return { read: { args: ['-e', readAll], cwd: folder }, ours: { args: [ours, '--format', 'json'], cwd: folder }, ...Object.fromEntries(rulesetNames.map(byEslint)) };
}

/** Lints the file of checks in a process of its own; what that tells of each round. */
export const lintChecks = (rounds) => told('checks-process.mjs', [rounds]);

/** Lints a tree with and without more models, in some processes; what each of these tells. */
export const lintModels = (tree, { processes, rounds, onRound }) =>
  Array.from({ length: processes }, (_, turn) => {
    const result = told('models-process.mjs', [tree, turn, rounds]);
    onRound(turn + 1);
    return result;
  });

/** What a script of the bench prints. */
const told = (script, args) => JSON.parse(run(script, { args: [path.join(import.meta.dirname, script), ...args.map(String)] }).stdout);

/** Runs commands in turns, some rounds of them. Gives for each what its runs took, in milliseconds. */
export function runInRounds(commands, { rounds, onRound = () => null }) {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) times[name].push(timeOf(name, command));
    onRound(round + 1);
  }
  return times;
}

function timeOf(name, command) {
  const started = performance.now();
  run(name, command);
  return performance.now() - started;
}

/** Findings make linters exit with 1; anything over that is a failure, and what it took says nothing. */
function run(name, { args, cwd, env }) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined || status === null || status > 1) throw new Error(`${name} failed (${status}): ${error?.message ?? stderr}`);
  return { stdout };
}
