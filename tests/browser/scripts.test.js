// Without scripts a page says what it says with them: on every page but that of search, which leads to all articles instead.
import { describe, test } from 'node:test';
import { PHONE, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { KINDS } from './kinds.js';

describe('pages without scripts', () => {
  test('have the text that they have with them', async () => {
    const kinds = KINDS.filter((it) => it.name !== 'search');
    const texts = (more) => withTab({ ...PHONE, ...more }, async (tab) => {
      const texts = [];
      for (const { address } of kinds) {
        await tab.goto(address);
        texts.push(await tab.evaluate(() => document.body.innerText));
      }
      return texts;
    });
    const [withScripts, without] = [await texts({}), await texts({ javaScriptEnabled: false })];
    const differs = (_, at) => withScripts[at] !== without[at] || !without[at].trim();
    expectNone(kinds.filter(differs).map((it) => it.address));
  });

  test('lead from the page of search to every article', async () => {
    await withTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto('/tim-kiem/');
      const hidden = await tab.evaluate(() => [...document.querySelectorAll('main a, main noscript p')].filter((it) => !it.getClientRects().length).map((it) => it.textContent));
      expectNone(hidden);
      await tab.locator('main a.more').first().click();
      await tab.waitForURL('**/tin/');
    });
  });
});
