// What an article of a known length costs, and how much of a style sheet serves the page that loads it. The weight of the
// other pages is looked at where they are opened: see kinds-desk.test.js and pages.test.js.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { withTab } from './browser.js';
import { sampleWith } from './built.js';
import { ARTICLE, WORDS, heavierThan, openAndWeigh, uncompressed } from './checks/weight.js';
import { expectNone } from './findings.js';
import { kind } from './kinds.js';

/** Plain prose needs less than an article with a photo, a table, results and awards; the rest is for long names. */
const PROSE = 7_000;

const MEASURED = [
  { fixture: '600-words.md', address: '/tin/2023/to-may-so-7-giu-nhip-chuyen-bang-mot-cuon-so-chung/', budget: PROSE },
  { fixture: '600-words-report.md', address: '/tin/2023/ha-dong-so-ket-dot-hai-1-284-sang-kien-tu-xuong-may-den-phong-kham/', budget: ARTICLE },
];
const { origin, end } = await sampleWith(...MEASURED.map((it) => it.fixture));
after(end);

describe('weight', () => {
  for (const { fixture, address, budget } of MEASURED) {
    test(`${fixture}, an article of ${WORDS} words among the others of the sample, costs ${budget} bytes at most`, async () => {
      await withTab({ origin }, async (tab) => {
        const cost = await openAndWeigh(tab, address);
        const words = await tab.evaluate(() => document.querySelector('.body').innerText.split(/\s+/).length);
        assert.ok(words >= WORDS, `the text has ${words} words only`);
        expectNone([...uncompressed(cost), ...heavierThan(budget, cost), ...tab.complaints]);
      });
    });
  }

  test('most of a style sheet serves the page that loads it', async () => {
    const found = [];
    await withTab({}, async (tab) => {
      for (const name of ['home', 'news', 'article', 'article-awards', 'campaign-running', 'results', 'calendar', 'matrix']) {
        const serving = await servingShare(tab, kind(name).address);
        // The rest is for paper, the other scheme, the pointer, and what the other pages of the kind have.
        if (serving < 0.45) found.push(`${name}: ${Math.round(serving * 100)} %`);
      }
    });
    expectNone(found);
  });
});

/** How much of the style sheet of a page serves it at one width or another. */
async function servingShare(tab, address) {
  let serving;
  for (const width of [360, 768, 1440]) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.coverage.startCSSCoverage();
    await tab.goto(address);
    const [{ text, ranges }] = await tab.coverage.stopCSSCoverage();
    serving ??= new Uint8Array(text.length);
    for (const { start, end } of ranges) serving.fill(1, start, end);
  }
  return serving.reduce((sum, it) => sum + it, 0) / serving.length;
}
