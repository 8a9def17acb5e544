import { createRequire } from 'node:module';
import type { Linter, Rule } from 'eslint';
import corsMiddlewareOrder from './cors-middleware-order.ts';
import noCorsWorkaround from './no-cors-workaround.ts';
import noDuplicateAllowOrigin from './no-duplicate-allow-origin.ts';
import noNullOrigin from './no-null-origin.ts';
import noReflectedOrigin from './no-reflected-origin.ts';
import noUntrustedOrigin from './no-untrusted-origin.ts';
import noWeakOriginCheck from './no-weak-origin-check.ts';
import noWildcardCredentials from './no-wildcard-credentials.ts';
import noWildcardOrigin from './no-wildcard-origin.ts';
import requireCorsOnErrors from './require-cors-on-errors.ts';
import requirePreflight from './require-preflight.ts';
import requireVaryOrigin from './require-vary-origin.ts';
import validAllowCredentials from './valid-allow-credentials.ts';
import validAllowHeaders from './valid-allow-headers.ts';
import validAllowMethods from './valid-allow-methods.ts';
import validAllowOrigin from './valid-allow-origin.ts';
import validCorsHeaderName from './valid-cors-header-name.ts';
import validCorsOptions from './valid-cors-options.ts';
import validCorsRequest from './valid-cors-request.ts';
import validExposeHeaders from './valid-expose-headers.ts';
import validMaxAge from './valid-max-age.ts';

export type RuleName = 'cors-middleware-order' | 'no-cors-workaround' | 'no-duplicate-allow-origin' | 'no-null-origin' | 'no-reflected-origin' | 'no-untrusted-origin' | 'no-weak-origin-check' | 'no-wildcard-credentials' | 'no-wildcard-origin' | 'require-cors-on-errors' | 'require-preflight' | 'require-vary-origin' | 'valid-allow-credentials' | 'valid-allow-headers' | 'valid-allow-methods' | 'valid-allow-origin' | 'valid-cors-header-name' | 'valid-cors-options' | 'valid-cors-request' | 'valid-expose-headers' | 'valid-max-age';

export interface CorsPlugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, Rule.RuleModule>;
  configs: { recommended: Linter.Config; strict: Linter.Config; all: Linter.Config };
}

const rules: Record<RuleName, Rule.RuleModule> = {
  'cors-middleware-order': corsMiddlewareOrder,
  'no-cors-workaround': noCorsWorkaround,
  'no-duplicate-allow-origin': noDuplicateAllowOrigin,
  'no-null-origin': noNullOrigin,
  'no-reflected-origin': noReflectedOrigin,
  'no-untrusted-origin': noUntrustedOrigin,
  'no-weak-origin-check': noWeakOriginCheck,
  'no-wildcard-credentials': noWildcardCredentials,
  'no-wildcard-origin': noWildcardOrigin,
  'require-cors-on-errors': requireCorsOnErrors,
  'require-preflight': requirePreflight,
  'require-vary-origin': requireVaryOrigin,
  'valid-allow-credentials': validAllowCredentials,
  'valid-allow-headers': validAllowHeaders,
  'valid-allow-methods': validAllowMethods,
  'valid-allow-origin': validAllowOrigin,
  'valid-cors-header-name': validCorsHeaderName,
  'valid-cors-options': validCorsOptions,
  'valid-cors-request': validCorsRequest,
  'valid-expose-headers': validExposeHeaders,
  'valid-max-age': validMaxAge,
};

const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
const docsOf = (rule: Rule.RuleModule) => rule.meta?.docs as { readonly level: 'error' | 'warn' | 'off'; readonly strict?: object };
const level = (rule: Rule.RuleModule): Linter.RuleSeverity => docsOf(rule).level;

/** An error, also about what is only said where somebody asks for it. */
function everything(rule: Rule.RuleModule): Linter.RuleEntry {
  const { strict } = docsOf(rule);
  return strict === undefined ? 'error' : ['error', strict];
}

const { version } = createRequire(import.meta.url)('eslint-plugin-cors/package.json') as { version: string };

const plugin: CorsPlugin = { meta: { name: 'eslint-plugin-cors', version, namespace: 'cors' }, rules, configs: {} as CorsPlugin['configs'] };

function preset(name: keyof CorsPlugin['configs'], levelOf: (rule: Rule.RuleModule) => Linter.RuleEntry): Linter.Config {
  return { name: `cors/${name}`, files, plugins: { cors: plugin }, rules: Object.fromEntries(Object.entries(rules).map(([rule, module]) => [`cors/${rule}`, levelOf(module)])) };
}

plugin.configs = { recommended: preset('recommended', level), strict: preset('strict', everything), all: preset('all', everything) };

export default plugin;
export { plugin as 'module.exports' };
