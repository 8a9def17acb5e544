import { parseArgs } from 'node:util';
import { findNearest } from './nearest.ts';
import { listOptions, type Settings, settingsOf } from './settings.ts';
import { type FormatName, formats, type PresetName, presets } from './world.ts';

export interface Options {
  readonly paths: readonly string[];
  readonly preset: PresetName;
  readonly format: FormatName;
  readonly output: string | null;
  readonly maxWarnings: number;
  readonly settings: Settings;
  /** What was asked for; null leaves it to the terminal. */
  readonly color: boolean | null;
}

export type Request = { readonly kind: 'help' | 'version' } | { readonly kind: 'lint'; readonly options: Options } | { readonly kind: 'wrong'; readonly message: string };

const known = {
  preset: { type: 'string', short: 'p' },
  format: { type: 'string', short: 'f' },
  output: { type: 'string', short: 'o' },
  'max-warnings': { type: 'string' },
  'held-hosts': { type: 'string' },
  versions: { type: 'string' },
  modules: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type OptionName = keyof typeof known;
type Given = Map<OptionName, string>;
type Token = ReturnType<typeof tokensOf>[number];

class WrongUse extends Error {}

/** What a command line asks for. */
export function parseArguments(argv: readonly string[]): Request {
  try {
    const given: Given = new Map();
    const paths: string[] = [];
    for (const token of tokensOf(argv)) readToken(token, given, paths);
    if (given.has('help')) return { kind: 'help' };
    if (given.has('version')) return { kind: 'version' };
    return { kind: 'lint', options: optionsOf(given, paths) };
  } catch (error) {
    if (error instanceof WrongUse) return { kind: 'wrong', message: error.message };
    throw error;
  }
}

// Not strict: its errors say less than ours and are cut for another kind of program.
const tokensOf = (argv: readonly string[]) => parseArgs({ args: [...argv], options: known, strict: false, tokens: true, allowPositionals: true }).tokens;

function readToken(token: Token, given: Given, paths: string[]): void {
  if (token.kind === 'positional') paths.push(token.value);
  if (token.kind !== 'option') return;
  const [name, value] = readOption(token);
  given.set(name, name in listOptions && given.has(name) ? `${given.get(name)},${value}` : value);
}

function readOption({ name, rawName, value, inlineValue }: Token & { kind: 'option' }): [OptionName, string] {
  if (!isKnown(name)) throw new WrongUse(`unknown option ${rawName}${didYouMean(name, Object.keys(known), '--')}`);
  if (known[name].type === 'boolean') {
    if (value !== undefined) throw new WrongUse(`${rawName} takes no value`);
    return [name === 'no-color' ? 'color' : name, name];
  }
  // A value that looks like the next option was left out; `--output=-x` says that it is meant.
  if (value === undefined || value === '' || (!inlineValue && value.startsWith('-'))) throw new WrongUse(`${rawName} needs a value`);
  return [name, value];
}

const isKnown = (name: string): name is OptionName => Object.hasOwn(known, name);

function optionsOf(given: Given, paths: readonly string[]): Options {
  return {
    paths: paths.length === 0 ? ['.'] : paths,
    preset: choiceOf('preset', given, presets),
    format: choiceOf('format', given, formats),
    output: given.get('output') ?? null,
    maxWarnings: countOf(given.get('max-warnings') ?? '0'),
    settings: settingsOf((name) => given.get(name), complain),
    color: colorOf(given),
  };
}

function complain(message: string): never {
  throw new WrongUse(message);
}

function choiceOf<Choice extends string>(name: OptionName, given: Given, choices: readonly [Choice, ...Choice[]]): Choice {
  const value = given.get(name);
  if (value === undefined) return choices[0];
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw new WrongUse(`--${name} is one of ${choices.join(', ')}, not ${JSON.stringify(value)}${didYouMean(value, choices, '')}`);
  return choice;
}

function countOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new WrongUse(`--max-warnings is a whole number of 0 or more, not ${JSON.stringify(text)}`);
  return Number(text);
}

/** Of `--color` and `--no-color` the later one holds, as a script that adds options to an alias expects. */
function colorOf(given: Given): boolean | null {
  const asked = given.get('color');
  return asked === undefined ? null : asked === 'color';
}

function didYouMean(word: string, candidates: readonly string[], prefix: string): string {
  const nearest = findNearest(word, candidates);
  return nearest === null ? '' : `; did you mean ${prefix}${nearest}?`;
}
