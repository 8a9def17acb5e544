import type { Linter, Rule } from 'eslint';
import type { LintedPlugin } from '../../src/cli/world.ts';

/*
 * Rules about names, so that the tests of the command line do not depend on what is true about CORS. `evil` is an error with a
 * suggestion, `poor` a warning, `bad` is seen by a rule that looks at the whole program, and `explode` makes a rule throw.
 */

const docs = (name: string, extra: object = {}): NonNullable<Rule.RuleMetaData['docs']> => ({ description: `Disallow ${name}.`, url: `https://rules.example/no-${name}.md`, ...extra });

const noEvil: Rule.RuleModule = {
  meta: { hasSuggestions: true, schema: [], docs: docs('evil', { cwe: ['CWE-942'], securitySeverity: '8.1' }) },
  create: (context) => ({
    Identifier(node) {
      if (node.name !== 'evil') return;
      context.report({ node, message: 'This is evil.', suggest: [{ desc: 'Be good.', fix: (fixer) => fixer.replaceText(node, 'good') }] });
    },
  }),
};

const noPoor: Rule.RuleModule = {
  meta: { schema: [], docs: docs('poor') },
  create: (context) => ({
    Identifier(node) {
      if (node.name === 'poor') context.report({ node, message: 'This is poor.' });
    },
  }),
};

const noExplode: Rule.RuleModule = {
  meta: { schema: [], docs: docs('explode') },
  create: () => ({
    Identifier(node) {
      if (node.name === 'explode') throw new Error('it exploded\nin two lines');
    },
  }),
};

/** Looks at the program as a whole, as our own rules do. */
const noBad: Rule.RuleModule = {
  meta: { schema: [], docs: docs('bad') },
  create: (context) => ({
    Program() {
      const { sourceCode } = context;
      for (const { index } of sourceCode.text.matchAll(/(?<!-)\bbad\b/g)) {
        context.report({ loc: { start: sourceCode.getLocFromIndex(index), end: sourceCode.getLocFromIndex(index + 3) }, message: 'This is bad.' });
      }
    },
  }),
};

const configs: Record<string, Linter.Config> = {};
const stub = { meta: { name: 'eslint-plugin-cors', version: '1.2.3' }, rules: { 'no-evil': noEvil, 'no-poor': noPoor, 'no-explode': noExplode, 'no-bad': noBad }, configs };
const preset = (rules: Linter.RulesRecord): Linter.Config => ({ name: 'stub', files: ['**/*.js'], plugins: { cors: stub }, rules });

configs['recommended'] = preset({ 'cors/no-evil': 'error', 'cors/no-poor': 'warn', 'cors/no-explode': 'error', 'cors/no-bad': 'off' });
configs['strict'] = preset({ 'cors/no-evil': 'error', 'cors/no-poor': 'error', 'cors/no-explode': 'error', 'cors/no-bad': 'error' });
configs['all'] = preset({ 'cors/no-bad': 'error' });

export default stub as unknown as LintedPlugin;
