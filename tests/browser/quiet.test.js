// A page loads, and that is all it does, on sites that keep their pages too, and at addresses that do not exist. All pages of
// the sample are looked at in pages.test.js.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleSetTo } from './built.js';
import { withTab } from './browser.js';
import { lawless } from './checks/policy.js';
import { expectNone } from './findings.js';
import { KINDS } from './kinds.js';

describe('quiet pages', () => {
  test('no kind of page complains or breaks its policy on a site that keeps its pages for times without a network', async () => {
    const { origin, end } = await sampleSetTo('offline: true');
    after(end);
    await withTab({ origin }, async (tab) => {
      const found = [];
      for (const { address } of KINDS) {
        await tab.goto(address, { waitUntil: 'load' });
        await tab.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
        assert.equal(await tab.locator('script[data-worker]').count(), 1, address);
        found.push(...tab.complaints.splice(0).map((it) => `${address} ${it}`));
        found.push(...(await lawless(tab)).map((it) => `${address} ${it}`));
      }
      expectNone(found);
    });
  });

  test('an address that does not exist, however deep, shows the page for that in its style', async () => {
    await withTab({}, async (tab) => {
      const answer = await tab.goto('/khong/co/trang/nay/');
      assert.equal(answer.status(), 404);
      assert.ok(await tab.locator('.ways a').count());
      assert.ok(await tab.evaluate(() => [...document.styleSheets].some((it) => it.cssRules.length)), 'no style');
    });
  });
});
