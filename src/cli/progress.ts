import type { World } from './world.ts';

/** A line that tells how far a long run is, and is gone when the run is over. */
export interface Progress {
  show(text: string): void;
  clear(): void;
}

const patience = 1000;
const interval = 100;

/** The progress of a run, on standard error when that is a terminal and only once a run has taken a second. */
export function createProgress({ stderr, now }: Pick<World, 'stderr' | 'now'>): Progress {
  if (stderr.isTTY !== true) return { show: () => {}, clear: () => {} };
  let next = now() + patience;
  let shown = false;
  return {
    show(text) {
      if (now() < next) return;
      next = now() + interval;
      shown = true;
      stderr.write(`\r\u001B[K${text}`);
    },
    clear() {
      if (shown) stderr.write('\r\u001B[K');
      shown = false;
    },
  };
}
