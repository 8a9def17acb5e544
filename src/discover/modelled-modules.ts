import { builtinGlobal } from '../code/builtins/index.ts';
import type { Machine } from '../code/machine.ts';
import { nothing } from '../code/machine.ts';
import { headersOf, native, object, responseOf, unknown, type Call, type NativeValue, type Value } from '../code/value.ts';
import { responseClasses } from '../models/headers.ts';
import { exportedHeaders, type ExportedHeaders } from '../models/supabase-cors.ts';
import type { Event } from './events.ts';
import type { Installed } from './installed.ts';
import { libraryModule } from './library-sites.ts';
import { linesOf } from './record.ts';

/** The exports of a module of which some are modelled; null for other modules. */
export function modelledModule(machine: Machine, specifier: string, installed: Installed): Value | null {
  const library = libraryModule(specifier, installed);
  if (library !== null) return library;
  const headers = exportedHeaders.find(({ module }) => module.test(specifier));
  if (headers !== undefined) return headersModule(headers);
  if (specifier === 'url' || specifier === 'node:url') return urlModule(machine, specifier);
  const classes = responseClasses[specifier];
  return classes === undefined ? null : responseModule(machine, specifier, classes);
}

/** A module that exports headers. Where they are used is where something can be done about them. */
function headersModule({ name, headers }: ExportedHeaders): Value {
  const exported = object();
  for (const [header, text] of Object.entries(headers)) exported.props.set(header, { value: { ...nothing, value: text }, at: null });
  const module = object();
  module.open = true;
  module.props.set(name, { value: exported, at: null });
  return module;
}

/** Node's module `url`, whose classes are those of the platform. */
function urlModule(machine: Machine, specifier: string): Value {
  const module = object();
  module.open = true;
  for (const name of ['URL', 'URLSearchParams']) module.props.set(name, { value: builtinGlobal(machine, name) ?? unknown(`import:${specifier}.${name}`), at: null });
  for (const name of ['parse', 'format', 'resolve']) module.props.set(name, { value: unknown(`import:${specifier}.${name}`, { nonNull: true }), at: null });
  module.props.set('default', { value: module, at: null });
  return module;
}

/** A module with classes that are Fetch API responses, and others that are not read. */
function responseModule(machine: Machine, specifier: string, names: readonly string[]): Value {
  const module = object();
  module.open = true;
  const response = builtinGlobal(machine, 'Response');
  if (response?.kind === 'native') for (const name of names) module.props.set(name, { value: responseClass(response, `${specifier}.${name}`), at: null });
  return module;
}

/** `Response` with the statics of Next.js, which continue the request. */
function responseClass(response: NativeValue, name: string): Value {
  const result = { ...native(name, response.code, response.construct === null ? {} : { construct: response.construct }), props: new Map(response.props) };
  for (const method of ['next', 'rewrite']) result.props.set(method, { value: native(method, passedOn), at: null });
  return { ...result, name: response.name };
}

function passedOn(machine: Machine, call: Call): Value {
  const init = call.args.map((arg) => machine.settle(arg)).find((arg) => arg.kind === 'object');
  const given = init?.kind === 'object' ? init.props.get('headers') : undefined;
  const response = responseOf(unknown('status'), headersOf(given === undefined ? [] : linesOf(machine, given.value, call.node), false, call.node), call.node);
  machine.emit({ type: 'response', response, node: call.node } satisfies Event);
  return response;
}
