import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'servers');
const read = (name) => readFileSync(path.join(folder, name), 'utf8');
const blocksIn = (name) => read(name).trimEnd().split(/^----\n/m);

/**
 * How many handlers a server gets: from the bare policy to a file that grew for years. A quarter of these files is under 1.8 KB, half are
 * under 2.6 and a quarter over 6. Of 651 public files that have to do with CORS, it is 0.7, 2.3 and 6.5.
 */
const sizes = [0, 1, 2, 18];

/**
 * Server files of 25 to 450 lines: each of the policies in `servers/` with some of the handlers there. They are texts, not
 * code of this project: nothing lints, type-checks or imports them where they lie.
 */
export function makeServers() {
  const pools = { routes: blocksIn('routes.txt'), branches: blocksIn('branches.txt') };
  const templates = readdirSync(folder).filter((name) => /\.m?[jt]s\.txt$/.test(name)).sort();
  return templates.flatMap((template, index) => variantsOf(template.replace(/\.txt$/, ''), read(template), pools, index * 5));
}

function variantsOf(name, template, pools, first) {
  if (!marker.test(template)) return [{ name, text: template }];
  return sizes.map((size) => ({ name: name.replace(/\.(?=m?[jt]s$)/, `-${size}.`), text: fill(template, pools, first, size) }));
}

// `// routes: app` stands for handlers registered on `app`, `// branches` for those of a server without a framework.
const marker = /^[ \t]*\/\/ (?<pool>routes|branches)(?:: (?<receiver>\w+))?$/m;

function fill(template, pools, first, size) {
  return template.replace(marker, (_match, pool, receiver) => Array.from({ length: size }, (_, index) => blockOf(pools[pool], first + index, receiver, Math.floor(index / pools[pool].length))).join('\n'));
}

/** One handler; when all of the pool were taken once, the next round serves another version of the interface. */
function blockOf(pool, index, receiver, round) {
  const block = pool[index % pool.length];
  const registered = receiver === undefined ? block : block.replaceAll(/^app\./gm, `${receiver}.`);
  return round === 0 ? registered : registered.replaceAll(/(['`])\/(?=[a-z])/g, `$1/v${round + 1}/`);
}
