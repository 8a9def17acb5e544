/** Whether a character is accepted: one code point under the flags u and v, else one UTF-16 code unit. */
export type CharacterTest = (character: string) => boolean;

/** A quantifier. `length` is the length of its body's code, `count` and `start` are its registers. */
export interface Loop {
  readonly min: number;
  readonly max: number;
  readonly greedy: boolean;
  readonly length: number;
  readonly count: number;
  readonly start: number;
  /** The groups inside, `firstGroup` included and `endGroup` not: each iteration starts without their captures. */
  readonly firstGroup: number;
  readonly endGroup: number;
}

/** A lookahead or lookbehind. `height` and `position` are registers for the state to return to. */
export interface Look {
  readonly negate: boolean;
  readonly length: number;
  readonly height: number;
  readonly position: number;
}

/** One instruction. Jumps are relative to it, so that code can be put together from pieces. */
export type Instruction =
  | { readonly op: 'character'; readonly accepts: CharacterTest; readonly backward: boolean }
  | { readonly op: 'assert'; readonly holds: (text: string, position: number) => boolean }
  | { readonly op: 'fork'; readonly otherwise: number }
  | { readonly op: 'jump'; readonly by: number }
  | { readonly op: 'open'; readonly group: number }
  | { readonly op: 'close'; readonly group: number; readonly backward: boolean }
  | { readonly op: 'repeat-captured'; readonly groups: readonly number[]; readonly same: SameCharacter; readonly backward: boolean }
  | { readonly op: 'enter'; readonly loop: Loop }
  | { readonly op: 'decide'; readonly loop: Loop }
  | { readonly op: 'iterate'; readonly loop: Loop }
  | { readonly op: 'iterated'; readonly loop: Loop }
  | { readonly op: 'look'; readonly look: Look }
  | { readonly op: 'looked'; readonly look: Look }
  | { readonly op: 'match' };

/** Whether two characters are the same to a back-reference. */
export type SameCharacter = (one: string, other: string) => boolean;

export type Code = readonly Instruction[];

/** A pattern ready to run. Group 0 is the whole match. */
export interface Program {
  readonly code: Code;
  readonly groupCount: number;
  /** How many registers a run needs: two for each group (see below), then those of loops and lookarounds. */
  readonly registerCount: number;
  /** The named groups in the order of the pattern; two groups in different alternatives may share a name. */
  readonly names: readonly (readonly [name: string, group: number])[];
  readonly unicode: boolean;
  readonly sticky: boolean;
}

/** What a register holds before anything is stored in it. */
export const unset = -1;

/** The register of where a group's capture starts or, before the group is left, of where it was entered. */
export function captureStart(group: number): number {
  return group * 2;
}

/** The register of where a group's capture ends; `unset` in it means that the group took no part. */
export function captureEnd(group: number): number {
  return group * 2 + 1;
}
