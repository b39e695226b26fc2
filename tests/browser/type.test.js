// Letters: room for stacked Vietnamese accents, lines of a length that the eye can follow.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DESK, PHONE, withTab } from './browser.js';
import { kind } from './kinds.js';

describe('type', () => {
  for (const [name, selector] of [
    ['article', 'h1'],
    ['article', '.body h2'],
    ['home', '.top .lead h3 a'],
    ['news', '.card h3 a'],
    ['phase', 'h1'],
  ]) {
    test(`the accents of Ẫ Ắ Ỗ keep clear of the dots of ị ệ ợ above: ${selector} of the ${name} page`, async () => {
      await withTab(PHONE, async (tab) => {
        await tab.goto(kind(name).address);
        const { lines, step, ink, fontSize } = await tab.evaluate(stackAccents, selector);
        assert.ok(lines >= 3, `the title wraps into ${lines} lines only`);
        assert.ok(ink <= step, `letters of ${fontSize} need ${ink.toFixed(1)} px, the lines are ${step.toFixed(1)} px apart`);
      });
    });
  }

  test('a line of an article has 55 to 75 characters on a desk', async () => {
    await withTab(DESK, async (tab) => {
      for (const name of ['article', 'article-table', 'plain']) {
        await tab.goto(kind(name).address);
        const lines = await tab.evaluate(fullLines, '.body > p');
        const average = lines.reduce((sum, it) => sum + it, 0) / lines.length;
        assert.ok(lines.length >= 3, `${name} has no paragraph to measure`);
        assert.ok(average >= 55 && average <= 75, `${name}: ${average.toFixed(1)} characters a line`);
      }
    });
  });
});

/** In the page: gives an element the worst title there is, and measures its lines and the ink of its letters. */
function stackAccents(selector) {
  const title = document.querySelector(selector);
  title.textContent = 'ịệợ ẪẮỖ '.repeat(12);
  const range = document.createRange();
  range.selectNodeContents(title);
  const tops = [...new Set([...range.getClientRects()].map((it) => Math.round(it.top * 4) / 4))].sort((a, b) => a - b);
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(title);
  const canvas = document.createElement('canvas').getContext('2d');
  // Measured on large letters, because small ones are rounded to whole pixels.
  canvas.font = `${fontStyle} ${fontWeight} 1000px ${fontFamily}`;
  const above = canvas.measureText('ẪẮỖ').actualBoundingBoxAscent;
  const below = canvas.measureText('ịệợ').actualBoundingBoxDescent;
  const step = Math.min(...tops.slice(1).map((top, i) => top - tops[i]));
  return { lines: tops.length, step, ink: ((above + below) / 1000) * parseFloat(fontSize), fontSize };
}

/** In the page: how many characters stand on each line of its paragraphs, the last lines left out. */
function fullLines(selector) {
  const lines = [];
  for (const paragraph of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const counts = new Map();
    while (texts.nextNode()) {
      for (let i = 0; i < texts.currentNode.length; i++) {
        range.setStart(texts.currentNode, i);
        range.setEnd(texts.currentNode, i + 1);
        // Letters of other sizes on one line differ by a few pixels.
        const line = Math.round(range.getBoundingClientRect().bottom / 12);
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    }
    lines.push(...[...counts.values()].slice(0, -1));
  }
  return lines;
}
