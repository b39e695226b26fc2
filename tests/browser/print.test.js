// On paper: the article and where it came from. That the ways around the site are left out is held in kinds-desk.test.js.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withTab } from './browser.js';
import { kind } from './kinds.js';

describe('print', () => {
  test('paper is white and ink is black, even for a reader of the dark scheme', async () => {
    await withTab({ colorScheme: 'dark' }, async (tab) => {
      await tab.goto(kind('article').address);
      await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const colours = await tab.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return { backgroundColor, color };
      });
      assert.deepEqual(colours, { backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
    });
  });

  test('what is folded away on a screen is all there on paper, once', async () => {
    await withTab({}, async (tab) => {
      await tab.goto(kind('campaign').address);
      const all = await tab.locator('details .occasions li').count();
      assert.ok(all > 8 && !(await tab.locator('details .occasions').isVisible()), `${all} are folded`);
      await tab.emulateMedia({ media: 'print' });
      const shown = () => [...document.querySelector('details').parentElement.querySelectorAll('.occasions li')].filter((it) => it.checkVisibility());
      assert.equal(await tab.evaluate(`(${shown})().length`), all);
      assert.ok(!(await tab.locator('summary').first().isVisible()), 'nothing can be unfolded on paper');
    });
  });

  test('an article makes a PDF of a few pages that says where it came from', async () => {
    await withTab({}, async (tab) => {
      await tab.goto(kind('article').address);
      await tab.emulateMedia({ media: 'print' });
      assert.ok(await tab.getByText(/https:\/\/thidua\.example\/tin\/2020\//).isVisible(), 'no address on paper');
      const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.ok(pdf.startsWith('%PDF-'));
      const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length;
      assert.ok(pages >= 1 && pages <= 3, `${pages} pages`);
    });
  });
});
