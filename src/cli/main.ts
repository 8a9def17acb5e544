#!/usr/bin/env node
import { createRequire } from 'node:module';
import process from 'node:process';
import { passesGate } from '../gate.ts';
import { run } from './run.ts';

const { version } = createRequire(import.meta.url)('eslint-plugin-cors/package.json') as { version: string };

// A reader that has seen enough (`| head`) closes the pipe; that is no mistake of ours to report.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// Not `process.exit`: it would cut off what a slow pipe has not taken yet.
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  version,
  now: () => performance.now(),
  loadPlugin: async () => (await import('../../rules/index.ts')).default,
  passesGate,
});
