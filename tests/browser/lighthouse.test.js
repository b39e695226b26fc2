// Lighthouse as for a phone on a slow line, on the kinds of pages that readers land on.
import { createServer } from 'node:net';
import { after, describe, test } from 'node:test';
import lighthouse, { defaultConfig } from 'lighthouse';
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js';
import { chromium } from 'playwright-core';
import { ORIGIN, installedBrowser } from './browser.js';
import { expectNone } from './findings.js';
import { kind } from './kinds.js';

const KINDS = ['home', 'article', 'article-awards', 'district', 'campaign', 'phase', 'matrix', 'honours', 'results', 'search', '404'];
const LEAST = { performance: 0.99, accessibility: 1, 'best-practices': 1, seo: 1 };
/** How fast a page is told to be depends on what else the machine does in that moment, so the best of some runs counts; a
 *  slow page is slow in all of them. */
const RUNS = 5;
/** Lighthouse makes a phone out of a desktop by a fourth of its speed; `BenchmarkIndex` tells how fast such a desktop is
 *  (docs/throttling.md: 1,500 to 2,000). A slower machine has less to lose, or its own slowness would count as the page's. */
const DESKTOP = 1750;
const PHONE_OF_DESKTOP = 4;

const port = await freePort();
const browser = await chromium.launch({ executablePath: installedBrowser(), args: [`--remote-debugging-port=${port}`, '--disable-gpu'] });
after(() => browser.close());

describe('Lighthouse', () => {
  for (const name of KINDS) {
    test(`has nothing to say of the ${name} page`, async () => {
      const runs = [];
      do runs.push(await findings(kind(name).address));
      while (runs.at(-1).length && runs.length < RUNS);
      expectNone(runs.reduce((best, it) => (it.length < best.length ? it : best)));
    });
  }
});

/** What Lighthouse takes marks off for. */
async function findings(address) {
  const throttling = { ...defaultConfig.settings.throttling, cpuSlowdownMultiplier: await slowdown() };
  const options = { port, logLevel: 'error', onlyCategories: Object.keys(LEAST), throttling };
  const { lhr } = await lighthouse(ORIGIN + address, options);
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  const short = Object.values(lhr.categories).filter((it) => it.score < LEAST[it.id]);
  return short.flatMap((it) => {
    const lost = it.auditRefs.map((ref) => ({ ...lhr.audits[ref.id], weight: ref.weight }));
    const why = lost.filter((audit) => audit.weight && audit.score !== null && audit.score < 1);
    return [`${it.id} ${Math.round(it.score * 100)}`, ...why.map((audit) => `  ${audit.id}: ${audit.displayValue ?? audit.title}`)];
  });
}

/** How many times slower than this machine, as busy as it is now, the phone is. */
async function slowdown() {
  const page = await browser.newPage();
  const speed = await page.evaluate(pageFunctions.computeBenchmarkIndex);
  await page.close();
  return Math.max(1, Math.min(PHONE_OF_DESKTOP, (PHONE_OF_DESKTOP * speed) / DESKTOP));
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
