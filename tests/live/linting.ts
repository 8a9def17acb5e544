import { Linter } from 'eslint';
import plugin, { type RuleName } from '../../rules/index.ts';

/** The messages of one rule about the text of a server. */
export function lint(text: string, rule: RuleName): string[] {
  const messages = new Linter({ configType: 'flat' }).verify(text, { plugins: { cors: plugin }, languageOptions: { sourceType: 'commonjs' }, rules: { [`cors/${rule}`]: 'error' } });
  return messages.map(({ message }) => message);
}
