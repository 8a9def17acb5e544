import process from 'node:process';
import { lintWithModels } from './models.mjs';
import { layOutTrees } from './trees.mjs';

/*
 * Lints every sixth file of a tree with and without more models, in a process of its own: of three copies of one plugin in a process,
 * some are compiled better than others, and in the next process others are. Prints what each of them took.
 */

const [tree = 'plain', turn = '0', rounds = '2'] = process.argv.slice(2);
const sample = layOutTrees()[tree].files.filter((_file, i) => i % 6 === 0);
process.stdout.write(JSON.stringify(await lintWithModels(sample, { rounds: Number.parseInt(rounds, 10), turn: Number.parseInt(turn, 10) })));
