// Pictures: the file that fits the place is fetched, and nothing moves when it comes.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { DESK, PHONE, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { KINDS } from './kinds.js';
import { allPages, fileOf } from './site.js';

const has = (address, text) => readFileSync(fileOf(address), 'utf8').includes(text);
const withWebp = allPages().filter((address) => has(address, 'image/webp'));
const kinds = KINDS.map((it) => it.address).filter((address) => has(address, '<img '));
const withPictures = [...new Set([...withWebp, ...kinds])];

/** In the page: scrolls to its end, waits for all pictures, and tells what each of them is. */
async function look() {
  for (let at = 0; at < document.body.scrollHeight; at += 300) {
    scrollTo(0, at);
    await new Promise((done) => requestAnimationFrame(done));
  }
  const images = [...document.images];
  const wanted = images.filter((it) => it.checkVisibility());
  await Promise.all(wanted.map((it) => it.complete || new Promise((done) => (it.onload = it.onerror = done))));
  const of = (it) => {
    const widths = (it.parentElement.querySelector('source')?.srcset ?? '').split(', ').filter(Boolean);
    return {
      shown: Math.round(it.getBoundingClientRect().width),
      file: new URL(it.currentSrc || it.src).pathname,
      natural: it.naturalWidth,
      // What a browser takes whose screen has as many pixels as the page.
      widths: widths.map((entry) => Number(entry.split(' ')[1].replace('w', ''))),
      lazy: it.loading === 'lazy',
      high: it.fetchPriority === 'high',
      sized: it.hasAttribute('width') && it.hasAttribute('height'),
      visible: it.checkVisibility(),
    };
  };
  return images.map(of);
}

describe('pictures', () => {
  test('there are some to look at', () => {
    assert.ok(withWebp.length > 5, `${withWebp.length} pages`);
  });

  for (const screen of [PHONE, DESK]) {
    test(`the file that fits is fetched at ${screen.width} px`, async () => {
      await withTab(screen, async (tab) => {
        const found = [];
        for (const address of withWebp) {
          await tab.goto(address);
          for (const it of (await tab.evaluate(look)).filter((it) => it.widths.length && it.visible)) {
            const fits = it.widths.find((width) => width >= it.shown) ?? it.widths.at(-1);
            const fetched = Number(/-(\d+)\.webp$/.exec(it.file)?.[1]);
            // What is not lazy is fetched before it is laid out, by what the page says of its width.
            const next = it.widths[it.widths.indexOf(fits) + 1] ?? fits;
            if (fetched !== fits && !(it.high && fetched === next)) found.push(`${address}: ${it.file} for ${it.shown} px of ${it.widths}`);
          }
        }
        expectNone(found);
      });
    });
  }

  test('every picture is there, has its size, and only the first is fetched at once', async () => {
    await withTab(PHONE, async (tab) => {
      const found = [];
      for (const address of withPictures) {
        await tab.goto(address);
        const images = await tab.evaluate(look);
        for (const it of images) {
          if (it.visible && !it.natural) found.push(`${address}: ${it.file} is not shown`);
          if (!it.sized) found.push(`${address}: ${it.file} has no size`);
          if (it.lazy === it.high) found.push(`${address}: ${it.file} is both or neither`);
        }
        if (images.filter((it) => it.high).length > 1) found.push(`${address}: several come first`);
      }
      expectNone(found);
    });
  });

  for (const screen of [PHONE, DESK]) {
    test(`nothing moves when pictures come at ${screen.width} px`, async () => {
      const script = `
        window.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((it) => (window.shifts += it.value))).observe({ type: 'layout-shift', buffered: true });`;
      await withTab({ ...screen, script }, async (tab) => {
        // Pictures come late: the page is laid out long before.
        await tab.route(/\.(webp|jpg|png|svg|gif)$/, async (route) => {
          await new Promise((done) => setTimeout(done, 150));
          await route.continue();
        });
        const found = [];
        for (const address of withWebp.slice(0, 12)) {
          await tab.goto(address);
          await tab.evaluate(look);
          const shifts = await tab.evaluate(() => window.shifts);
          if (shifts > 0) found.push(`${address}: ${shifts}`);
        }
        expectNone(found);
      });
    });
  }
});
