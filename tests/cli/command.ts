import { run } from '../../src/cli/run.ts';
import type { Output, World } from '../../src/cli/world.ts';
import stub from './stub-plugin.ts';

export interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, on a folder and with the stub plugin. */
export async function command(cwd: string, argv: readonly string[], changes: Partial<World> & { terminal?: Partial<Output> } = {}): Promise<Result> {
  const { terminal, ...world } = changes;
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr'): Output => ({ ...terminal, write: (text) => (written[name] += text) });
  const status = await run(argv, {
    cwd,
    env: {},
    stdout: output('stdout'),
    stderr: output('stderr'),
    version: '1.2.3',
    now: () => 0,
    loadPlugin: () => Promise.resolve(stub),
    passesGate: (text) => /cors/i.test(text),
    ...world,
  });
  return { status, ...written };
}

/** What a run found, as `file:line:column rule`. */
export async function findingsOf(cwd: string, argv: readonly string[] = []): Promise<string[]> {
  const { stdout } = await command(cwd, [...argv, '--format', 'json']);
  const results = JSON.parse(stdout) as { filePath: string; messages: { line: number; column: number; ruleId: string }[] }[];
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, column, ruleId }) => `${filePath}:${line}:${column} ${ruleId}`));
}
