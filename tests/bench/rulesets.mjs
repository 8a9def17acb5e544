import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const { resolve } = createRequire(import.meta.url);
const importDefault = async (name) => (await import(pathToFileURL(resolve(name)).href)).default;
const errors = (ids) => Object.fromEntries(ids.map((id) => [id, 'error']));

/** What is compared. Each is loaded only where it is measured, for loading is part of what a process takes. */
const rulesets = {
  // With no rule at all ESLint keeps less of a file in memory, which makes it a third faster: no one runs it so. The rule looks at
  // the file, as every rule must: the first to do so in a file waits for the engine to make the context, whichever rule that is.
  idle: () => ({ plugins: { idle: { rules: { idle: { create: ({ sourceCode }) => (sourceCode === null ? { Program: () => null } : {}) } } } }, rules: errors(['idle/idle']) }),
  cors: async () => {
    const { default: cors } = await import('../../dist/rules/index.js');
    return { plugins: { cors }, rules: cors.configs.recommended.rules };
  },
  sonarjs: async () => ({ plugins: { sonarjs: await importDefault('eslint-plugin-sonarjs') }, rules: errors(['sonarjs/cors']) }),
  'secure-coding': async () => {
    const { rules } = await importDefault('eslint-plugin-secure-coding');
    const ids = ['no-permissive-cors', 'no-missing-cors-check'];
    return { plugins: { 'secure-coding': { rules: Object.fromEntries(ids.map((id) => [id, withFilename(rules[id])])) } }, rules: errors(ids.map((id) => `secure-coding/${id}`)) };
  },
};

// This version asks for the name of the file as ESLint 9 told it; ESLint 10 no longer does.
const withFilename = (rule) => ({ ...rule, create: (context) => rule.create(Object.create(context, { getFilename: { value: () => context.filename } })) });

export const rulesetNames = Object.keys(rulesets);

/** The configs that run the rules of a set, with TypeScript's parser only if there is TypeScript to read. */
export async function configsOf(name, { typescript }) {
  const { plugins, rules } = await rulesets[name]();
  // Comments in the sources name rules of their own project.
  const everywhere = { files: ['**/*.{js,cjs,mjs,ts}'], plugins, rules, linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true } };
  const node = { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } };
  return typescript ? [everywhere, node, { files: ['**/*.ts'], languageOptions: { parser: await importDefault('@typescript-eslint/parser') } }] : [everywhere, node];
}
