// Without scripts the page of search leads to all articles. The other pages say what they say with them: see kinds-phone.test.js.
import { describe, test } from 'node:test';
import { withTab } from './browser.js';
import { expectNone } from './findings.js';

describe('pages without scripts', () => {
  test('lead from the page of search to every article', async () => {
    await withTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto('/tim-kiem/');
      const hidden = await tab.evaluate(() =>
        [...document.querySelectorAll('main a, main noscript p')].filter((it) => !it.getClientRects().length).map((it) => it.textContent),
      );
      expectNone(hidden);
      await tab.locator('main a.more').first().click();
      await tab.waitForURL('**/tin/');
    });
  });
});
