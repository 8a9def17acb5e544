/** What a file must mention to have anything to do with CORS: one of its headers, or the word itself in any spelling. */
const gate = /access-control-|cors/i;

/** Declaration files of TypeScript hold no code, and those of a platform mention everything. */
const declarations = /\.d\.[cm]?ts$/;

/** Whether a file can hold CORS code. A file that fails costs this one scan. */
export const passesGate = (text: string, file: string): boolean => !declarations.test(file) && gate.test(text);
