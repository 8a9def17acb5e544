import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { makeServers } from './servers.mjs';

/** Lays out the trees in a folder of their own, until the program ends: code without CORS, and servers. */
export function layOutTrees() {
  const folder = path.join(os.tmpdir(), `cors-bench-${process.pid}`);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { plain: layOutPlain(path.join(folder, 'plain')), servers: layOutFiles(path.join(folder, 'servers'), makeServers()) };
}

/** The sources of ESLint itself, without declarations. A copy: ESLint and the command line leave out what lies in `node_modules`. */
function layOutPlain(folder) {
  const manifest = createRequire(import.meta.url).resolve('eslint/package.json');
  cpSync(path.join(path.dirname(manifest), 'lib'), folder, { recursive: true, filter: (source) => !/\.d\.[cm]?ts$/.test(source) });
  return treeAt(folder);
}

function layOutFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(path.join(folder, name), text);
  return treeAt(folder);
}

/** A tree with its files and their texts, by name. */
function treeAt(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.[cm]?[jt]s$/.test(name)).sort();
  return { folder, files: names.map((name) => ({ file: path.join(folder, name), text: readFileSync(path.join(folder, name), 'utf8') })) };
}
