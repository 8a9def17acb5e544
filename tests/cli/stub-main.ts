import process from 'node:process';
import { run } from '../../src/cli/run.ts';
import stub from './stub-plugin.ts';

/** The command as `main.ts` starts it, with the stub plugin. */
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  version: '1.2.3',
  now: () => performance.now(),
  loadPlugin: () => Promise.resolve(stub),
  passesGate: (text) => text.includes('cors'),
});
