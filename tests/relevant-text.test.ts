import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { RelevantText } from '../src/discover/relevant-text.ts';

/** Whether the one statement of a program can have to do with CORS. */
function isRelevant(text: string): boolean {
  const program = parser.parse(text, { range: true, sourceType: 'module' });
  return new RelevantText(text, program).mentions(program.body.at(-1)!);
}

describe('code that can have to do with CORS', () => {
  it.each(["res.set('Access-Control-Allow-Origin', '*');", 'app.use(cors());', "res.vary('Origin');", 'const yoga = createYoga({ schema });', 'const api = new ParseServer({ appId });', 'ParseServer.startApp({ appId });'])('%s', (text) => expect(isRelevant(text)).toBe(true));

  it.each(["res.set('Cache-Control', 'no-store');", 'app.use(compression());', 'const various = 1;', 'const { config } = this.parseServer;', 'parseServer.close();'])('and code that cannot: %s', (text) => expect(isRelevant(text)).toBe(false));
});
