/**
 * What a file must mention to have anything to do with CORS: `access-control-`, or the word itself, in any spelling. Both are
 * written from where they begin alike, for which the engine searches a quarter faster.
 */
const gate = /co(?:rs|(?<=access-co)ntrol-)/i;

/** The text searched last: the rules are created one after another for each file, and one search serves them all. */
let searched = { text: '', found: false };

/** Whether a text mentions CORS. A file that does not costs this one scan. */
export function mentionsCors(text: string): boolean {
  if (searched.text !== text) searched = { text, found: gate.test(text) };
  return searched.found;
}

/** Whether a file declares types for TypeScript: it holds no code, and that of a platform mentions everything. */
export const isDeclaration = (file: string): boolean => /\.d\.[cm]?ts$/.test(file);

/** Whether a file can hold CORS code. */
export const passesGate = (text: string, file: string): boolean => mentionsCors(text) && !isDeclaration(file);
