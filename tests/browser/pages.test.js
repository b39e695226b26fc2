// Every page of the site, opened once on a desk and then made as narrow as the smallest phone.
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
      for (const address of allPages()) await look(tab, address);
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

async function look(tab, address) {
  await tab.setViewportSize(DESK);
  const cost = await openAndWeigh(tab, address);
  const note = (list, words) => list.push(...words.map((it) => `${address} ${it}`));
  note(found.unlawful, await lawless(tab));
  note(found.mute, await silence(tab, address));
  if (isArticle(address)) note(found.heavy, [...uncompressed(cost), ...(await heavyForArticle(tab, cost))]);
  note(found.wide, [await tooWideAt(tab, SMALLEST)].filter(Boolean));
  note(found.unlawful, tab.complaints.splice(0));
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
