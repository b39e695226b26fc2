// Every page of the site, opened once and looked at on a desk and in a window as narrow as the smallest phone.
import { before, describe, test } from 'node:test';
import { DESK, lookAt, withTab } from './browser.js';
import { lawless } from './checks/policy.js';
import { heavyForArticle, openAndWeigh, uncompressed } from './checks/weight.js';
import { tooWideAt } from './checks/width.js';
import { expectNone } from './findings.js';
import { allPages } from './site.js';

const SMALLEST = { width: 320, height: 640 };
const isArticle = (address) => /^\/tin\/\d{4}\/[^/]+\/$/.test(address);

/** What is wrong with the pages: unlawful, mute for machines, too wide, too heavy; a line for each. */
const found = { unlawful: [], mute: [], wide: [], heavy: [] };

describe('every page', () => {
  before(() =>
    withTab(lookAt(DESK, 'light'), async (tab) => {
      // A page opens in the window that the page before has left, so that the window changes once for each page.
      const windows = [DESK, SMALLEST];
      for (const address of allPages()) {
        await look(tab, address, windows);
        windows.reverse();
      }
    }),
  );

  test('asks no other origin, fails no request, breaks no policy of its own and runs no script', () => {
    expectNone(found.unlawful);
  });

  test('has data blocks that are parsed as data', () => {
    expectNone(found.mute);
  });

  test('does not scroll sideways at 320 px', () => {
    expectNone(found.wide);
  });

  test('costs what its length allows, if it is an article', () => {
    expectNone(found.heavy);
  });
});

async function look(tab, address, windows) {
  const note = (list, { width }, words) => list.push(...words.map((it) => `${address} at ${width} px light: ${it}`));
  const cost = await openAndWeigh(tab, address);
  for (const size of windows) {
    if (size === SMALLEST) {
      note(found.wide, size, [await tooWideAt(tab, size)].filter(Boolean));
    } else {
      await tab.setViewportSize(size);
      note(found.unlawful, size, await lawless(tab));
      note(found.mute, size, await silence(tab, address));
      if (isArticle(address)) note(found.heavy, size, [...uncompressed(cost), ...(await heavyForArticle(tab, cost))]);
    }
    note(found.unlawful, size, tab.complaints.splice(0));
  }
}

/** What is wrong with the data blocks of a page: that they cannot be parsed, or that there are none. */
async function silence(tab, address) {
  const nodes = await tab.evaluate(() => {
    const blocks = [...document.querySelectorAll('script[type="application/ld+json"]')].map((it) => it.textContent);
    try {
      return blocks.flatMap((text) => JSON.parse(text)['@graph'].map((node) => node['@type'])).length;
    } catch (error) {
      return error.message;
    }
  });
  if (typeof nodes === 'string') return [`has a data block that cannot be parsed: ${nodes}`];
  return nodes || address.endsWith('404.html') ? [] : ['says nothing'];
}
