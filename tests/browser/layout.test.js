// A word without an end stays inside its page, whatever list it stands in.
import { describe, test } from 'node:test';
import { withTab } from './browser.js';
import { sampleWith } from './built.js';
import { tooWideAtAll } from './checks/width.js';
import { expectNone } from './findings.js';

const ARTICLE = '/tin/2026/ngay-hoi-congdoanvietnamdoimoisangtaovinguoilaodong2026-o-pho-co/';
const PAGES = [ARTICLE, '/', '/tin/', '/dia-ban/thanh-pho-ha-noi/', '/tac-gia/', '/cuoc-van-dong/', '/luu-tru/2026/11/'];

describe('layout', () => {
  test('a word without an end stays inside its page', async () => {
    const { origin, end } = await sampleWith('long-word.md');
    try {
      await withTab({ origin }, async (tab) => {
        const found = [];
        for (const address of PAGES) {
          await tab.goto(address);
          found.push(...(await tooWideAtAll(tab)).map(({ width, words }) => `${address} at ${width} px light: ${words}`));
        }
        expectNone(found);
      });
    } finally {
      end();
    }
  });
});
