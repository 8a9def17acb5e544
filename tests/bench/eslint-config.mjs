import { configsOf } from './rulesets.mjs';

/** What ESLint's own command is given, in a process of its own for each set of rules. */
export default await configsOf(process.env.BENCH_RULES ?? 'idle', { typescript: process.env.BENCH_TYPESCRIPT === 'yes' });
