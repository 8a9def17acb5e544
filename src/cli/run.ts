import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Options, parseArguments } from './arguments.ts';
import { countFindings, describeTrouble } from './outcome.ts';
import { createProgress } from './progress.ts';
import { usage } from './usage.ts';
import type { World } from './world.ts';

const clean = 0;
const found = 1;
const wrong = 2;

/** Runs the command line and gives its exit status. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const request = parseArguments(argv);
  if (request.kind === 'wrong') return complain(world, `${request.message} (--help lists the options)`);
  if (request.kind === 'lint') return lint(request.options, world).catch((error: unknown) => complain(world, error instanceof Error ? error.message : String(error)));
  world.stdout.write(request.kind === 'help' ? usage : `${world.version}\n`);
  return clean;
}

function complain({ stderr }: World, message: string): number {
  stderr.write(`eslint-plugin-cors: ${message.trim().replaceAll(/\s*\n\s*/g, ' ')}\n`);
  return wrong;
}

async function lint(options: Options, world: World): Promise<number> {
  // Imported here: `--help` and `--version` need nothing of them.
  const [{ lintPaths }, { report }] = await Promise.all([import('./lint.ts'), import('./report.ts')]);
  const progress = createProgress(world);
  const outcome = await lintPaths(options, world, progress);
  progress.clear();
  for (const trouble of outcome.troubles) world.stderr.write(`${describeTrouble(trouble)}\n`);
  const delivered = deliver(await report(outcome, options, world), options.output, world);
  if (!delivered || outcome.troubles.some(({ level }) => level === 'error')) return wrong;
  const { errors, warnings } = countFindings(outcome.files);
  return errors > 0 || warnings > options.maxWarnings ? found : clean;
}

/** Whether the report reached where it was asked for. With a file, standard output gets the summary alone. */
function deliver({ text, summary }: { text: string; summary: string }, output: string | null, world: World): boolean {
  if (output === null) return void world.stdout.write(text), true;
  try {
    const file = path.resolve(world.cwd, output);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    world.stdout.write(`${summary}\n`);
    return true;
  } catch (error) {
    complain(world, `cannot write the report to ${output}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
