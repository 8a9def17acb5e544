import path from 'node:path';
import process from 'node:process';
import { tenChecks } from './checks.mjs';
import { lintInRounds } from './linting.mjs';

/*
 * Lints a file of checks round after round, as an editor does, in a process in which no other rules and no other files are
 * linted: theirs would fill the memory and change what is compiled. Prints what each round took.
 */

const [rounds = '2'] = process.argv.slice(2);
const file = { file: path.resolve('checks.js'), text: tenChecks };
const results = await lintInRounds({ folder: process.cwd(), files: [file] }, { rounds: Number.parseInt(rounds, 10), typescript: false, onRound: () => null, names: ['cors'] });
process.stdout.write(JSON.stringify(results));
