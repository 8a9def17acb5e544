import type { Node, Settled } from '../code/value.ts';
import { namelessStar, pathsWithNames } from '../models/routers.ts';
import type { BrokenPath } from '../policy/endpoint.ts';
import type { Registration } from './events.ts';
import { evidenceOf } from './evidence.ts';
import type { Installed } from './installed.ts';
import { siteOf } from './middleware.ts';
import type { Session } from './session.ts';

/** The paths of CORS handlers, and of what answers OPTIONS, with a `*` that has no name, where the version that is known to be there throws on it. */
export function brokenPathsOf(session: Session, installed: Installed): BrokenPath[] {
  const { router, package: name, since, name: library } = pathsWithNames;
  const found = new Map<Node, BrokenPath>();
  for (const registration of session.paths.flatMap(({ registrations }) => registrations)) {
    const path = router.test(registration.receiver) && isAboutCors(registration) ? pathNode(registration) : null;
    if (path === null || found.has(path.node) || !namelessStar.test(path.text) || !installed.isSince(name, since)) continue;
    found.set(path.node, { at: evidenceOf(path.node), library, meant: meantBy(path.text) });
  }
  return [...found.values()];
}

const isAboutCors = ({ method, handlers }: Registration): boolean => method === 'OPTIONS' || (handlers as readonly Settled[]).some((handler) => siteOf(handler) !== null);

/** The path of a registration, where it is written in its place. */
function pathNode({ node, handlers }: Registration): { readonly node: Node; readonly text: string } | null {
  const [first, ...rest] = node.type === 'CallExpression' ? node.arguments : [];
  return first?.type === 'Literal' && typeof first.value === 'string' && rest.length > 0 && handlers.length > 0 ? { node: first, text: first.value } : null;
}

/** With a name for the `*` at the end of a path. In braces it may be empty, as it might be without a name. */
function meantBy(path: string): string | null {
  const [, before] = /^((?:\/[\w:-]+)*)\/\*$/.exec(path === '*' ? '/*' : path) ?? [];
  return before === undefined ? null : `${before}/{*splat}`;
}
