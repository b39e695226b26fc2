// What all topics share: the built site behind a small file server, and one browser that looks at it.
//
// BANTIN_SITE names the folder of the built site; `tests/run.sh` sets it. Without a browser the tests fail.
import assert from 'node:assert/strict';
import { accessSync, constants, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';
import { after } from 'node:test';
import { setTimeout as patience } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { fileIn, serveFolder } from './files.js';

if (!process.env.BANTIN_SITE) throw new Error('BANTIN_SITE must name the folder of the built site');
export const SITE = resolve(process.env.BANTIN_SITE);

/** The two screens of most checks, and the two colour schemes. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };
export const LOOKS = [PHONE, DESK].flatMap((size) =>
  ['light', 'dark'].map((colorScheme) => ({ ...size, colorScheme, name: `${size.width} px ${colorScheme}` })),
);

/** Fails with all that was found, a line each, so that one run tells everything. */
export function expectNone(found) {
  const lines = [...new Set(found)];
  const more = lines.length > 60 ? `\n… and ${lines.length - 60} more` : '';
  assert.ok(!lines.length, `${lines.length} findings:\n${lines.slice(0, 60).join('\n')}${more}`);
}

/** The file of the site that answers for an address, or nothing. */
export const fileOf = (address) => fileIn(SITE, address);

const server = await serveFolder(SITE);
export const ORIGIN = server.origin;

/** The addresses of all pages of the site at which a reader stays. */
export function allPages() {
  return everyAddress().filter((address) => !leadsOn(address));
}

/** Old addresses, which lead on to a page. */
export function oldAddresses() {
  return everyAddress().filter(leadsOn);
}

/** Whether search engines leave a page out: notices in the place of an article. */
export const isHidden = (address) => textOf(address).includes('<meta name="robots" content="noindex">');

const leadsOn = (address) => textOf(address).includes('http-equiv="refresh"');
const textOf = (address) => readFileSync(fileOf(address), 'utf8');

function everyAddress() {
  return readdirSync(SITE, { recursive: true })
    .filter((file) => file.endsWith('.html'))
    .map((file) => '/' + file.split(sep).join('/').replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}

// The browser: the machine's own, no download.

export function installedBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const path of [process.env.CHROMIUM, ...names.flatMap((name) => folders.map((dir) => join(dir, name)))]) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next one, then.
    }
  }
  throw new Error(`no browser: none of ${names.join(', ')} is installed, and CHROMIUM names none`);
}

const browser = await chromium.launch({
  executablePath: installedBrowser(),
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
});

after(async () => {
  await browser.close();
  server.close();
});

/**
 * Opens a tab of its own for `use` and closes it. `look` may have width, height, colorScheme, `script`, a text to
 * run in each page before it is parsed, `origin`, when it is not the built site that is looked at, and all else that a
 * browser can be told. `tab.complaints` fills with all that a quiet page never does.
 */
export async function withTab(look, use) {
  const { width, height, script, origin = ORIGIN, ...more } = { ...DESK, colorScheme: 'light', ...look };
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height }, locale: 'vi-VN', ...more });
  context.setDefaultTimeout(20_000);
  if (script) await context.addInitScript(script);
  const tab = await context.newPage();
  tab.complaints = [];
  const complain = (words) => tab.complaints.push(words);
  tab.on('console', (it) => ['error', 'warning'].includes(it.type()) && complain(`console ${it.type()}: ${it.text()}`));
  tab.on('pageerror', (it) => complain(`error in the page: ${it.message}`));
  tab.on('requestfailed', (it) => {
    // Leaving a page aborts what it still loads; that is no fault of the page.
    const why = it.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') complain(`failed: ${it.url()} ${why}`);
  });
  tab.on('response', (it) => it.status() >= 400 && complain(`status ${it.status()}: ${it.url()}`));
  await context.route(
    (url) => url.origin !== origin && url.protocol !== 'data:',
    (route) => (complain(`another origin: ${route.request().url()}`), route.abort()),
  );
  try {
    return await use(tab);
  } finally {
    // One by one: asked to close many tabs at once, Chromium has been seen never to answer. What it keeps it loses at the end.
    const closed = async () => {
      for (const page of context.pages()) await page.close();
      await context.close();
    };
    await Promise.race([closed(), patience(30_000, undefined, { ref: false })]);
  }
}

/** Shows the page to its end, so that pictures further down load, and waits until they can be seen. */
export async function seeAll(tab) {
  await tab.evaluate(async () => {
    const pictures = [...document.images].filter((it) => it.getClientRects().length);
    for (const it of pictures) {
      it.scrollIntoView();
      while (!it.complete) await new Promise((done) => setTimeout(done, 10));
    }
    scrollTo(0, 0);
  });
}

/**
 * Reads a whole list from its first page to its last by the links to older news: for each article on it, in order,
 * the address it leads to; and the number that the heading of the list names.
 */
export async function readList(tab, address) {
  const articles = [];
  const visited = new Set();
  let total;
  for (let next = address; next; ) {
    if (visited.has(next)) throw new Error(`the pager of ${address} goes round in a circle at ${next}`);
    visited.add(next);
    await tab.goto(next);
    const part = await tab.evaluate(() => ({
      articles: [...document.querySelectorAll('#articles article h3 a')].map((it) => it.getAttribute('href')),
      next: document.querySelector('nav.pager a[rel=next]')?.getAttribute('href'),
      total: document.querySelector('#articles-title .count')?.textContent,
    }));
    total ??= Number(part.total?.replace(/\D/g, ''));
    articles.push(...part.articles);
    next = part.next;
  }
  return { articles, total, pages: visited.size };
}
