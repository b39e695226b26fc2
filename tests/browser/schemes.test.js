// Light is light and dark is dark, from the paper to what the browser draws itself.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withTab } from './browser.js';
import { KINDS } from './kinds.js';

describe('colour schemes', () => {
  for (const colorScheme of ['light', 'dark']) {
    test(`the ${colorScheme} scheme is ${colorScheme} on each kind of page`, async () => {
      await withTab({ colorScheme }, async (tab) => {
        for (const { address } of KINDS) {
          await tab.goto(address);
          const { paper, ink, canvas } = await tab.evaluate(luminances);
          const [dark, bright] = colorScheme === 'dark' ? [paper, ink] : [ink, paper];
          assert.ok(dark < 0.03, `${address}: the dark of paper and ink has luminance ${dark.toFixed(3)}`);
          assert.ok(bright > 0.7, `${address}: the bright of paper and ink has luminance ${bright.toFixed(3)}`);
          assert.equal(canvas < 0.1, colorScheme === 'dark', `${address}: scroll bars and fields keep the other scheme`);
        }
      });
    });
  }
});

/** In the page: relative luminance of what the text stands on, of the text, and of the browser's own canvas. */
function luminances() {
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((it) => {
      const part = Number(it) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'canvas';
  const { backgroundColor, color } = getComputedStyle(document.body);
  return { paper: luminance(backgroundColor), ink: luminance(color), canvas: luminance(getComputedStyle(probe).color) };
}
