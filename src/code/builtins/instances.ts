import type { Machine } from '../machine.ts';
import type { NativeValue, Settled, Value } from '../value.ts';
import { errorPrototype, isErrorClass } from './errors.ts';
import { isBare } from './names.ts';

/** The kinds of values that are instances of a class of the platform. */
const instanceKinds: Readonly<Record<string, readonly Settled['kind'][]>> = {
  Array: ['array'], RegExp: ['pattern'], Promise: ['promise'], Set: ['set'], Map: ['map'], URL: ['url'], Headers: ['headers'], Response: ['response'], Function: ['function', 'native', 'class'],
};

/** Whether a value is an instance of a class of the platform; null where that is not known. */
export function isInstanceOfNative(machine: Machine, value: Settled, owner: NativeValue): boolean | null {
  if (value.kind === 'unknown') return null;
  if (value.kind === 'primitive') return owner.construct === null ? null : false;
  if (isErrorClass(owner)) return inherits(value, errorPrototype(machine, owner));
  if (owner.name === 'Object') return isBare(value) ? false : value.kind === 'object' && value.proto?.kind === 'unknown' ? null : true;
  const kinds = instanceKinds[owner.name];
  if (kinds === undefined) return null;
  return kinds.includes(value.kind) || (value.kind === 'object' ? inherits(value, null) : false);
}

/** Whether a prototype stands in an object's chain; null where the chain leads to something unread. */
function inherits(value: Settled, prototype: Value | null): boolean | null {
  let proto = value.kind === 'object' ? value.proto : null;
  for (let i = 0; i < 100 && proto?.kind === 'object'; i++) {
    if (proto === prototype) return true;
    proto = proto.proto;
  }
  return proto === null ? false : null;
}
