import type { Options } from './arguments.ts';
import type { Outcome } from './outcome.ts';
import { createPaint } from './paint.ts';
import { summarize } from './summary.ts';
import type { LintedPlugin, World } from './world.ts';

/** A report and the line that sums it up. */
export interface Report {
  readonly text: string;
  readonly summary: string;
}

// Where there is no terminal to ask, as wide as logs and files are read without scrolling.
const usualColumns = 120;
const leastColumns = 40;

/** Writes an outcome in the format that was asked for. */
export async function report(outcome: Outcome, options: Options, world: World): Promise<Report> {
  const summary = summarize(outcome, world.now());
  return { text: await textOf(outcome, options, world, summary), summary };
}

async function textOf(outcome: Outcome, options: Options, world: World, summary: string): Promise<string> {
  switch (options.format) {
    case 'json':
      return (await import('./json.ts')).json(outcome);
    case 'github':
      return (await import('./github.ts')).github(outcome, summary);
    case 'sarif':
      return (await import('./sarif.ts')).sarif(outcome, { cwd: world.cwd, version: world.version, plugin: await world.loadPlugin(), preset: options.preset });
    case 'pretty':
      return prettyText(outcome, options, world, summary);
  }
}

async function prettyText(outcome: Outcome, { color, output }: Options, world: World, summary: string): Promise<string> {
  const { pretty } = await import('./pretty.ts');
  const stdout = output === null ? world.stdout : { write: () => {} };
  // Colours from the environment are meant for the terminal; in a file only --color puts them.
  const paint = createPaint(output === null ? color : (color ?? false), { env: world.env, stdout });
  const urlOf = outcome.files.length === 0 ? () => null : urlsOf(await world.loadPlugin());
  return pretty(outcome, { paint, columns: Math.max(leastColumns, stdout.columns ?? usualColumns), summary, urlOf });
}

function urlsOf({ rules }: LintedPlugin): (ruleId: string) => string | null {
  return (ruleId) => rules[ruleId.slice(ruleId.indexOf('/') + 1)]?.meta?.docs?.url ?? null;
}
