// A page loads, and that is all it does: no other origin, no word on the console, and no script but those of search and of
// the reading page on their own pages, and that which keeps pages on sites that want it.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleSetTo } from './built.js';
import { withTab } from './browser.js';
import { expectNone } from './findings.js';
import { KINDS } from './kinds.js';
import { allPages } from './site.js';

describe('quiet pages', () => {
  test('the sample site has a page of each kind, with what the other tests look at', async () => {
    await withTab({}, async (tab) => {
      for (const { address, has } of KINDS) {
        await tab.goto(address);
        for (const selector of has) assert.ok(await tab.locator(selector).count(), `${address} has no ${selector}`);
      }
    });
  });

  test('no page asks another origin, fails a request, breaks its own policy or runs a script', async () => {
    await withTab({}, async (tab) => {
      const found = [];
      for (const address of allPages()) {
        await tab.goto(address, { waitUntil: 'load' });
        found.push(...tab.complaints.splice(0).map((it) => `${address} ${it}`));
        found.push(...(await tab.evaluate(lawless)).map((it) => `${address} ${it}`));
      }
      expectNone(found);
    });
  });

  test('no kind of page does on a site that keeps its pages for times without a network', async () => {
    const { origin, end } = await sampleSetTo('offline: true');
    after(end);
    await withTab({ origin }, async (tab) => {
      const found = [];
      for (const { address } of KINDS) {
        await tab.goto(address, { waitUntil: 'load' });
        await tab.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
        assert.equal(await tab.locator('script[data-worker]').count(), 1, address);
        found.push(...tab.complaints.splice(0).map((it) => `${address} ${it}`));
        found.push(...(await tab.evaluate(lawless)).map((it) => `${address} ${it}`));
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

/** In the page: what its Content-Security-Policy forbids or should forbid. Data blocks are no script. */
function lawless() {
  const found = [];
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  if (!policy.includes("default-src 'none'")) found.push('the policy does not start from nothing');
  if (policy.includes('unsafe')) found.push('the policy allows something unsafe');
  const owns = { 'form.search': 'search', 'main.reading': 'reading', '[data-worker]': 'offline' };
  const own = Object.entries(owns).map(([where, name]) => (document.querySelector(where) ? `, [src*="/assets/${name}."]` : '')).join('');
  for (const it of document.querySelectorAll(`script:not([type="application/ld+json"]${own})`)) found.push(it.outerHTML);
  for (const it of document.querySelectorAll('style, [style], iframe, object, embed')) found.push(it.outerHTML);
  for (const it of document.querySelectorAll('*')) {
    for (const { name, value } of it.attributes) {
      if (name.startsWith('on') || /^\s*javascript:/i.test(value)) found.push(`<${it.localName} ${name}>`);
    }
  }
  if (!document.styleSheets.length) found.push('no style was loaded');
  for (const it of document.images) if (it.complete && !it.naturalWidth) found.push(`a broken picture: ${it.src}`);
  return found;
}
