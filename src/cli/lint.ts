import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Options } from './arguments.ts';
import { findFiles } from './files.ts';
import type { LintText } from './linter.ts';
import type { FileFindings, Outcome, Trouble } from './outcome.ts';
import type { Progress } from './progress.ts';
import { firstLine, reasonOf } from './reasons.ts';
import type { Settings } from './settings.ts';
import type { LintedPlugin, PresetName, World } from './world.ts';

type Told = { -readonly [Key in keyof Outcome]: Outcome[Key] extends readonly (infer Item)[] ? Item[] : Outcome[Key] };
type Level = Trouble['level'];
type LintOptions = Pick<Options, 'paths' | 'preset' | 'settings'>;

/** Lints the files that paths name or hold. What cannot be read or parsed is told about and the rest goes on. */
export async function lintPaths({ paths, preset, settings }: LintOptions, world: World, progress: Progress): Promise<Outcome> {
  const told: Told = { files: [], troubles: [], read: 0, checked: 0 };
  // A path from the command line is told about as it was written there.
  const nameOf = (file: string): string => (paths.includes(file) ? file || '""' : displayPath(file, world.cwd));
  const fail = (file: string, message: string) => void told.troubles.push({ path: nameOf(file), message, place: null, level: 'error' });
  const files = findFiles(paths, world.cwd, { fail, tick: (found) => progress.show(`${found} files found`) });
  let lintText: LintText | null = null;
  for (const file of files) {
    progress.show(`${told.read} of ${files.length} files`);
    const text = readText(file, fail);
    if (text === null) continue;
    told.read += 1;
    if (!world.passesGate(text, file, settings)) continue;
    lintText ??= await loadLinter(world.loadPlugin, preset, settings);
    told.checked += 1;
    lintFile(lintText, text, file, displayPath(file, world.cwd), told);
  }
  return told;
}

/** A path as reports show it: from the working directory, with `/` on every system. */
const displayPath = (file: string, cwd: string): string => path.relative(cwd, file).split(path.sep).join('/') || '.';

/** ESLint and the parser are loaded with the first file that may hold CORS code: most folders need neither. */
async function loadLinter(loadPlugin: () => Promise<LintedPlugin>, preset: PresetName, settings: Settings): Promise<LintText> {
  const [{ createLinter }, plugin] = await Promise.all([import('./linter.ts'), loadPlugin()]);
  return createLinter(plugin, preset, settings);
}

function readText(file: string, fail: (file: string, message: string) => void): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  } catch (error) {
    fail(file, reasonOf(error));
    return null;
  }
}

function lintFile(lintText: LintText, text: string, file: string, shown: string, told: Told): void {
  const trouble = (level: Level, message: string, place: Trouble['place']) => told.troubles.push({ path: shown, message, place, level });
  try {
    const { findings, crashes } = lintText(text, file);
    for (const { ruleId, reason } of crashes) trouble('error', `${ruleId ?? 'a rule'} failed: ${reason}`, null);
    if (findings.length > 0) told.files.push({ path: shown, text, findings } satisfies FileFindings);
  } catch (error) {
    trouble('warning', `could not be parsed: ${reasonFor(error)}`, placeOf(error));
  }
}

const reasonFor = (error: unknown): string => firstLine(error instanceof Error ? error.message : String(error));

function placeOf(error: unknown): { line: number; column: number } {
  const { line, column } = error as { line?: unknown; column?: unknown };
  return { line: typeof line === 'number' ? line : 1, column: typeof column === 'number' ? column : 1 };
}
