/** The ids under which exports are known while they are not read, by their modules; `default` is also the module itself. */
export const idsOf = (modules: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> =>
  new Set(Object.entries(modules).flatMap(([module, names]) => names.flatMap((name) => [`import:${module}.${name}`, ...(name === 'default' ? [`import:${module}`] : [])])));
