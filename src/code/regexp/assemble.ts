import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { type CharacterMode, type CharacterSetNode, sameCharacter, setTest, wordTest } from './characters.ts';
import type { Code, Instruction, Loop, Program } from './program.ts';

/** What a piece of a pattern is assembled under. */
export interface Mode extends CharacterMode {
  readonly multiline: boolean;
  /** Inside a lookbehind, which is matched from its end to its start. */
  readonly backward: boolean;
}

interface Assembly {
  readonly groups: Groups;
  /** The number of registers given out so far. */
  registers: number;
  /** The first part of the pattern that cannot be matched here, if any. */
  unsupported: string | null;
}

interface Groups {
  readonly numbers: ReadonlyMap<AST.CapturingGroup, number>;
  /** The number of the first group in a quantifier, and that after its last one. */
  readonly inside: ReadonlyMap<AST.Quantifier, readonly [first: number, end: number]>;
}

/** The program of a parsed pattern, or as a text the part of it that is not supported. */
export function assemble(pattern: AST.Pattern, mode: Mode, sticky: boolean): Program | string {
  const groups = numberGroups(pattern);
  const groupCount = groups.numbers.size + 1;
  const assembly: Assembly = { groups, registers: groupCount * 2, unsupported: null };
  const code = [...captured(0, alternation(assembly, pattern.alternatives, mode), false), { op: 'match' } as const];
  if (assembly.unsupported !== null) return assembly.unsupported;
  const names = [...groups.numbers].flatMap(([{ name }, group]) => (name === null ? [] : [[name, group] as const]));
  return { code, groupCount, registerCount: assembly.registers, names, unicode: mode.unicode !== '', sticky };
}

function numberGroups(pattern: AST.Pattern): Groups {
  const numbers = new Map<AST.CapturingGroup, number>();
  const inside = new Map<AST.Quantifier, [number, number]>();
  const next = (): number => numbers.size + 1;
  visitRegExpAST(pattern, {
    onCapturingGroupEnter: (group) => { numbers.set(group, next()); },
    onQuantifierEnter: (quantifier) => { inside.set(quantifier, [next(), next()]); },
    onQuantifierLeave: (quantifier) => { inside.set(quantifier, [inside.get(quantifier)?.[0] ?? next(), next()]); },
  });
  return { numbers, inside };
}

function alternation(assembly: Assembly, alternatives: readonly AST.Alternative[], mode: Mode): Code {
  const branches = alternatives.map((alternative) => sequence(assembly, alternative, mode));
  // Every branch but the last has a fork before it and a jump to the end after it.
  let rest = branches.reduce((sum, branch) => sum + branch.length + 2, -2);
  return branches.flatMap((branch, index) => {
    if (index === branches.length - 1) return branch;
    rest -= branch.length + 2;
    return [{ op: 'fork', otherwise: branch.length + 2 }, ...branch, { op: 'jump', by: rest + 1 }];
  });
}

function sequence(assembly: Assembly, { elements }: AST.Alternative, mode: Mode): Code {
  const ordered = mode.backward ? elements.toReversed() : elements;
  return ordered.flatMap((element) => elementCode(assembly, element, mode));
}

function elementCode(assembly: Assembly, element: AST.Element, mode: Mode): Code {
  switch (element.type) {
    case 'Assertion': return assertion(assembly, element, mode);
    case 'Backreference': return backreference(assembly, element, mode);
    case 'CapturingGroup': return captured(groupNumber(assembly, element), alternation(assembly, element.alternatives, mode), mode.backward);
    case 'Character': return [literal(element, mode)];
    case 'Group': return alternation(assembly, element.alternatives, modified(mode, element.modifiers));
    case 'Quantifier': return repetition(assembly, element, mode);
    default: return characterSet(assembly, element, mode);
  }
}

function groupNumber(assembly: Assembly, group: AST.CapturingGroup): number {
  return assembly.groups.numbers.get(group) ?? 0;
}

function captured(group: number, body: Code, backward: boolean): Code {
  return [{ op: 'open', group }, ...body, { op: 'close', group, backward }];
}

function literal({ value }: AST.Character, mode: Mode): Instruction {
  const character = String.fromCodePoint(value);
  const same = sameCharacter(mode);
  return { op: 'character', accepts: (other) => same(character, other), backward: mode.backward };
}

function characterSet(assembly: Assembly, node: CharacterSetNode, mode: Mode): Code {
  const accepts = setTest(node, mode);
  if (accepts !== null) return [{ op: 'character', accepts, backward: mode.backward }];
  assembly.unsupported ??= node.raw;
  return [];
}

function backreference(assembly: Assembly, { resolved }: AST.Backreference, mode: Mode): Code {
  const groups = [resolved].flat().map((group) => groupNumber(assembly, group));
  return [{ op: 'repeat-captured', groups, same: sameCharacter(mode), backward: mode.backward }];
}

function modified(mode: Mode, modifiers: AST.Modifiers | null): Mode {
  const { add, remove } = modifiers ?? {};
  const after = (flag: 'dotAll' | 'ignoreCase' | 'multiline'): boolean => (mode[flag] || add?.[flag] === true) && remove?.[flag] !== true;
  return { ...mode, dotAll: after('dotAll'), ignoreCase: after('ignoreCase'), multiline: after('multiline') };
}

function repetition(assembly: Assembly, quantifier: AST.Quantifier, mode: Mode): Code {
  const { min, max, greedy, element } = quantifier;
  const body = elementCode(assembly, element, mode);
  const [firstGroup, endGroup] = assembly.groups.inside.get(quantifier) ?? [0, 0];
  const [count, start] = twoRegisters(assembly);
  const loop: Loop = { min, max, greedy, length: body.length, count, start, firstGroup, endGroup };
  return [{ op: 'enter', loop }, { op: 'decide', loop }, { op: 'iterate', loop }, ...body, { op: 'iterated', loop }];
}

function twoRegisters(assembly: Assembly): readonly [number, number] {
  assembly.registers += 2;
  return [assembly.registers - 2, assembly.registers - 1];
}

function assertion(assembly: Assembly, node: AST.Assertion, mode: Mode): Code {
  switch (node.kind) {
    case 'start': return [{ op: 'assert', holds: (text, position) => position === 0 || (mode.multiline && endsLine(text, position - 1)) }];
    case 'end': return [{ op: 'assert', holds: (text, position) => position === text.length || (mode.multiline && endsLine(text, position)) }];
    case 'word': return [wordBoundary(node.negate, mode)];
    default: return lookaround(assembly, node, mode);
  }
}

function endsLine(text: string, position: number): boolean {
  return '\n\r\u2028\u2029'.includes(text.charAt(position));
}

function wordBoundary(negate: boolean, mode: Mode): Instruction {
  const isWord = wordTest(mode);
  return { op: 'assert', holds: (text, position) => (isWord(text.charAt(position - 1)) !== isWord(text.charAt(position))) !== negate };
}

function lookaround(assembly: Assembly, node: AST.LookaroundAssertion, mode: Mode): Code {
  const body = alternation(assembly, node.alternatives, { ...mode, backward: node.kind === 'lookbehind' });
  const [height, position] = twoRegisters(assembly);
  const look = { negate: node.negate, length: body.length, height, position };
  return [{ op: 'look', look }, ...body, { op: 'looked', look }];
}
