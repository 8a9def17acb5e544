import type { Rule } from 'eslint';
import type { LintedPlugin } from './world.ts';

const top = new Set(['Program', 'Program:exit']);

/** The plugin, telling when one of its rules listens to more than the whole program. */
export function watchListeners(rules: LintedPlugin['rules'], onDeeper: () => void): Record<string, Rule.RuleModule> {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, { ...rule, create: (context: Rule.RuleContext) => watched(rule.create(context), onDeeper) }]));
}

function watched(listener: Rule.RuleListener, onDeeper: () => void): Rule.RuleListener {
  if (Object.keys(listener).some((key) => !top.has(key))) onDeeper();
  return listener;
}
