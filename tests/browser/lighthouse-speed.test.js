// How fast Lighthouse says that pages come to a phone on a slow line. What else the machine does makes them slower, so run.js
// runs this file alone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultConfig } from 'lighthouse';
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js';
import { kind } from './kinds.js';
import { judge, led } from './lighthouse.js';

/** The front page, an article, and the page with the most elements. */
const KINDS = ['home', 'article', 'results'];
const LEAST = 0.99;
/** Lighthouse makes a phone out of a desktop by a fourth of its speed; `BenchmarkIndex` tells how fast such a desktop is
 *  (docs/throttling.md: 1,500 to 2,000). A slower machine has less to lose, or its own slowness would count as the page's. */
const DESKTOP = 1750;
const PHONE_OF_DESKTOP = 4;
/** These weigh nothing in the score and take long. */
const skipAudits = ['bf-cache', 'screenshot-thumbnails', 'final-screenshot'];

describe('Lighthouse', () => {
  for (const name of KINDS) {
    test(`finds the ${name} page fast, in the median of three runs`, async () => {
      const { address } = kind(name);
      const runs = [await speed(address), await speed(address)];
      // A third run decides only where two differ about what the median is to be.
      if (isFast(runs[0]) !== isFast(runs[1])) runs.push(await speed(address));
      const fast = runs.filter(isFast).length;
      assert.ok(fast >= 2, `${address} is fast in ${fast} runs of ${runs.length}:\n${runs.map(told).join('\n')}`);
    });
  }
});

const isFast = ({ score }) => score >= LEAST;
const told = ({ score, why }) => `${score}: ${why.join(', ')}`;

/** The score for speed, and what it lost marks for. */
async function speed(address) {
  const throttling = { ...defaultConfig.settings.throttling, cpuSlowdownMultiplier: await slowdown() };
  const [judged] = await judge(address, ['performance'], { throttling, skipAudits });
  return judged;
}

/** How many times slower than this machine, as busy as it is now, the phone is. */
async function slowdown() {
  const page = await led.newPage();
  const index = await page.evaluate(pageFunctions.computeBenchmarkIndex);
  await page.close();
  return Math.max(1, Math.min(PHONE_OF_DESKTOP, (PHONE_OF_DESKTOP * index) / DESKTOP));
}
