import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LibraryModel } from '../models/model.ts';
import { librarySettings, type LibrarySettings } from '../models/settings.ts';

/** Manifests are small; what is larger is none. */
const maxSize = 200_000;

/** How many versions are remembered, by folder and package. */
const maxKnown = 2000;

const known = new Map<string, string | null>();

/** The version of the package that a file in a folder gets, as its manifest says; null where none is installed, or none can be read. */
function installedVersion(folder: string, name: string): string | null {
  const key = `${folder}\n${name}`;
  let version = known.get(key);
  if (version === undefined) {
    const above = path.dirname(folder);
    version = versionIn(path.join(folder, 'node_modules', name, 'package.json')) ?? (above === folder ? null : installedVersion(above, name));
    if (known.size >= maxKnown) known.clear();
    known.set(key, version);
  }
  return version;
}

function versionIn(manifest: string): string | null {
  try {
    if ((statSync(manifest, { throwIfNoEntry: false })?.size ?? Infinity) > maxSize) return null;
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version?: unknown };
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

/** The numbers of a version or of the lowest that a range names; null for what is no version. */
function numbersOf(version: string): readonly number[] | null {
  const [, ...numbers] = /^[\sv^~>=]*(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? [];
  return numbers.length === 0 ? null : numbers.map((number: string | undefined) => Number(number ?? 0));
}

function isBefore(version: string, other: string): boolean {
  const [numbers, others] = [numbersOf(version), numbersOf(other)];
  if (numbers === null || others === null) return false;
  const at = numbers.findIndex((number, i) => number !== others[i]);
  return at !== -1 && numbers[at]! < others[at]!;
}

const isScript = /\.[cm]?[jt]s$/;

/** How many scripts are looked at around a file. */
const mostScripts = 100;

/** Whether a script in a folder, or in one of its folders, says something. */
function isSaidIn(folder: string, words: RegExp): boolean {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'));
    const inside = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => readdirSync(path.join(folder, name)).map((one) => path.join(name, one)));
    return [...entries.filter((entry) => entry.isFile()).map(({ name }) => name), ...inside].filter((name) => isScript.test(name)).slice(0, mostScripts).some((name) => words.test(textOf(path.join(folder, name))));
  } catch {
    return false;
  }
}

function textOf(file: string): string {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) > maxSize ? '' : readFileSync(file, 'utf8');
}

/** Which libraries a linted file finds: as the settings say, or as they are installed around it, or else the newest, unless a model says another. */
export class Installed {
  readonly #fileName: string;
  readonly #settings: LibrarySettings;

  /** `fileName` is the path of the linted file, `settings` those of the plugin, whatever they are. */
  constructor(fileName: string, settings: unknown) {
    this.#fileName = fileName;
    this.#settings = librarySettings(settings);
  }

  /** The modules that the settings name. */
  get modules(): readonly string[] {
    return [...this.#settings.modules.keys()];
  }

  /** The module that a module is read like. */
  moduleOf(specifier: string): string {
    return this.#settings.modules.get(specifier) ?? specifier;
  }

  /** How a library reads options in the version that the file gets. Nothing is looked up for one that always did so in the same way. */
  modelOf(model: LibraryModel): LibraryModel {
    const { older } = model;
    const version = older === undefined ? null : this.#versionOf(older.package);
    return (version === null ? older?.unknown : older?.versions.find(({ before }) => isBefore(version, before))?.model) ?? model;
  }

  /** Whether the file is known to get a package in a version or a later one. */
  isSince(name: string, since: string): boolean {
    const version = this.#versionOf(name);
    return version !== null && numbersOf(version) !== null && !isBefore(version, since);
  }

  /** Whether a script beside the file, or one folder below, says something. */
  isSaidBeside(words: RegExp): boolean {
    return path.isAbsolute(this.#fileName) && isSaidIn(path.dirname(this.#fileName), words);
  }

  #versionOf(name: string): string | null {
    const said = this.#settings.versions.get(name);
    if (said !== undefined) return said;
    return path.isAbsolute(this.#fileName) ? installedVersion(path.dirname(this.#fileName), name) : null;
  }
}
