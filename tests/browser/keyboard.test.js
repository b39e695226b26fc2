// The site by keyboard: each stop can be seen, none is missed, and the skip link skips.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DESK, PHONE, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { kind } from './kinds.js';

describe('keyboard', () => {
  for (const size of [PHONE, DESK]) {
    for (const name of ['home', 'article', 'article-table', 'district-ended', 'matrix']) {
      test(`each stop of the ${name} page is in sight and marked at ${size.width} px`, async () => {
        await withTab(size, async (tab) => {
          await tab.goto(kind(name).address);
          const all = await tab.locator(':is(a[href], [tabindex="0"], button, input, summary):visible').count();
          const found = [];
          for (let stop = 0; stop < all; stop++) {
            await tab.keyboard.press('Tab');
            const words = await tab.evaluate(lookAtFocus);
            if (words) found.push(words);
          }
          expectNone(found);
          await tab.keyboard.press('Tab');
          assert.equal(await tab.evaluate(() => document.activeElement.localName), 'body', 'the page has more stops than links');
        });
      });
    }
  }

  test('the skip link comes first, shows itself, and leads to the text', async () => {
    for (const name of ['home', 'article', 'matrix']) {
      await withTab(PHONE, async (tab) => {
        await tab.goto(kind(name).address);
        await tab.keyboard.press('Tab');
        assert.equal(await tab.evaluate(() => document.activeElement.hash), '#main');
        assert.equal(await tab.evaluate(lookAtFocus), '');
        await tab.keyboard.press('Enter');
        await tab.keyboard.press('Tab');
        assert.ok(await tab.evaluate(() => document.activeElement.closest('main')), `${name}: the next stop is not in the text`);
      });
    }
  });
});

describe('menus', () => {
  for (const size of [PHONE, DESK]) {
    test(`are walked in their order and followed by keyboard at ${size.width} px`, async () => {
      await withTab(size, async (tab) => {
        await tab.goto(kind('article').address);
        const entries = await tab.locator('nav.menu a').evaluateAll((all) => all.map((it) => it.href));
        assert.ok(entries.length > 10);
        const walked = [];
        while (walked.length < entries.length) {
          await tab.keyboard.press('Tab');
          const href = await tab.evaluate(() => document.activeElement.closest('nav.menu') && document.activeElement.href);
          if (href) walked.push(href);
          else assert.ok(!walked.length, 'a stop in between is no entry of a menu');
        }
        assert.deepEqual(walked, entries);
        await tab.keyboard.press('Enter');
        await tab.waitForURL(entries.at(-1));
        assert.equal(await tab.locator('nav.menu [aria-current=page]').getAttribute('href'), new URL(entries.at(-1)).pathname);
      });
    });
  }
});

/** In the page: what is wrong with how the focused element shows; nothing when all is well. */
function lookAtFocus() {
  const it = document.activeElement;
  const who = `${it.localName}.${it.className} “${it.textContent.trim().slice(0, 30)}” in .${it.parentElement?.className}`;
  if (it === document.body) return 'a stop without an element';
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return `${who}: no outline`;
  const box = [...it.getClientRects()].find((rect) => rect.width && rect.height);
  if (!box) return `${who}: no box`;
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight);
  if (right - left < Math.min(box.width, 20) || bottom - top < Math.min(box.height, 16)) return `${who}: out of sight`;
  const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return it.contains(seen) || seen?.contains(it) ? '' : `${who}: hidden under ${seen?.localName}.${seen?.className}`;
}
