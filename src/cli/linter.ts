import path from 'node:path';
import { Linter, SourceCode } from 'eslint';
import { extensions } from './files.ts';
import type { Finding } from './outcome.ts';
import { parse, tooDeep } from './parser.ts';
import { firstLine } from './reasons.ts';
import type { Settings } from './settings.ts';
import { watchListeners } from './shallow.ts';
import type { LintedPlugin, PresetName } from './world.ts';

/** A rule that threw. */
interface Crash {
  readonly ruleId: string | null;
  readonly reason: string;
}

/** What the rules say about a file that was parsed. */
interface Verdict {
  readonly findings: readonly Finding[];
  readonly crashes: readonly Crash[];
}

/** Lints the text of one file, which has no byte order mark. Throws a ParseFailure for a text that cannot be parsed. */
export type LintText = (text: string, file: string) => Verdict;

type Messages = readonly Linter.LintMessage[];

/** Prepares ESLint's own linter to run the rules of a preset, with the settings of the plugin. */
export function createLinter(plugin: LintedPlugin, preset: PresetName, cors: Settings): LintText {
  const verify = createVerify(plugin, { ...plugin.configs[preset], settings: { cors } });
  const ids = new Set(Object.keys(plugin.rules).map((name) => `cors/${name}`));
  return (text, file) => {
    const crashes: Crash[] = [];
    for (;;) {
      const result = verify(text, file, crashes);
      if (!('reason' in result)) return { findings: result.filter((message): message is Finding => ids.has(message.ruleId ?? '')), crashes };
      // A rule that fails is left out and the others go on; one that cannot be told apart ends the file.
      const known = ids.has(result.ruleId ?? '') && crashes.every(({ ruleId }) => ruleId !== result.ruleId);
      crashes.push(result);
      if (!known) return { findings: [], crashes };
    }
  };
}

/**
 * ESLint takes every node through every selector, which costs more than all else it does. Rules that look at the program as a
 * whole need none of it, so the linter is shown the top of the tree alone until a rule asks for more.
 */
function createVerify(plugin: LintedPlugin, preset: Linter.Config): (text: string, file: string, without: readonly Crash[]) => Messages | Crash {
  let deep = false;
  const rules = watchListeners(plugin.rules, () => (deep = true));
  const config = { ...preset, ...everyFile, plugins: { cors: { ...plugin, rules } } } as Linter.Config;
  return (text, file, without) => {
    const rules = { ...config.rules, ...Object.fromEntries(without.map(({ ruleId }) => [ruleId, 'off' as const])) };
    const wasDeep = deep;
    const result = verifyWith(text, file, { ...config, rules }, deep);
    return deep === wasDeep ? result : verifyWith(text, file, { ...config, rules }, deep);
  };
}

/** For every file the command line reads, with the fast parser. */
const everyFile: Linter.Config = {
  files: [`**/*.{${extensions.join(',')}}`],
  languageOptions: { parser: { parseForESLint: (text: string, { filePath }: { filePath: string }) => parse(text, filePath) } },
  // Comments name the rules of other plugins too.
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};

// A file that was named is linted wherever it lies, also where ESLint leaves files out.
const everywhere: Linter.Config = { ignores: ['!**/node_modules/', '!**/.git/'] };

function verifyWith(text: string, file: string, config: Linter.Config, deep: boolean): Messages | Crash {
  const { ast, scopeManager, visitorKeys } = parse(text, file);
  const source = new SourceCode({ text, ast, hasBOM: false, scopeManager, visitorKeys: deep ? visitorKeys : { ...visitorKeys, Program: [] }, parserServices: {} });
  try {
    // The root as base: ESLint takes no file from outside of its working directory.
    return new Linter({ configType: 'flat', cwd: path.parse(file).root }).verify(source, [everywhere, config], { filename: file });
  } catch (error) {
    return crashOf(error, text);
  }
}

function crashOf(error: unknown, text: string): Crash {
  if (error instanceof RangeError && /call stack/i.test(error.message)) throw tooDeep(text);
  const { message, ruleId } = error instanceof Error ? (error as Error & { ruleId?: string }) : { message: String(error), ruleId: null };
  return { ruleId: ruleId ?? null, reason: firstLine(message) };
}
