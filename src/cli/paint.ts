import { styleText } from 'node:util';
import type { World } from './world.ts';

type Style = Parameters<typeof styleText>[0];

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Paint for a report: what was asked for, else what the environment says, else colours on a terminal. */
export function createPaint(asked: boolean | null, { env, stdout }: Pick<World, 'env' | 'stdout'>): Paint {
  if (!(asked ?? colorsIn(env) ?? (stdout.isTTY === true && env['TERM'] !== 'dumb'))) return (_style, text) => text;
  // Later versions of Node would decide for themselves and drop the colours that were asked for.
  const options = { validateStream: false };
  return (style, text) => styleText(style, text, options);
}

/** As Node itself reads them: FORCE_COLOR outweighs NO_COLOR, and an empty NO_COLOR says nothing. */
function colorsIn({ FORCE_COLOR, NO_COLOR }: World['env']): boolean | null {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return NO_COLOR === undefined || NO_COLOR === '' ? null : false;
}
