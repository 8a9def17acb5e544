// Lints the examples with the built command line. That there is something to report there is what the demo shows.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');
const found = 1;

const { status, error } = spawnSync(process.execPath, ['dist/src/cli/main.js', 'docs/examples'], { cwd: root, stdio: 'inherit' });

if (status !== found) {
  console.error(`The demo should find something and end with ${found}; it ended with ${status ?? error?.message}.`);
  process.exitCode = 1;
}
