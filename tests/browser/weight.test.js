// What a page costs its reader: bytes of HTML, CSS and JavaScript as a browser gets them, compressed with brotli, and
// requests. Pictures are apart: they are as many as an editor wants, and no page waits for them. So is the index of search,
// which is asked for when a reader types.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleWith } from './built.js';
import { withTab } from './browser.js';
import { expectNone } from './findings.js';
import { KINDS, kind } from './kinds.js';
import { allPages } from './site.js';

const CODE = ['document', 'stylesheet', 'script'];
const ARTICLE = 8_000;
/** Plain prose needs less than an article with a photo, a table, results and awards; the rest is for long names. */
const PROSE = 7_000;
const INDEX = 12_000;
/** An article of so many words, all that stands in it counted, is held to its budget. */
const WORDS = 600;
const BYTES_A_WORD = 3;

describe('weight', () => {
  for (const { fixture, address, budget } of [
    { fixture: '600-words.md', address: '/tin/2023/to-may-so-7-giu-nhip-chuyen-bang-mot-cuon-so-chung/', budget: PROSE },
    { fixture: '600-words-report.md', address: '/tin/2023/ha-dong-so-ket-dot-hai-1-284-sang-kien-tu-xuong-may-den-phong-kham/', budget: ARTICLE },
  ]) {
    test(`${fixture}, an article of ${WORDS} words among the others of the sample, costs ${budget} bytes at most`, async () => {
      const { origin, end } = await sampleWith(fixture);
      after(end);
      await withTab({ origin }, async (tab) => {
        const cost = await costOf(tab, address);
        const words = await tab.evaluate(() => document.querySelector('.body').innerText.split(/\s+/).length);
        assert.ok(words >= WORDS, `the text has ${words} words only`);
        assert.ok(cost.bytes <= budget, told(cost));
        assert.deepEqual(tab.complaints, []);
      });
    });
  }

  test('each article of the sample costs what its length allows', async () => {
    await withTab({}, async (tab) => {
      const found = [];
      for (const address of allPages().filter((it) => /^\/tin\/\d{4}\/[^/]+\/$/.test(it))) {
        const cost = await costOf(tab, address);
        const words = await tab.evaluate(() => document.querySelector('article')?.innerText.split(/\s+/).length ?? 0);
        const budget = ARTICLE + Math.max(0, words - WORDS) * BYTES_A_WORD;
        if (cost.bytes > budget) found.push(`${address} of ${words} words: ${told(cost)}, not ${budget}`);
      }
      expectNone(found);
    });
  });

  test(`a page of each other kind costs ${INDEX} bytes at most`, async () => {
    await withTab({}, async (tab) => {
      const found = [];
      for (const { name, address } of KINDS) {
        const cost = await costOf(tab, address);
        if (cost.bytes > INDEX) found.push(`${name}: ${told(cost)}`);
      }
      expectNone(found);
    });
  });

  test('a page of each kind needs four requests at most, its icon among them', async () => {
    await withTab({}, async (tab) => {
      const found = [];
      for (const { name, address } of KINDS) {
        const { requests } = await costOf(tab, address);
        // Its icon is asked for at a time of the browser's own choosing.
        const pages = requests.filter((it) => it.type !== 'other');
        const icons = await tab.locator('link[rel=icon]').count();
        if (pages.length + icons > 4) found.push(`${name}: ${requests.map((it) => it.url).join(', ')}`);
      }
      expectNone(found);
    });
  });

  test('most of a style sheet serves the page that loads it', async () => {
    const used = new Map();
    for (const width of [360, 768, 1440]) {
      await withTab({ width }, async (tab) => {
        for (const name of ['home', 'news', 'article', 'article-awards', 'campaign-running', 'results', 'calendar', 'matrix']) {
          await tab.coverage.startCSSCoverage();
          await tab.goto(kind(name).address);
          const [{ text, ranges }] = await tab.coverage.stopCSSCoverage();
          const serving = used.get(name) ?? new Uint8Array(text.length);
          for (const { start, end } of ranges) serving.fill(1, start, end);
          used.set(name, serving);
        }
      });
    }
    const share = (bytes) => bytes.reduce((sum, it) => sum + it, 0) / bytes.length;
    // The rest is for paper, the other scheme, the pointer, and what the other pages of the kind have.
    const idle = [...used].filter(([, bytes]) => share(bytes) < 0.45);
    expectNone(idle.map(([name, bytes]) => `${name}: ${Math.round(share(bytes) * 100)} %`));
  });
});

/** What a page costs: bytes of what it is made of, and all requests but those for pictures. */
async function costOf(tab, address) {
  const answers = [];
  const note = (answer) => answers.push(answer);
  tab.on('response', note);
  await tab.goto(address, { waitUntil: 'load' });
  tab.off('response', note);
  const requests = answers
    .filter((it) => it.request().resourceType() !== 'image')
    .map((it) => ({ type: it.request().resourceType(), url: it.url(), headers: it.headers() }));
  const code = requests.filter((it) => CODE.includes(it.type));
  for (const { url, headers } of code) assert.equal(headers['content-encoding'], 'br', `${url} came as it is`);
  const bytes = code.reduce((sum, it) => sum + Number(it.headers['content-length']), 0);
  return { bytes, code, requests };
}

const told = ({ bytes, code }) => `${bytes} bytes (${code.map((it) => `${it.type} ${it.headers['content-length']}`).join(', ')})`;
