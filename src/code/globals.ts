import { builtinGlobal } from './builtins/index.ts';
import type { Machine } from './machine.ts';
import { importModule } from './modules.ts';
import { native, nothingAt, object, primitive, unknown, type NativeValue, type Node, type Value } from './value.ts';

const requireFunction: NativeValue = native('require', (machine, { args, node }) => importModule(machine, args[0] ?? nothingAt(node), node, 'static'));

/** What a name means that the file does not declare. */
export function globalValue(machine: Machine, name: string, node: Node): Value {
  const own = machine.globals.bindings.get(name);
  if (own !== undefined) return own.value;
  return special(name) ?? builtinGlobal(machine, name) ?? machine.host.global?.(machine, name, node) ?? unknown(name, { at: node });
}

function special(name: string): Value | null {
  switch (name) {
    case 'require': return requireFunction;
    case 'process': return processValue;
    case 'NaN': return primitive(NaN);
    case 'Infinity': return primitive(Infinity);
    default: return null;
  }
}

const processValue: Value = unknown('process', { nonNull: true });

/** The `module` object of a CommonJS file, with empty `exports`. */
export function commonjsModule(): { module: Value; exports: Value } {
  const exports = object();
  const module = object();
  module.props.set('exports', { value: exports, at: null });
  return { module, exports };
}
