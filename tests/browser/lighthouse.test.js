// What Lighthouse says of the kinds of pages that readers land on, but for how fast they are: see lighthouse-speed.test.js.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectNone } from './findings.js';
import { kind } from './kinds.js';
import { judge } from './lighthouse.js';

const KINDS = ['home', 'article', 'article-awards', 'district', 'campaign', 'phase', 'matrix', 'honours', 'results', 'search', '404'];
const CATEGORIES = ['accessibility', 'best-practices', 'seo'];
/** Speed alone needs a page that has long come to rest. */
const SOON = { pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 200, cpuQuietThresholdMs: 200 };

describe('Lighthouse', () => {
  for (const name of KINDS) {
    test(`has nothing to say of the ${name} page`, async () => {
      const { address } = kind(name);
      const judged = await judge(address, CATEGORIES, SOON);
      assert.deepEqual(judged.map((it) => it.id).sort(), CATEGORIES);
      const short = judged.filter((it) => it.score !== 1);
      expectNone(short.flatMap(({ id, score, why }) => [`${address}: ${id} ${score}`, ...why.map((it) => `${address}: ${id}: ${it}`)]));
    });
  }
});
