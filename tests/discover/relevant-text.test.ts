import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { RelevantText } from '../../src/discover/relevant-text.ts';

/** Whether the first statement of a program has to do with CORS. */
function mentions(text: string): boolean {
  const program = parser.parse(text, { range: true, sourceType: 'module' });
  return new RelevantText(text, program).mentions(program.body[0]!);
}

describe('what has to do with CORS', () => {
  it.each(["response.set('access-control-allow-origin', '*');", 'app.use(cors());', "res.vary('Origin');", 'new ParseServer({ appId });', 'ParseServer.startApp({ appId });', 'createYoga({ schema });'])('%s', (text) => expect(mentions(text)).toBe(true));
});

describe('what has nothing to do with it', () => {
  it.each(['this.parseServer = parseServer;', 'const { config } = this.parseServer;', 'const various = 1;', 'app.use(compression());', 'new ParseServerAdapter();', 'recreateYoga();', "response.set('content-type', 'text/plain');"])('%s', (text) => expect(mentions(text)).toBe(false));
});
