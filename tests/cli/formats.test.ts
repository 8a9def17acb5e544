import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { command } from './command.ts';
import { folderWith } from './folder.ts';

const files = { 'src/a b.js': '// cors\r\nif (evil) {\r\n  poor();\r\n}\r\n', 'c.js': 'cors' };

describe('json', () => {
  const json = async (folder: string): Promise<unknown> => JSON.parse((await command(folder, ['--format', 'json'])).stdout);

  it('is the messages of ESLint by file, with paths from the working folder', async () => {
    expect(await json(folderWith(files))).toMatchObject([
      {
        filePath: 'src/a b.js',
        errorCount: 1,
        warningCount: 1,
        messages: [
          { ruleId: 'cors/no-evil', severity: 2, message: 'This is evil.', line: 2, column: 5, endLine: 2, endColumn: 9, suggestions: [{ desc: 'Be good.', fix: { range: [13, 17], text: 'good' } }] },
          { ruleId: 'cors/no-poor', severity: 1, message: 'This is poor.', line: 3, column: 3, endLine: 3, endColumn: 7 },
        ],
      },
    ]);
  });

  it('is an empty list when nothing is found', async () => expect(await json(folderWith({ 'c.js': 'cors' }))).toEqual([]));
});

describe('github', () => {
  it('is one workflow command for each finding', async () => {
    const { stdout } = await command(folderWith(files), ['--format', 'github']);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      '::error file=src/a b.js,line=2,col=5,endLine=2,endColumn=9,title=cors/no-evil::This is evil.',
      '::warning file=src/a b.js,line=3,col=3,endLine=3,endColumn=7,title=cors/no-poor::This is poor.',
    ]);
  });

  it('escapes what has a meaning in a command', async () => {
    const { github } = await import('../../src/cli/github.ts');
    const finding = { ruleId: 'cors/x', severity: 2 as const, message: '100 %, a:b\r\nc', line: 1, column: 2 };
    const text = github({ files: [{ path: 'a,b:c%.js', text: '', findings: [finding] }], troubles: [], read: 1, checked: 1 }, 'summary');
    expect(text).toBe('::error file=a%2Cb%3Ac%25.js,line=1,col=2,endLine=1,endColumn=2,title=cors/x::100 %25, a:b%0D%0Ac\nsummary\n');
  });

  it('is not what is printed on GitHub unless it is asked for', async () => {
    expect((await command(folderWith(files), [], { env: { GITHUB_ACTIONS: 'true' } })).stdout).not.toContain('::');
  });
});

interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  partialFingerprints: Record<string, string>;
  locations: { physicalLocation: { artifactLocation: object; region: Region } }[];
  fixes?: { artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[] }[];
}
interface Log {
  version: string;
  $schema: string;
  runs: {
    tool: { driver: { name: string; version: string; rules: { id: string }[] } };
    originalUriBaseIds: { SRCROOT: { uri: string } };
    columnKind: string;
    invocations: { executionSuccessful: boolean; toolExecutionNotifications: object[] }[];
    results: Result[];
  }[];
}

/** The only run of a log, on a folder. */
async function sarif(folder: string, ...argv: string[]): Promise<Log['runs'][0]> {
  const log = JSON.parse((await command(folder, ['--format', 'sarif', ...argv])).stdout) as Log;
  expect(log).toMatchObject({ version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json' });
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Log['runs'][0];
}

describe('sarif', () => {
  it('names the tool, its version, and the rules with help, weaknesses and severity', async () => {
    const { tool } = await sarif(folderWith({}));
    expect(tool.driver).toMatchObject({ name: 'eslint-plugin-cors', version: '1.2.3' });
    expect(tool.driver.rules).toMatchObject([
      {
        id: 'cors/no-evil',
        shortDescription: { text: 'Disallow evil.' },
        helpUri: 'https://rules.example/no-evil.md',
        help: { text: expect.any(String) as string, markdown: expect.stringContaining('https://rules.example/no-evil.md') as string },
        defaultConfiguration: { level: 'error' },
        properties: { tags: expect.arrayContaining(['security', 'external/cwe/cwe-942']) as string[], 'security-severity': '8.1' },
      },
      { id: 'cors/no-poor', defaultConfiguration: { level: 'warning' } },
      { id: 'cors/no-explode', defaultConfiguration: { level: 'error' } },
      { id: 'cors/no-bad', defaultConfiguration: { enabled: false } },
    ]);
  });

  it('places results relative to the root of the sources', async () => {
    const folder = folderWith(files);
    const { originalUriBaseIds, columnKind, results } = await sarif(folder);
    expect(originalUriBaseIds).toEqual({ SRCROOT: { uri: `${pathToFileURL(folder).href}/` } });
    expect(columnKind).toBe('utf16CodeUnits');
    expect(results).toMatchObject([
      { ruleId: 'cors/no-evil', ruleIndex: 0, level: 'error', message: { text: 'This is evil.' } },
      { ruleId: 'cors/no-poor', ruleIndex: 1, level: 'warning', message: { text: 'This is poor.' } },
    ]);
    expect(results[0]?.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'src/a%20b.js', uriBaseId: 'SRCROOT' }, region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 9 } } },
    ]);
  });

  it('gives files outside of the root their whole address', async () => {
    const folder = folderWith({ 'in/': '', 'out/a.js': 'cors, evil' });
    const { results } = await sarif(`${folder}/in`, '../out');
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri: pathToFileURL(`${folder}/out/a.js`).href });
  });

  it('offers suggestions as fixes', async () => {
    const { results } = await sarif(folderWith(files));
    expect(results[0]?.fixes).toMatchObject([
      {
        description: { text: 'Be good.' },
        artifactChanges: [{ artifactLocation: { uri: 'src/a%20b.js' }, replacements: [{ deletedRegion: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 9 }, insertedContent: { text: 'good' } }] }],
      },
    ]);
    expect(results[1]).not.toHaveProperty('fixes');
  });

  it('gives a finding a fingerprint that lines above do not change and no other finding has', async () => {
    const fingerprintsOf = async (text: string) => (await sarif(folderWith({ 'a.js': text }))).results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);
    const before = await fingerprintsOf('cors, evil, evil;\nevil;');
    expect(new Set(before).size).toBe(3);
    expect(await fingerprintsOf('// new\n\n  cors, evil, evil;\nevil;')).toEqual(before);
  });

  it('tells about what could not be parsed, which is no failure, and about what could not be read, which is one', async () => {
    const unparsed = await sarif(folderWith({ 'a.js': 'cors;\n  }' }));
    expect(unparsed.invocations).toMatchObject([
      { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', locations: [{ physicalLocation: { artifactLocation: { uri: 'a.js' }, region: { startLine: 2, startColumn: 3 } } }] }] },
    ]);
    const unread = await sarif(folderWith({}), 'nope');
    expect(unread.invocations).toMatchObject([{ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: 'no such file or folder' } }] }]);
  });
});
