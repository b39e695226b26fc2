// The browser of a file of tests, behind it the built site on a small file server. Without a browser the tests fail.
import { after } from 'node:test';
import { setTimeout as patience } from 'node:timers/promises';
import { launchChromium } from './chromium.js';
import { serveFolder } from './files.js';
import { SITE } from './site.js';

/** The two screens of most checks, and each of them in the two colour schemes. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };
export const lookAt = (size, colorScheme) => ({ ...size, colorScheme, name: `${size.width} px ${colorScheme}` });
export const LOOKS = [PHONE, DESK].flatMap((size) => ['light', 'dark'].map((colorScheme) => lookAt(size, colorScheme)));

const server = await serveFolder(SITE);
export const ORIGIN = server.origin;

const browser = await launchChromium();

after(async () => {
  await browser.close();
  server.close();
});

/**
 * Opens a tab of its own for `use` and closes it. `look` may have width, height, colorScheme, `script`, a text to
 * run in each page before it is parsed, `origin`, when it is not the built site that is looked at, `ownServers`, when a
 * test has several of its own, and all else that a browser can be told. `tab.complaints` fills with all that a quiet
 * page never does.
 */
export async function withTab(look, use) {
  const tab = await openTab(look);
  try {
    return await use(tab);
  } finally {
    await closeTab(tab);
  }
}

/** Opens a tab as `withTab` does; `closeTab` must be called for it. */
export async function openTab(look) {
  const { width, height, script, origin = ORIGIN, ownServers = false, ...more } = { ...DESK, colorScheme: 'light', ...look };
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height }, locale: 'vi-VN', ...more });
  context.setDefaultTimeout(20_000);
  if (script) await context.addInitScript(script);
  const tab = await context.newPage();
  tab.complaints = [];
  listen(tab);
  if (!ownServers) {
    complainOfOtherOrigins(tab, origin);
    await loadAfresh(tab);
  }
  return tab;
}

/** Closes a tab and all that was opened from it. */
export async function closeTab(tab) {
  const context = tab.context();
  // One by one: asked to close many tabs at once, Chromium has been seen never to answer. What it keeps it loses at the end.
  const closed = async () => {
    for (const page of context.pages()) await page.close();
    await context.close();
  };
  await Promise.race([closed(), patience(30_000, undefined, { ref: false })]);
}

function listen(tab) {
  const complain = (words) => tab.complaints.push(words);
  tab.on('console', (it) => ['error', 'warning'].includes(it.type()) && complain(`console ${it.type()}: ${it.text()}`));
  tab.on('pageerror', (it) => complain(`error in the page: ${it.message}`));
  tab.on('requestfailed', (it) => {
    // Leaving a page aborts what it still loads; that is no fault of the page.
    const why = it.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') complain(`failed: ${it.url()} ${why}`);
  });
  tab.on('response', (it) => it.status() >= 400 && complain(`status ${it.status()}: ${it.url()}`));
}

function complainOfOtherOrigins(tab, origin) {
  tab.on('request', (it) => {
    const { origin: asked, protocol } = new URL(it.url());
    if (asked !== origin && protocol !== 'data:') tab.complaints.push(`another origin: ${it.url()}`);
  });
}

/** Each page fetches all that it needs, as for a reader who comes for the first time. */
async function loadAfresh(tab) {
  const session = await tab.context().newCDPSession(tab);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
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
