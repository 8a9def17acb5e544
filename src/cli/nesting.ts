import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import type { ParserOptions } from 'oxc-parser';

/*
 * The parser is native code and recurses with the nesting of its input. Past the end of the stack it takes the process
 * along; there is nothing to catch. So the nesting of a text is bounded first, from above and without parsing, and the few
 * files over the bound are tried in a process of their own.
 */

// Measured on an 8 MB stack, the first construct to end it does so past 2,000 levels. Windows gives a process 1 MB.
const safeLevels = process.platform === 'win32' ? 150 : 1000;

/**
 * What a character can add to the depth of recursion, in sixteenths of a level: a bracket a level; what chains to the right
 * without a bracket (`a ? b : c ? …`, `a => b => …`, `a = b = …`, `<a><b>…`) half of one; operators and calls, of which the
 * parser takes tens of thousands, one or a few sixteenths.
 */
const weights = new Uint8Array(128);
for (const char of '*/%&|^.>') weights[char.charCodeAt(0)] = 1;
for (const char of '+-') weights[char.charCodeAt(0)] = 2;
for (const char of '!~') weights[char.charCodeAt(0)] = 4;
for (const char of '?:=<') weights[char.charCodeAt(0)] = 8;
const level = 16;

/** Words that chain without a bracket: `else if … else if …`, `await await …`. */
const chainWords = /\b(?:else|if|for|while|with|do|new|await|void|typeof|delete|yield|keyof|infer|readonly|unique|async|as|satisfies|in|instanceof)\b/g;

/** Whether a text may be nested too deeply to be parsed in this process. Errs towards yes. */
export function mayOverflow(text: string): boolean {
  if (text.length < safeLevels) return false;
  const words = text.match(chainWords)?.length ?? 0;
  return levelsOf(text) + (words > safeLevels ? words / 2 : 0) > safeLevels;
}

/** The deepest that brackets go in a text, with what chains within each of them up to a semicolon. */
function levelsOf(text: string): number {
  const depth = new Depth();
  for (let index = 0; index < text.length; index += 1) depth.read(text.charCodeAt(index));
  return depth.deepest / level;
}

class Depth {
  deepest = 0;
  /** What chained in each open bracket before the next one opened. */
  readonly #open: number[] = [];
  #enclosing = 0;
  #chained = 0;

  read(code: number): void {
    if (code === 0x28 || code === 0x5b || code === 0x7b) this.#enter();
    else if (code === 0x29 || code === 0x5d || code === 0x7d) this.#leave();
    else if (code === 0x3b) this.#chained = 0;
    else if (code < 128) this.#chained += weights[code] ?? 0;
    this.deepest = Math.max(this.deepest, this.#enclosing + this.#chained);
  }

  #enter(): void {
    this.#open.push(this.#chained);
    this.#enclosing += this.#chained + level;
    this.#chained = 0;
  }

  /** A bracket may close that never opened, in a string or a comment. */
  #leave(): void {
    const outer = this.#open.pop();
    this.#enclosing = outer === undefined ? 0 : this.#enclosing - outer - level;
    this.#chained = (outer ?? 0) + 1;
  }
}

// From some way down the stack, as the real call is: what is only just survived here would not be there.
const trial = `
const { parseSync } = require(process.argv[1]);
const text = require('node:fs').readFileSync(0, 'utf8');
const from = (depth) => (depth === 0 ? parseSync('trial', text, JSON.parse(process.argv[2])).program : from(depth - 1));
from(500);
`;

/** Whether a parse of a text ends in a process of its own. */
export function survives(text: string, options: ParserOptions): boolean {
  const parser = createRequire(import.meta.url).resolve('oxc-parser');
  const { status } = spawnSync(process.execPath, ['-e', trial, parser, JSON.stringify(options)], { input: text, stdio: ['pipe', 'ignore', 'ignore'], timeout: 20_000 });
  return status === 0;
}
