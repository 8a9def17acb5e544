import { parse } from '@typescript-eslint/parser';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { evaluateText, type Outcome } from './evaluation.ts';

/** Sentences, each over programs whose last statement is an expression. */
export type Programs = Readonly<Record<string, readonly string[]>>;

/** Each program is known to the machine, and gives what Node computes in strict mode. */
export function agree(programs: Programs): void {
  each(programs, async (program) => expect(evaluateText(program)).toEqual(await inNode(program)));
}

/** The machine need not know what a program gives; what it does know is what Node computes. */
export function neverWrong(programs: Programs): void {
  each(programs, async (program) => {
    const ours = evaluateText(program);
    if (ours.kind !== 'unknown') expect(ours).toEqual(await inNode(program));
  });
}

/** Each program is known to give a value, although something in it was not read. */
export function give(programs: Readonly<Record<string, readonly (readonly [program: string, value: unknown])[]>>): void {
  for (const [sentence, list] of Object.entries(programs)) describe(sentence, () => void list.forEach(([program, value]) => it(program, () => expect(evaluateText(program)).toEqual({ kind: 'known', value }))));
}

/** The machine does not know what a program gives, because something in it was not read. */
export function unknown(programs: Programs): void {
  each(programs, (program) => expect(evaluateText(program)).toEqual({ kind: 'unknown' }));
}

function each(programs: Programs, check: (program: string) => unknown): void {
  for (const [sentence, list] of Object.entries(programs)) describe(sentence, () => void list.forEach((program) => it(program.trim(), () => check(program) as Promise<void>)));
}

const AsyncFunction = (async () => Promise.resolve()).constructor as new (text: string) => () => Promise<unknown>;

/** What Node makes of a program in strict mode, types left out. A program may wait at its top level. */
async function inNode(program: string): Promise<Outcome> {
  const last = parse(program, { range: true, sourceType: 'module' }).body.at(-1);
  if (last?.type !== 'ExpressionStatement') throw new Error(`The last statement is no expression: ${program}`);
  const text = `${program.slice(0, last.range[0])}\nreturn [(${program.slice(...last.expression.range)}\n)];`;
  const run = new AsyncFunction(`'use strict';${ts.transpile(text, { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, experimentalDecorators: true })}`);
  try {
    return { kind: 'known', value: ((await run()) as [unknown])[0] };
  } catch {
    return { kind: 'threw' };
  }
}
