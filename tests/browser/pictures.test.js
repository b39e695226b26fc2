// Pictures: the file that fits the place is fetched, and nothing moves when it comes.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as patience } from 'node:timers/promises';
import { closeTab, DESK, lookAt, openTab, PHONE } from './browser.js';
import { shiftsOf, shiftsScript } from './checks/shifts.js';
import { PageFindings } from './findings.js';
import { KINDS } from './kinds.js';
import { allPages, textOf } from './site.js';

const LATE = 150;
const withWebp = allPages().filter((address) => textOf(address).includes('image/webp'));
const kinds = KINDS.map((it) => it.address).filter((address) => textOf(address).includes('<img '));
const withPictures = [...new Set([...withWebp, ...kinds])];
/** The pages on which pictures come late: the page is laid out long before. */
const waiting = new Set(withWebp.slice(0, 12));

test('there are pictures to look at', () => {
  assert.ok(withWebp.length > 5, `${withWebp.length} pages`);
});

for (const [look, addresses] of [[lookAt(PHONE, 'light'), withPictures], [lookAt(DESK, 'light'), withWebp]]) {
  describe(`pictures at ${look.name}`, () => {
    let tab;
    let late = false;
    before(async () => {
      tab = await openTab({ ...look, script: shiftsScript });
      await tab.route(/\.(webp|jpg|png|svg|gif)$/, async (route) => {
        if (late) await patience(LATE);
        await route.continue();
      });
    });
    after(() => closeTab(tab));

    for (const address of addresses) {
      test(`of ${address} at ${look.name}`, async () => {
        const findings = new PageFindings(address, look);
        late = waiting.has(address);
        await tab.goto(address);
        const images = await tab.evaluate(seePictures);
        findings.note('moves when pictures come', await shiftsOf(tab));
        findings.note('does not fit', images.filter(isUnfit).map((it) => `${it.file} for ${it.shown} px of ${it.widths}`));
        findings.note('is not shown', images.filter((it) => it.visible && !it.natural).map((it) => it.file));
        findings.note('has no size', images.filter((it) => !it.sized).map((it) => it.file));
        findings.note('is both fetched at once and late, or neither', images.filter((it) => it.lazy === it.high).map((it) => it.file));
        if (images.filter((it) => it.high).length > 1) findings.note('pictures', ['several come first']);
        findings.expectNone();
      });
    }
  });
}

/** Whether another file than that which fits the place was fetched. */
function isUnfit({ widths, visible, shown, file, high }) {
  if (!widths.length || !visible) return false;
  const fits = widths.find((width) => width >= shown) ?? widths.at(-1);
  const fetched = Number(/-(\d+)\.webp$/.exec(file)?.[1]);
  // What is not lazy is fetched before it is laid out, by what the page says of its width.
  const next = widths[widths.indexOf(fits) + 1] ?? fits;
  return fetched !== fits && !(high && fetched === next);
}

/** In the page: scrolls to its end, waits for all pictures, and tells what each of them is. */
async function seePictures() {
  for (let at = 0; at < document.body.scrollHeight; at += innerHeight) {
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
