import type { Machine, UnreadCall } from '../code/machine.ts';
import type { Settled, Value } from '../code/value.ts';
import { objectRouters } from '../models/applications.ts';
import type { Event, Registration } from './events.ts';

/** Notes a route that an object describes: `app.route({ method, url, handler })`. Of several methods it is taken for all. */
export function registerObject(machine: Machine, { self, name, args: [given], node }: UnreadCall): void {
  if (name !== 'route' || self.kind !== 'unknown' || !objectRouters.test(self.id) || given === undefined) return;
  const route = machine.settle(given);
  const handler = route.kind === 'object' && !route.open ? route.props.get('handler')?.value : undefined;
  if (route.kind !== 'object' || handler === undefined) return;
  const method = textOf(machine, route.props.get('method')?.value);
  const path = (route.props.get('url') ?? route.props.get('path'))?.value ?? null;
  machine.emit({ type: 'register', receiver: self.id, method: method === null || method === '*' ? null : method.toUpperCase(), registrar: 'route', path, handlers: [machine.settle(handler)], node } satisfies Event);
}

function textOf(machine: Machine, value: Value | undefined): string | null {
  const settled: Settled | null = value === undefined ? null : machine.settle(value);
  return settled?.kind === 'primitive' && typeof settled.value === 'string' ? settled.value : null;
}

/** Whether every such call in a text was seen to register a route. */
export const seesEveryRoute = ({ text }: Machine, registrations: readonly Registration[]): boolean =>
  (text.match(/\.route\s*\(/g)?.length ?? 0) <= new Set(registrations.filter(({ registrar }) => registrar === 'route').map(({ node }) => node)).size;
