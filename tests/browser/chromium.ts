import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from './playwright.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser that `CHROMIUM` names, or one of the usual names on the path. Throws where there is none: nothing was compared then. */
function findChromium(): string {
  const { CHROMIUM: named = '', PATH = '' } = process.env;
  const candidates = named === '' ? PATH.split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name))) : [named];
  const found = candidates.find(isExecutable);
  if (found === undefined) throw new Error(`No Chromium in ${candidates.join(', ')}. Install Debian's package chromium, or name a browser in CHROMIUM.`);
  return found;
}

/** Starts Chromium with no window and an empty profile. It does not leave this machine. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * 127.0.0.1', '--no-proxy-server'] });
