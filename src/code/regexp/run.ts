import { readCharacter } from './characters.ts';
import { type Instruction, type Look, type Loop, type Program, captureEnd, captureStart, unset } from './program.ts';

/** What to return to when the way taken fails: another way to go on, or a register to restore on the way back. */
type Undo =
  | { readonly kind: 'choice'; readonly at: number; readonly position: number }
  | { readonly kind: 'register'; readonly register: number; readonly value: number };

/** A backtracking run of a program on a text. The stack is explicit, so that neither can exhaust that of the host. */
export interface Run {
  readonly program: Program;
  readonly text: string;
  readonly registers: number[];
  readonly stack: Undo[];
  /** The instruction to carry out next. */
  at: number;
  position: number;
  /** The steps that are left to it. */
  budget: number;
}

/** A run that has not begun. Trying it at one position after the other shares the budget, in steps. */
export function newRun(program: Program, text: string, budget: number): Run {
  const registers = new Array<number>(program.registerCount).fill(unset);
  return { program, text, registers, stack: [], at: 0, position: 0, budget };
}

/** What a register holds; `unset` before anything was stored in it. */
export function read(run: Run, register: number): number {
  return run.registers[register] ?? unset;
}

/** Whether the program matches at exactly this position, leaving the captures in the registers; null when the budget ran out. */
export function matchesAt(run: Run, position: number): boolean | null {
  run.at = 0;
  run.position = position;
  while (run.budget > 0) {
    run.budget -= 1;
    const instruction = run.program.code[run.at];
    if (instruction === undefined || instruction.op === 'match') return true;
    if (!carryOut(run, instruction) && !backtrack(run)) return false;
  }
  return null;
}

/** Carries out an instruction; false when this way fails. */
function carryOut(run: Run, instruction: Exclude<Instruction, { op: 'match' }>): boolean {
  switch (instruction.op) {
    case 'character': return consume(run, instruction.accepts, instruction.backward) && go(run, 1);
    case 'assert': return instruction.holds(run.text, run.position) && go(run, 1);
    case 'fork': return choose(run, 1, instruction.otherwise);
    case 'jump': return go(run, instruction.by);
    case 'open': return store(run, captureStart(instruction.group), run.position) && go(run, 1);
    case 'close': return close(run, instruction.group, instruction.backward);
    case 'repeat-captured': return repeatCaptured(run, instruction);
    case 'enter': return store(run, instruction.loop.count, 0) && go(run, 1);
    case 'decide': return decide(run, instruction.loop);
    case 'iterate': return iterate(run, instruction.loop);
    case 'iterated': return iterated(run, instruction.loop);
    case 'look': return look(run, instruction.look);
    case 'looked': return instruction.look.negate ? refuse(run, instruction.look) : settle(run, instruction.look);
  }
}

function go(run: Run, by: number): true {
  run.at += by;
  return true;
}

function choose(run: Run, by: number, otherwise: number): true {
  run.stack.push({ kind: 'choice', at: run.at + otherwise, position: run.position });
  return go(run, by);
}

function store(run: Run, register: number, value: number): true {
  run.stack.push({ kind: 'register', register, value: read(run, register) });
  run.registers[register] = value;
  return true;
}

/** Returns to the latest choice; false when there is none left. */
function backtrack(run: Run): boolean {
  for (let undo = run.stack.pop(); undo !== undefined; undo = run.stack.pop()) {
    if (undo.kind === 'choice') {
      run.at = undo.at;
      run.position = undo.position;
      return true;
    }
    run.registers[undo.register] = undo.value;
  }
  return false;
}

function consume(run: Run, accepts: (character: string) => boolean, backward: boolean): boolean {
  const character = readCharacter(run.text, run.position, backward, run.program.unicode);
  if (character === '' || !accepts(character)) return false;
  run.position += backward ? -character.length : character.length;
  return true;
}

function close(run: Run, group: number, backward: boolean): true {
  store(run, captureEnd(group), backward ? read(run, captureStart(group)) : run.position);
  if (backward) store(run, captureStart(group), run.position);
  return go(run, 1);
}

function repeatCaptured(run: Run, { groups, same, backward }: Extract<Instruction, { op: 'repeat-captured' }>): boolean {
  const group = groups.find((candidate) => read(run, captureEnd(candidate)) !== unset);
  // A group that took no part is matched by nothing at all.
  if (group === undefined) return go(run, 1);
  const [start, end] = [read(run, captureStart(group)), read(run, captureEnd(group))];
  run.budget -= end - start;
  for (let done = 0; done < end - start;) {
    const expected = readCharacter(run.text, backward ? end - done : start + done, backward, run.program.unicode);
    if (!consume(run, (character) => same(expected, character), backward)) return false;
    done += expected.length;
  }
  return go(run, 1);
}

function decide(run: Run, loop: Loop): true {
  const count = read(run, loop.count);
  const exit = loop.length + 3;
  if (count >= loop.max) return go(run, exit);
  if (count < loop.min) return go(run, 1);
  return loop.greedy ? choose(run, 1, exit) : choose(run, exit, 1);
}

function iterate(run: Run, loop: Loop): true {
  store(run, loop.start, run.position);
  run.budget -= loop.endGroup - loop.firstGroup;
  for (let group = loop.firstGroup; group < loop.endGroup; group += 1) store(run, captureEnd(group), unset);
  return go(run, 1);
}

/** Ends an iteration. One that is not required and consumed nothing fails, or the loop would never end. */
function iterated(run: Run, loop: Loop): boolean {
  const count = read(run, loop.count);
  if (count >= loop.min && run.position === read(run, loop.start)) return false;
  return store(run, loop.count, count + 1) && go(run, -(loop.length + 2));
}

function look(run: Run, { negate, length, height, position }: Look): true {
  const before = run.stack.length;
  store(run, height, before);
  store(run, position, run.position);
  return negate ? choose(run, 1, length + 2) : go(run, 1);
}

/** The inside of a lookaround matched, and its first match is final: its choices go, its captures stay. */
function settle(run: Run, { height, position }: Look): true {
  const inside = run.stack.splice(read(run, height));
  run.budget -= inside.length;
  for (const undo of inside) if (undo.kind === 'register') run.stack.push(undo);
  run.position = read(run, position);
  return go(run, 1);
}

/** The inside of a negated lookaround matched: takes back all it did, with the choice of going on without it. */
function refuse(run: Run, { height }: Look): false {
  const before = read(run, height);
  while (run.stack.length > before) {
    const undo = run.stack.pop();
    if (undo?.kind === 'register') run.registers[undo.register] = undo.value;
  }
  return false;
}
