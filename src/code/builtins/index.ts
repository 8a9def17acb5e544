// temporary
import { invoke } from '../calls.ts';
import { spreadInto, iterate } from '../evaluate.ts';
import { nothing, type Machine } from '../machine.ts';
import { binary } from '../operators.ts';
import { array, derived, headersOf, keyOf, mapOf, native, primitive, responseOf, setOf, object, type Call, type Node, type Settled, type Value } from '../value.ts';
export function builtinMember(machine: Machine, owner: Settled, name: string, node: Node): Value | null {
  if (owner.kind === 'primitive') {
    const proto = Object(owner.value ?? 0);
    const m = proto[name];
    if (typeof m === 'function') return native(name, (mm, c) => {
      const args = c.args.map((a) => mm.settle(a)); const self = mm.settle(c.self);
      mm.compare([self, ...args]);
      if (self.kind !== 'primitive' || !args.every((a) => a.kind === 'primitive')) return derived(`${name}(${[self, ...args].map(keyOf).join()})`, [self, ...args], { at: c.node });
      const r = m.apply(self.value, args.map((a) => (a as any).value));
      if (Array.isArray(r)) return array(r.map((x: any) => ({ value: primitive(x, c.node, [self]), at: c.node })), c.node);
      return primitive(r, c.node, [self, ...args]);
    });
    return typeof m === 'number' ? primitive(m, node, [owner]) : null;
  }
  if (owner.kind === 'array') {
    if (name === 'length') return owner.open ? null : primitive(owner.items.length, node);
    const n = (f: (mm: Machine, c: Call, o: typeof owner) => Value) => native(name, (mm, c) => f(mm, c, mm.settle(c.self) as any));
    const call = (mm: Machine, fn: Value, c: Call, v: Value, i: number) => invoke(mm, fn, { ...c, self: nothing, args: [v, primitive(i), c.self], argNodes: [] });
    switch (name) {
      case 'includes': case 'indexOf': return n((mm, c, o) => {
        for (let i = 0; i < o.items.length; i++) { const e = mm.settle(binary(mm, '===', o.items[i]!.value, c.args[0]!, c.node)); if (e.kind !== 'primitive') return derived(`${name} #${o.id} ${keyOf(c.args[0]!)}`, [e], { at: c.node }); if (e.value) return primitive(name === 'includes' ? true : i, c.node, [c.args[0]!]); }
        return o.open ? derived(`${name} #${o.id} ${keyOf(c.args[0]!)}`, [c.args[0]!], { at: c.node }) : primitive(name === 'includes' ? false : -1, c.node, [c.args[0]!]);
      });
      case 'some': case 'find': return n((mm, c, o) => { for (let i = 0; i < o.items.length; i++) { const r = call(mm, c.args[0]!, c, o.items[i]!.value, i); if (mm.test(r, c.node)) return name === 'some' ? primitive(true, c.node, [r]) : o.items[i]!.value; } return name === 'some' ? primitive(false, c.node, [primitive('')]) : nothing; });
      case 'map': return n((mm, c, o) => array(o.items.map((s, i) => ({ value: call(mm, c.args[0]!, c, s.value, i), at: s.at })), c.node, o.open));
      case 'forEach': return n((mm, c, o) => { o.items.forEach((s, i) => call(mm, c.args[0]!, c, s.value, i)); return nothing; });
      case 'filter': return n((mm, c, o) => array(o.items.filter((s, i) => mm.test(call(mm, c.args[0]!, c, s.value, i), c.node)), c.node, o.open));
      case 'push': return n((mm, c, o) => { mm.heap.push(o.items, ...c.args.map((value, i) => ({ value, at: c.argNodes[i] ?? null }))); return nothing; });
      case 'join': return n((mm, c, o) => primitive(o.items.map((s) => String((s.value as any).value)).join(','), c.node));
    }
  }
  if (owner.kind === 'set' && name === 'has') return native(name, (mm, c) => builtinMember(mm, array(owner.items, null, owner.open), 'includes', node)!.kind === 'native' ? (builtinMember(mm, array(owner.items, null, owner.open), 'includes', node) as any).code(mm, { ...c, self: array(owner.items, null, owner.open) }) : nothing);
  if (owner.kind === 'headers' && (name === 'set' || name === 'append')) return native(name, (mm, c) => { mm.heap.push(owner.lines, { name: c.args[0]!, value: c.args[1]!, at: c.argNodes[1] ?? null, write: c.node }); return nothing; });
  if (owner.kind === 'response' && name === 'headers') return owner.headers;
  if (owner.kind === 'pattern' && name === 'test') return native(name, (mm, c) => { const s = mm.settle(c.args[0]!); return s.kind === 'primitive' ? primitive(new RegExp(owner.source, owner.flags).test(String(s.value)), c.node, [s]) : derived(`test${owner.id}`, [s]); });
  if (owner.kind === 'promise' && name === 'then') return native(name, (mm, c) => invoke(mm, c.args[0]!, { ...c, self: nothing, args: [owner.value] }));
  return null;
}
export function builtinGlobal(name: string): Value | null {
  switch (name) {
    case 'Object': { const o = object(); o.props.set('assign', { at: null, value: native('assign', (m, c) => { for (const a of c.args.slice(1)) spreadInto(m, c.args[0] as any, a); return c.args[0]!; }) }); o.props.set('freeze', { at: null, value: native('freeze', (m, c) => c.args[0]!) }); return o; }
    case 'Set': return native('Set', () => nothing, { construct: (m, c) => setOf([...(iterate(m.settle(c.args[0] ?? array([]))) ?? [])], false, c.node) });
    case 'Headers': return native('Headers', () => nothing, { construct: (m, c) => { const i = c.args[0] && m.settle(c.args[0]); return headersOf(i?.kind === 'object' ? [...i.props].map(([k, s]) => ({ name: primitive(k), value: s.value, at: s.at, write: null })) : [], i?.kind === 'unknown', c.node); } });
    case 'Response': { const mk = (m: Machine, c: Call) => { const i = c.args[1] && m.settle(c.args[1]); const h = i?.kind === 'object' ? i.props.get('headers')?.value : undefined; const hv = h && m.settle(h); const lines = hv?.kind === 'headers' ? hv.lines : hv?.kind === 'object' ? [...hv.props].map(([k, s]) => ({ name: primitive(k), value: s.value, at: s.at, write: null })) : []; const r = responseOf((i?.kind === 'object' ? i.props.get('status')?.value : undefined) ?? primitive(200), headersOf([...lines], hv?.kind === 'unknown', c.node), c.node); m.emit({ type: 'response', response: r, node: c.node }); return r; }; const r = native('Response', () => nothing, { construct: mk }); r.props.set('json', { at: null, value: native('json', mk) }); return r; }
    case 'console': { const o = object(); for (const k of ['log', 'warn', 'error', 'info']) o.props.set(k, { at: null, value: native(k, () => nothing) }); return o; }
    case 'Error': return native('Error', (m, c) => object(c.node), { construct: (m, c) => object(c.node) });
    case 'Map': return native('Map', () => nothing, { construct: (m, c) => mapOf([], false, c.node) });
  }
  return null;
}
