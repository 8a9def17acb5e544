import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Linter } from 'eslint';
import { configsOf } from './rulesets.mjs';
import { sum } from './statistics.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Models of libraries that no file imports, of each kind as many as of the real ones. Each has modules, methods and places of its own. */
const more = `
const kinds = ['handler', 'handler', 'handler', 'handler', 'handler', 'handler', 'host', 'host', 'host', 'host', 'host', 'host', 'host', 'method', 'method', 'plugin', 'config', 'config', 'config', 'file'];
const inventedModel = (kind, i) => ({ ...corsModel, name: 'invented ' + i, modules: { ['invented-' + i]: ['default'], ['invented-' + i + '/cors']: ['cors', 'createCors'] }, call: { kind, argument: 0, member: kind === 'handler' || kind === 'plugin' ? null : 'cors', method: kind === 'plugin' ? 'register' : 'invent' + i, file: '(?:^|/)config/invented-' + i + '\\\\.[cm]?[jt]s$' } });
export const libraries = [...known, ...kinds.map(inventedModel)];
`;

const asTheyAre = '\nexport const libraries = known;\n';

/** The build once more, with something else in the place of its list of models. It lies in a folder of its own until the program ends. */
async function pluginWith(name, list) {
  const folder = path.join(os.tmpdir(), `cors-bench-${process.pid}-${name}`);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  for (const part of ['dist', 'package.json']) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const file = path.join(folder, 'dist/src/models/libraries.js');
  const text = readFileSync(file, 'utf8');
  if (!text.includes('export const libraries = ')) throw new Error('The list of models is not where it was.');
  writeFileSync(file, text.replace('export const libraries = ', 'const known = ') + list);
  return (await import(pathToFileURL(path.join(folder, 'dist/rules/index.js')).href)).default;
}

/** The plugin, the same once more, and with twenty more models: what differs between the first two is what the machine does to all of them. */
const pluginsWithModels = async () => ({ known: await pluginWith('known', asTheyAre), again: await pluginWith('again', asTheyAre), more: await pluginWith('more', more) });

/**
 * What a tree takes of the processor with each of the plugins: of each file the fewest milliseconds of all rounds, for whatever else
 * happens only adds to them. The plugins take turns at a file, so that all meet the same machine.
 */
export async function lintWithModels(files, { rounds, turn }) {
  const configs = await configsOf('cors', { typescript: true });
  const plugins = turned(Object.entries(await pluginsWithModels()), turn);
  const runners = plugins.map(([name, cors]) => ({ name, configs: configs.map((config) => (config.plugins === undefined ? config : { ...config, plugins: { cors } })) }));
  const fewest = Object.fromEntries(runners.map(({ name }) => [name, files.map(() => Infinity)]));
  for (let round = 0; round < rounds; round++) {
    files.forEach((file, i) => {
      for (const { name, configs } of turned(runners, round + i)) fewest[name][i] = Math.min(fewest[name][i], timeOf(configs, file));
    });
  }
  return Object.fromEntries(Object.entries(fewest).map(([name, all]) => [name, sum(all)]));
}

const turned = (all, by) => [...all.slice(by % all.length), ...all.slice(0, by % all.length)];

function timeOf(configs, { file, text }) {
  const linter = new Linter({ configType: 'flat', cwd: path.dirname(file) });
  const before = process.cpuUsage();
  linter.verify(text, configs, { filename: file });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
