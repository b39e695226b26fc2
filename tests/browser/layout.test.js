// No page is wider than its window, down to 320 px and with letters of twice the size, and nothing on it moves while it loads.
import { describe, test } from 'node:test';
import { sampleWith } from './built.js';
import { DESK, PHONE, seeAll, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { KINDS } from './kinds.js';
import { allPages } from './site.js';

const WIDTHS = [320, 360, 768, 1440];

describe('layout', () => {
  test('a word without an end stays inside its page', async () => {
    const { origin, end } = await sampleWith('long-word.md');
    try {
      const article = '/tin/2026/ngay-hoi-congdoanvietnamdoimoisangtaovinguoilaodong2026-o-pho-co/';
      const addresses = [article, '/', '/tin/', '/dia-ban/thanh-pho-ha-noi/', '/tac-gia/', '/cuoc-van-dong/', '/luu-tru/2026/11/'];
      const found = [];
      for (const width of WIDTHS) {
        await withTab({ width, origin }, async (tab) => found.push(...(await tooWide(tab, addresses))));
      }
      expectNone(found);
    } finally {
      end();
    }
  });

  test('no page of the site scrolls sideways at 320 px', async () => {
    await withTab({ width: 320, height: 640 }, async (tab) => {
      expectNone(await tooWide(tab, allPages()));
    });
  });

  for (const size of [PHONE, DESK]) {
    test(`nothing moves on any kind of page while it loads at ${size.width} px`, async () => {
      await withTab({ ...size, script: noteShifts }, async (tab) => {
        const found = [];
        for (const { address } of KINDS) {
          await tab.goto(address);
          await seeAll(tab);
          const shifts = await tab.evaluate(() => window.takeShifts());
          found.push(...shifts.map((it) => `${address} ${it}`));
        }
        expectNone(found);
      });
    });
  }

  for (const width of WIDTHS) {
    test(`no kind of page scrolls sideways at ${width} px`, async () => {
      await withTab({ width }, async (tab) => {
        expectNone(await tooWide(tab, KINDS.map((it) => it.address)));
      });
    });

    test(`no kind of page scrolls sideways at ${width} px with text at 200 %`, async () => {
      await withTab({ width }, async (tab) => {
        const twice = () => (document.documentElement.style.fontSize = '200%');
        expectNone(await tooWide(tab, KINDS.map((it) => it.address), twice));
      });
    });

    test(`no kind of page scrolls sideways at ${width} px in a browser set to letters of 32 px`, async () => {
      await withTab({ width }, async (tab) => {
        // Unlike the style above, this moves the breakpoints of the layout too.
        const session = await tab.context().newCDPSession(tab);
        await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
        expectNone(await tooWide(tab, KINDS.map((it) => it.address)));
      });
    });
  }
});

/** In the page: notes what moved by itself, for `takeShifts` to tell. */
function noteShifts() {
  const name = ({ node }) => `${node?.localName}.${node?.className}`;
  const words = (shift) => `${shift.value.toFixed(4)}: ${shift.sources.map(name).join(', ')}`;
  const shifts = [];
  const note = (entries) => shifts.push(...entries.filter((it) => !it.hadRecentInput).map(words));
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  window.takeShifts = () => (note(observer.takeRecords()), shifts);
}

/** The pages that are wider than the window, each with the elements that stick out most. */
async function tooWide(tab, addresses, prepare = () => {}) {
  const found = [];
  for (const address of addresses) {
    await tab.goto(address);
    await tab.evaluate(prepare);
    const words = await tab.evaluate(measure);
    if (words) found.push(`${address} ${words}`);
  }
  return found;
}

/** In the page: how far it scrolls sideways, and why; nothing when it does not. */
function measure() {
  const root = document.documentElement;
  for (const it of [root, document.body]) {
    if (getComputedStyle(it).overflowX !== 'visible') return `hides what sticks out of <${it.localName}>`;
  }
  const width = root.clientWidth;
  if (root.scrollWidth <= width) return '';
  const scrolls = (it) => it && it !== document.body && (getComputedStyle(it).overflowX !== 'visible' || scrolls(it.parentElement));
  const guilty = [...document.body.querySelectorAll('*')]
    .map((it) => ({ it, right: it.getBoundingClientRect().right }))
    .filter(({ it, right }) => right > width + 0.5 && !scrolls(it.parentElement))
    .sort((a, b) => b.right - a.right)
    .slice(0, 3)
    .map(({ it, right }) => `${it.localName}.${it.className} to ${Math.round(right)}`);
  return `is ${root.scrollWidth} wide in ${width}: ${guilty.join('; ')}`;
}
