import { createRequire } from 'node:module';

// The package is installed in this folder alone, when this suite runs: the types of the project cannot need it.

/** What of a frame is used here. What is evaluated runs in the page. */
export interface Frame {
  evaluate(text: string): Promise<unknown>;
  evaluate<Argument, Result>(run: (argument: Argument) => Promise<Result>, argument: Argument): Promise<Result>;
  waitForSelector(selector: string): Promise<{ contentFrame(): Promise<Frame | null> }>;
  waitForLoadState(): Promise<void>;
}

export interface Page extends Frame {
  goto(url: string): Promise<unknown>;
  mainFrame(): Frame;
  on(event: 'console', listener: (message: { text(): string }) => void): void;
  close(): Promise<void>;
}

export interface Browser {
  newPage(): Promise<Page>;
  version(): string;
  close(): Promise<void>;
}

interface Playwright {
  readonly chromium: { launch(options: { readonly executablePath: string; readonly args: readonly string[] }): Promise<Browser> };
}

export const { chromium } = createRequire(import.meta.url)('playwright-core') as Playwright;
