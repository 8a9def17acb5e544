/** What the settings say of libraries. */
export interface LibrarySettings {
  /** Modules that are read like another one, by their names. */
  readonly modules: ReadonlyMap<string, string>;
  /** Versions, by the names of packages. */
  readonly versions: ReadonlyMap<string, string>;
}

/** Reads `settings.cors.modules` and `settings.cors.versions`; what else stands there is left alone, for settings have no schema. */
export function librarySettings(settings: unknown): LibrarySettings {
  const { modules, versions } = (typeof settings === 'object' && settings !== null ? settings : {}) as { readonly modules?: unknown; readonly versions?: unknown };
  return { modules: textsOf(modules), versions: textsOf(versions) };
}

function textsOf(record: unknown): ReadonlyMap<string, string> {
  const entries = typeof record === 'object' && record !== null ? Object.entries(record) : [];
  return new Map(entries.filter((entry): entry is [string, string] => entry[0] !== '' && typeof entry[1] === 'string'));
}
