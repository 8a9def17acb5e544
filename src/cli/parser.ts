import { analyze, type AnalyzeOptions } from '@typescript-eslint/scope-manager';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { Linter } from 'eslint';
import { parseSync, type ParserOptions, type ParseResult } from 'oxc-parser';
import { Lines } from './lines.ts';
import { locate, type Node } from './locate.ts';
import { mayOverflow, survives } from './nesting.ts';
import { firstLine } from './reasons.ts';

type SourceType = 'module' | 'commonjs';
type Parsed = Linter.ESLintParseResult;

/** Code that no parser takes. The place counts from 1. */
export class ParseFailure extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, text: string, offset: number) {
    super(message);
    const { line, column } = new Lines(text).positionAt(offset);
    this.line = line;
    this.column = column;
  }
}

/** Reads a module or script into what ESLint needs of a file: a TS-ESTree without tokens, its comments and its scopes. */
export function parse(text: string, file: string): Parsed {
  if (mayOverflow(text) && !survives(text, optionsFor(file, 'module'))) throw tooDeep(text);
  const { result, sourceType } = parseAsEither(text, file);
  try {
    return convert(result, text, sourceType);
  } catch (error) {
    throw error instanceof RangeError ? tooDeep(text) : error;
  }
}

/** The failure for code that is nested too deeply for the parser's or the linter's recursion. */
export const tooDeep = (text: string): ParseFailure => new ParseFailure('it is nested too deeply', text, 0);

/** Which of the two a file is cannot always be told from its name: what fails as one is tried as the other. */
function parseAsEither(text: string, file: string): { result: ParseResult; sourceType: SourceType } {
  const attempts = (/\.c[jt]s$/i.test(file) ? (['commonjs', 'module'] as const) : (['module', 'commonjs'] as const)).values();
  const failures: ParseFailure[] = [];
  for (const sourceType of attempts) {
    const result = parseSync(file, text, optionsFor(file, sourceType));
    const failure = failureOf(result, text);
    if (failure === null) return { result, sourceType };
    failures.push(failure);
  }
  // The reading that got further is the one that was meant.
  throw failures.toSorted((a, b) => b.line - a.line || b.column - a.column)[0] ?? tooDeep(text);
}

function optionsFor(file: string, sourceType: SourceType): ParserOptions {
  const plain = /\.[cm]?jsx?$/i.test(file) ? 'jsx' : 'ts';
  return { sourceType, astType: 'ts', preserveParens: false, lang: /\.tsx$/i.test(file) ? 'tsx' : /\.d\.[cm]?ts$/i.test(file) ? 'dts' : plain };
}

function failureOf({ errors }: ParseResult, text: string): ParseFailure | null {
  const error = errors.find(({ severity }) => String(severity) === 'Error');
  return error === undefined ? null : new ParseFailure(firstLine(error.message), text, error.labels[0]?.start ?? 0);
}

function convert({ program, comments }: ParseResult, text: string, sourceType: SourceType): Parsed {
  const root = program as unknown as Node;
  locate(root, comments, text);
  Object.assign(root, { tokens: [], comments });
  return {
    ast: root as unknown as Parsed['ast'],
    visitorKeys: visitorKeys as Record<string, string[]>,
    scopeManager: analyze(root as never, scopeOptions[sourceType]) as unknown as NonNullable<Parsed['scopeManager']>,
    services: {},
  };
}

// `lib: []`: the names of TypeScript's libraries, hundreds in each file, are no one's question here.
const scopeOptions: Readonly<Record<SourceType, AnalyzeOptions>> = {
  module: { sourceType: 'module', lib: [] },
  commonjs: { sourceType: 'script', globalReturn: true, lib: [] },
};
