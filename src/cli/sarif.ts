import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Lines } from './lines.ts';
import type { FileFindings, Finding, Outcome, Trouble } from './outcome.ts';
import { describeRules, type RuleDescriptor } from './sarif-rules.ts';
import type { LintedPlugin, PresetName } from './world.ts';

interface Run {
  readonly cwd: string;
  readonly version: string;
  readonly plugin: LintedPlugin;
  readonly preset: PresetName;
}

/** A stretch of text as SARIF writes it: from 1, the end column being the first that is not part of it. */
interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

type Suggestion = NonNullable<Finding['suggestions']>[number];

/** The report as SARIF 2.1.0, for code scanning. */
export function sarif(outcome: Outcome, run: Run): string {
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [runOf(outcome, run)] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function runOf({ files, troubles }: Outcome, { cwd, version, plugin, preset }: Run): object {
  const rules = describeRules(plugin, preset);
  return {
    tool: { driver: { name: 'eslint-plugin-cors', version, semanticVersion: version, informationUri: 'https://www.npmjs.com/package/eslint-plugin-cors', rules } },
    originalUriBaseIds: { SRCROOT: { uri: pathToFileURL(`${cwd}${path.sep}`).href } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r', '\u2028', '\u2029'],
    invocations: [{ executionSuccessful: troubles.every(({ level }) => level === 'warning'), toolExecutionNotifications: troubles.map((trouble) => notificationOf(trouble, cwd)) }],
    results: files.flatMap((file) => resultsOf(file, rules, cwd)),
  };
}

function resultsOf({ path: file, text, findings }: FileFindings, rules: readonly RuleDescriptor[], cwd: string): object[] {
  const lines = new Lines(text);
  const artifactLocation = artifactOf(file, cwd);
  const seen = new Map<string, number>();
  return findings.map((finding) => ({
    ruleId: finding.ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === finding.ruleId),
    level: finding.severity === 2 ? 'error' : 'warning',
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    partialFingerprints: { 'corsRuleLine/v1': fingerprintOf(finding, file, lines, seen) },
    ...((finding.suggestions ?? []).length > 0 && { fixes: finding.suggestions?.map((suggestion) => fixOf(suggestion, artifactLocation, lines)) }),
  }));
}

/** Stays the same when lines are added above. Findings that would share one are numbered. */
function fingerprintOf({ ruleId, line }: Finding, file: string, lines: Lines, seen: Map<string, number>): string {
  const hash = createHash('sha256').update(`${ruleId}\0${file}\0${lines.get(line).trim()}`).digest('hex').slice(0, 32);
  const nth = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, nth);
  return `${hash}:${nth}`;
}

function fixOf({ desc, fix }: Suggestion, artifactLocation: object, lines: Lines): object {
  const [start, end] = fix.range.map((offset) => lines.positionAt(offset));
  const deletedRegion = { startLine: start?.line, startColumn: start?.column, endLine: end?.line, endColumn: end?.column };
  return { description: { text: desc }, artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion, insertedContent: { text: fix.text } }] }] };
}

function notificationOf({ path: file, message, place, level }: Trouble, cwd: string): object {
  const region = place === null ? {} : { region: { startLine: place.line, startColumn: place.column } };
  return { level, message: { text: message }, locations: [{ physicalLocation: { artifactLocation: artifactOf(file, cwd), ...region } }] };
}

function regionOf({ line, column, endLine, endColumn }: Finding): Region {
  const start = { startLine: line, startColumn: column };
  return endLine === undefined || endColumn === undefined ? start : { ...start, endLine, endColumn };
}

/** Where a file is, from the root of the sources unless it lies outside of it, where only its whole address will do. */
function artifactOf(file: string, cwd: string): object {
  if (/^\.\.(?:\/|$)/.test(file) || path.isAbsolute(file)) return { uri: pathToFileURL(path.resolve(cwd, file)).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
}
