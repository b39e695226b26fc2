// The machine's own Chromium, no download.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** The one without windows comes first: it takes half the time of the others. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Of the features that Playwright switches off, those that could change what a page does or looks like. Chromium knows one
 *  list only, so what is added to it must name them again. */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
];
/** Each window would load two pages for its address bar, and start a process for a page that is never opened. */
const PARTS_OF_WINDOWS = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** Starts the browser, with switches of the caller besides those that all tests want. */
export function launchChromium(switches = []) {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
    `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...PARTS_OF_WINDOWS].join(',')}`,
    // No request gets away from this machine.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ...switches,
  ];
  return chromium.launch({ executablePath: installedChromium(), args });
}

function installedChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const path of [process.env.CHROMIUM, ...NAMES.flatMap((name) => folders.map((dir) => join(dir, name)))]) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next one, then.
    }
  }
  throw new Error(`no browser: none of ${NAMES.join(', ')} is installed, and CHROMIUM names none`);
}
