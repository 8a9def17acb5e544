import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { patternNames } from '../code/environment.ts';
import { nothing, type Escape, type Machine } from '../code/machine.ts';
import type { FunctionValue, Value } from '../code/value.ts';
import { fileRoutes, type FileRoutes } from '../models/file-routes.ts';
import type { Arrivals } from '../policy/arrivals.ts';
import { applicationOf } from './events.ts';
import { idsOf } from './export-ids.ts';

const takers = new Set(fileRoutes.flatMap(({ takers = {} }) => [...idsOf(takers), ...Object.values(takers).flat()]));

/** The methods that a file's handler is asked for by where it lies: by its name, or as what it is exported. Null where that says none, or something else than the framework takes the handler. */
export function methodsByFile(program: TSESTree.Program, fileName: string, { how, via, name }: Escape): Arrivals | null {
  const routes = routesOf(program, fileName);
  const own = routes?.exports ?? {};
  if (how === 'export' && name !== null) return Object.hasOwn(own, name) ? { methods: own[name]!, at: 'one for all' } : null;
  if (how !== 'argument' || via?.callee.kind !== 'unknown' || !takers.has(via.callee.id)) return null;
  const method = methodNamed(routes, fileName);
  return method === null ? null : { methods: [method], at: 'its own' };
}

/** The methods under whose names a file exports handlers of an application; null where it exports none. */
export function methodsOfApplication({ program, exported }: Machine, fileName: string, application: string): Arrivals | null {
  const adapters = routesOf(program, fileName)?.adapters;
  if (adapters === undefined) return null;
  const methods = [...exported].flatMap(([name, value]) => (/^[A-Z]+$/.test(name) && answererOf(value, adapters) === application ? [name] : []));
  return methods.length === 0 ? null : { methods, at: 'an application' };
}

/** The application that answers in the place of an exported handler: it was given to an adapter, its `fetch` is the handler, or that does nothing but call it. */
function answererOf(value: Value, adapters: RegExp): string | null {
  if (value.kind === 'function') return answererOf(calledAlone(value), adapters);
  if (value.kind !== 'unknown') return null;
  if (adapters.test(value.id)) return applicationOf(value.id.replace(adapters, '').replace(/\)(?:@\d+)?$/, ''));
  return value.id.endsWith('.fetch') ? applicationOf(value.id.slice(0, -'.fetch'.length)) : null;
}

/** `app.fetch`, where a function returns what that makes of its first parameter, and does nothing else. */
function calledAlone({ node: { body, params: [request] }, env }: FunctionValue): Value {
  const returned = body.type !== 'BlockStatement' ? body : body.body.length === 1 && body.body[0]?.type === 'ReturnStatement' ? body.body[0].argument : null;
  const call = returned?.type === 'AwaitExpression' ? returned.argument : returned;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.computed) return nothing;
  const [{ object, property }, given] = [call.callee, call.arguments[0]];
  if (object.type !== 'Identifier' || property.type !== 'Identifier' || property.name !== 'fetch' || request?.type !== 'Identifier' || given?.type !== 'Identifier' || given.name !== request.name) return nothing;
  const application = env.find(object.name)?.value;
  return application?.kind === 'unknown' ? { ...application, id: `${application.id}.fetch` } : nothing;
}

const methodNamed = (routes: FileRoutes | undefined, fileName: string): string | null => routes?.file.exec(fileName)?.groups?.['method']?.toUpperCase() ?? null;

/**
 * The status with which a framework answers OPTIONS by itself, and without CORS headers, on the path of a file with handlers. Null where the file answers OPTIONS,
 * where something exports what was not read, or a file of the project that is around all routes may have to do with it.
 */
export function unansweredStatus(program: TSESTree.Program, fileName: string): number | null {
  const found = routesOf(program, fileName);
  if (found === undefined) return null;
  return (methodNamed(found, fileName) === null && mayAnswer(program, found)) || isAnsweredAround(found, fileName) ? null : found.status;
}

/** The framework of a file, by where it lies and, where two have files there, by what it exports. */
const routesOf = (program: TSESTree.Program, fileName: string): FileRoutes | undefined =>
  fileRoutes.find(({ file, exports: own, imports }) => file.test(fileName) && (own === undefined || Object.keys(own).some((name) => exportedNames(program)?.has(name) === true)) && (imports === undefined || importsFrom(program, imports)));

const importsFrom = ({ body }: TSESTree.Program, module: RegExp): boolean => body.some((node) => node.type === 'ImportDeclaration' && module.test(node.source.value));

/** Whether a file may answer OPTIONS by one of its exports. */
function mayAnswer(program: TSESTree.Program, { answering: own }: FileRoutes): boolean {
  const names = exportedNames(program);
  return names === null || names.size === 0 || own.some((name) => names.has(name));
}

/** What a module exports by name; null where it hands on all of another one. */
function exportedNames({ body }: TSESTree.Program): ReadonlySet<string> | null {
  const names: string[] = [];
  for (const node of body) {
    if (node.type === 'ExportDefaultDeclaration') names.push('default');
    if (node.type === 'ExportAllDeclaration' || node.type === 'TSExportAssignment') return null;
    if (node.type !== 'ExportNamedDeclaration') continue;
    names.push(...node.specifiers.map(({ exported }) => (exported.type === 'Identifier' ? exported.name : exported.value)), ...declaredNames(node.declaration));
  }
  return new Set(names);
}

function declaredNames(declaration: TSESTree.ExportNamedDeclaration['declaration']): string[] {
  const names: string[] = [];
  if (declaration?.type === 'VariableDeclaration') for (const { id } of declaration.declarations) patternNames(id, names);
  else if (declaration !== null && 'id' in declaration && declaration.id?.type === 'Identifier') names.push(declaration.id.name);
  return names;
}

/** Words of what may answer preflights. */
const answering = /access-control-|cors|options/i;

function isAnsweredAround({ around, among = [] }: FileRoutes, fileName: string): boolean {
  if (!path.isAbsolute(fileName)) return false;
  for (let folder = path.dirname(fileName); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const others = among.filter((one) => one.folder.test(folder)).flatMap(({ beside, files }) => namesIn(path.join(folder, beside)).filter((name) => files.test(name)).map((name) => path.join(beside, name)));
    if ([...around, ...others].some((name) => answering.test(textOf(path.join(folder, name))))) return true;
  }
  return false;
}

/** The names of what is in a folder; none where there is no such folder, or it cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The text of a file; '' where there is none, or it cannot be read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
