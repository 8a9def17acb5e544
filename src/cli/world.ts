import type { Linter, Rule } from 'eslint';
import type { Settings } from './settings.ts';

export const presets = ['recommended', 'strict', 'all'] as const;
export const formats = ['pretty', 'json', 'sarif', 'github'] as const;

export type PresetName = (typeof presets)[number];
export type FormatName = (typeof formats)[number];

/** The plugin as the command line needs it. */
export interface LintedPlugin {
  readonly meta: { readonly name: string; readonly version: string };
  readonly rules: Readonly<Record<string, Rule.RuleModule>>;
  readonly configs: Readonly<Record<PresetName, Linter.Config>>;
}

/** Where text goes: a terminal, a pipe, or a test. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Everything outside of the program that it touches, so that a test can stand in for it. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly version: string;
  /** Milliseconds since the program started. */
  readonly now: () => number;
  /** Called only when a file may hold CORS code or a report describes the rules: loading the rules costs more than starting. */
  readonly loadPlugin: () => Promise<LintedPlugin>;
  readonly passesGate: (text: string, file: string, settings: Settings) => boolean;
}
