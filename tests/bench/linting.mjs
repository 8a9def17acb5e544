import { Linter } from 'eslint';
import { configsOf, rulesetNames } from './rulesets.mjs';

/**
 * Lints a tree in this process, round after round and set of rules after set of rules, so that whatever slows the machine
 * down slows all of them. Gives for each set and round what each file took, and what the rules alone took of it.
 */
export async function lintInRounds({ folder, files }, { rounds, typescript, onRound, names = rulesetNames }) {
  const runners = [];
  for (const name of names) runners.push({ name, lint: await createRunner(name, folder, typescript) });
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, lint } of runners) results[name].push(files.map(lint));
    onRound(round + 1);
  }
  return results;
}

async function createRunner(name, cwd, typescript) {
  const clocks = new Map();
  const configs = (await configsOf(name, { typescript })).map((config) => (config.plugins === undefined ? config : { ...config, plugins: timedPlugins(config.plugins, config.rules, clocks) }));
  const linter = new Linter({ configType: 'flat', cwd });
  return ({ file, text }) => {
    for (const clock of clocks.values()) Object.assign(clock, { ms: 0, calls: 0 });
    const started = performance.now();
    const messages = linter.verify(text, configs, { filename: file });
    const ms = performance.now() - started;
    const fatal = messages.find((message) => message.fatal);
    if (fatal !== undefined) throw new Error(`${file}:${fatal.line} ${fatal.message}`);
    return { file, ms, reports: messages.length, rules: Object.fromEntries([...clocks].map(([id, clock]) => [id, Math.max(0, clock.ms - clock.calls * costOfClock)])) };
  };
}

/** Plugins whose rules, those that are on, keep the time spent in them. */
function timedPlugins(plugins, levels, clocks) {
  return Object.fromEntries(Object.entries(plugins).map(([prefix, plugin]) => [prefix, { ...plugin, rules: timedRules(prefix, plugin.rules, levels, clocks) }]));
}

function timedRules(prefix, rules, levels, clocks) {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const id = `${prefix}/${name}`;
      if ((levels[id] ?? 'off') === 'off') return [name, rule];
      const clock = { ms: 0, calls: 0 };
      clocks.set(id, clock);
      return [name, { ...rule, create: timed((context) => timedListeners(rule.create(context), clock), clock) }];
    }),
  );
}

const timedListeners = (listeners, clock) => Object.fromEntries(Object.entries(listeners).map(([selector, listener]) => [selector, timed(listener, clock)]));

function timed(run, clock) {
  return (...args) => {
    const started = performance.now();
    try {
      return run(...args);
    } finally {
      clock.ms += performance.now() - started;
      clock.calls += 1;
    }
  };
}

/** What the clock itself takes of a call, in milliseconds: it would weigh on rules that listen to many nodes. */
const costOfClock = measureClock(200_000);

function measureClock(calls) {
  const clock = { ms: 0, calls: 0 };
  const nothing = timed(() => null, clock);
  for (let call = 0; call < 2 * calls; call++) {
    if (call === calls) clock.ms = 0;
    nothing(call);
  }
  return clock.ms / calls;
}
