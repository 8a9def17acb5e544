import path from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { run } from '../../src/cli/run.ts';
import { passesGate } from '../../src/gate.ts';
import { announced } from './announced.ts';
import { blocksOf } from './markdown.ts';
import { manifest, read, root } from './project.ts';

/** What the command of the demo prints. */
async function demo(...argv: string[]): Promise<{ readonly status: number; readonly stdout: string }> {
  let stdout = '';
  const terminal = { write: (text: string) => (stdout += text) };
  const status = await run(['docs/examples', ...argv], {
    cwd: root, env: {}, stdout: terminal, stderr: terminal, version: manifest.version, now: () => 0, loadPlugin: () => Promise.resolve(plugin), passesGate,
  });
  return { status, stdout };
}

describe('the examples', () => {
  it('are reported where their comments say so, and nowhere else', async () => {
    const { status, stdout } = await demo('--format', 'json');
    const files = JSON.parse(stdout) as { filePath: string; messages: { line: number; ruleId: string }[] }[];
    expect(files.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId }) => `${path.posix.relative('docs/examples', filePath)}:${line} ${ruleId}`)).toSorted()).toEqual(announced);
    expect(status).toBe(1);
  });

  it('show every rule of recommended, in JavaScript and in TypeScript', () => {
    const rules = Object.entries(plugin.configs.recommended.rules ?? {}).filter(([, level]) => level !== 'off').map(([rule]) => rule);
    expect(rules.filter((rule) => !announced.some((one) => one.endsWith(` ${rule}`)))).toEqual([]);
    expect(new Set(announced.map((one) => path.extname(one.split(':')[0] ?? '')))).toEqual(new Set(['.js', '.ts']));
  });

  it('print what the README shows', async () => {
    const stdout = (await demo()).stdout.replace(/, \d+\.\d s$/m, '');
    const [shown] = blocksOf(read('README.md')).filter(({ language }) => language === 'text');
    const parts = (shown?.code ?? '').split(/^…\n/m).map((part) => part.trimEnd());
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.filter((part) => !`\n${stdout}`.includes(`\n${part}`))).toEqual([]);
  });
});
