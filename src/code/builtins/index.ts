import type { Machine } from '../machine.ts';
import { native, type NativeValue, type Node, type Settled, type Value } from '../value.ts';
import { collectionGlobals, mapTable, setTable } from './collections.ts';
import { errorGlobals } from './errors.ts';
import { functionTable } from './functions.ts';
import { listGlobals, listTable } from './lists.ts';
import { numberGlobals, numberTable } from './numbers.ts';
import { objectGlobals, objectTable } from './objects.ts';
import { patternGlobals, patternTable } from './patterns.ts';
import { platformGlobals } from './platform.ts';
import { promiseGlobals, promiseTable } from './promises.ts';
import { notComputed, type Table } from './table.ts';
import { characterOf, textGlobals, textTable } from './texts.ts';
import { urlGlobals, urlTable } from './urls.ts';
import { headersTable, responseTable, webGlobals } from './web.ts';

const none: Table<Settled> = { properties: {}, methods: {} };

type Tables = { readonly [K in Settled['kind']]: Table<Extract<Settled, { kind: K }>> };

/** Put together when it is first asked for: the evaluator and these files import each other, so any of them may be loaded first. */
let tables: Tables | null = null;

const makeTables = (): Tables => ({
  primitive: none, unknown: none, object: objectTable, array: listTable, function: functionTable, native: functionTable, class: functionTable, pattern: patternTable,
  promise: promiseTable, set: setTable, map: mapTable, url: urlTable, headers: headersTable, response: responseTable,
});

function tableOf(owner: Settled): Table<never> {
  if (owner.kind !== 'primitive') return (tables ??= makeTables())[owner.kind];
  if (typeof owner.value === 'string') return textTable;
  return typeof owner.value === 'number' || typeof owner.value === 'boolean' ? (numberTable) : none;
}

/** What a value has by nature under a name: a property or a method; null when there is nothing that is known. */
export function builtinMember(machine: Machine, owner: Settled, name: string, node: Node): Value | null {
  const { properties, methods } = tableOf(owner);
  if (Object.hasOwn(properties, name)) return properties[name]!(machine, owner as never, node);
  if (Object.hasOwn(methods, name)) return methodOf(machine, owner, name);
  return owner.kind === 'primitive' ? characterOf(owner, name, node) : null;
}

/** One function per kind and name, so that the same method is the same value. */
function methodOf(machine: Machine, owner: Settled, name: string): NativeValue {
  const key = `${owner.kind === 'primitive' ? typeof owner.value : owner.kind}.${name}`;
  const known = machine.builtins.get(key);
  if (known !== undefined) return known as NativeValue;
  const { methods } = tableOf(owner);
  const made = native(name, (running, call) => {
    const self = running.settle(call.self);
    return tableOf(self).methods === methods ? methods[name]!(running, self as never, call) : notComputed(running, name, self, call);
  });
  machine.builtins.set(key, made);
  return made;
}

let globals: Readonly<Record<string, () => Value>> | null = null;

const makeGlobals = (): Readonly<Record<string, () => Value>> => ({
  ...textGlobals, ...numberGlobals, ...patternGlobals, ...urlGlobals, ...listGlobals, ...objectGlobals, ...errorGlobals, ...collectionGlobals, ...promiseGlobals, ...webGlobals, ...platformGlobals,
});

/** What the platform has under a global name; null when that is not known. The same name is the same value in one machine. */
export function builtinGlobal(machine: Machine, name: string): Value | null {
  globals ??= makeGlobals();
  if (!Object.hasOwn(globals, name)) return null;
  const known = machine.builtins.get(name);
  if (known !== undefined) return known;
  const made = globals[name]!();
  machine.builtins.set(name, made);
  return made;
}
