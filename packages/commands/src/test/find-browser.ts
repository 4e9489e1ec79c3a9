import { existsSync } from 'node:fs';
import path from 'node:path';

const candidates = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
    String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  ],
};

/** Where a Chromium is: Playwright's own if it was downloaded, else one of the system; undefined if there is none. */
export function findBrowser(playwrightsOwn: string): string | undefined {
  const system = candidates[process.platform as keyof typeof candidates] ?? [];
  return [playwrightsOwn, ...system].find((file) => path.isAbsolute(file) && existsSync(file));
}
