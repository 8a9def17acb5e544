import { native, type NativeValue, type Value } from '../code/value.ts';
import type { LibraryModel } from '../models/model.ts';
import type { SiteMade } from './events.ts';
import type { Installed } from './installed.ts';
import { middlewareOf } from './middleware.ts';

/** The tag of what a modelled library exports. */
interface Maker {
  readonly makes: LibraryModel;
}

/** The library of which a value is what it exports, and not a handler that this made; null for others. */
export function makerOf(value: Value): LibraryModel | null {
  return value.kind !== 'native' || value.tag === null || !('makes' in value.tag) ? null : (value.tag as Maker).makes;
}

/** The function that a modelled library exports. */
export function libraryFunction(newest: LibraryModel, installed: Installed): NativeValue {
  const tag: Maker = { makes: newest };
  const fn = native(newest.name, (machine, call) => {
    const model = installed.modelOf(newest);
    const site: SiteMade = { type: 'site', model, options: call.args[model.call.argument] ?? null, call };
    machine.emit(site);
    return middlewareOf(site);
  }, { tag });
  fn.props.set('default', { value: fn, at: null });
  return fn;
}
