// The matrix of districts and phases: its numbers add up and agree with the lists behind them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DESK, PHONE, readList, withTab } from './browser.js';
import { kind } from './kinds.js';

describe('matrix', () => {
  test('rows, columns and the whole add up, and the whole is every article once', async () => {
    await withTab({}, async (tab) => {
      const { rows, foot, total } = await openMatrix(tab);
      const add = (numbers) => numbers.reduce((sum, it) => sum + it, 0);
      for (const row of rows) assert.equal(add(row.cells.map((it) => it.count)), row.sum.count, row.name);
      foot.cells.forEach((it, column) => {
        assert.equal(add(rows.map((row) => row.cells[column].count)), it.count, `column ${column + 1}`);
      });
      assert.equal(add(rows.map((row) => row.sum.count)), foot.sum.count);
      assert.equal(foot.sum.count, total);
      assert.equal((await readList(tab, '/tin/')).articles.length, total);
    });
  });

  test('a cell names as many articles as the list behind it shows', async () => {
    await withTab({}, async (tab) => {
      const { rows, columns } = await openMatrix(tab);
      const cells = rows.flatMap((row) => row.cells).filter((it) => it.count);
      assert.ok(cells.every((it) => it.url), 'a number leads nowhere');
      cells.sort((a, b) => b.count - a.count);
      const rowLinks = rows.map((row) => ({ url: row.url, count: row.sum.count }));
      for (const it of [cells[0], cells[cells.length >> 1], cells.at(-1), rowLinks[0], rowLinks.at(-1), ...columns.slice(0, 2)]) {
        const { articles, total } = await readList(tab, it.url);
        assert.equal(articles.length, it.count, `articles on ${it.url}`);
        assert.equal(total, it.count, `the number in the heading of ${it.url}`);
      }
    });
  });

  test('no head of a column is cut, on screens and on paper, and each sheet has the heads', async () => {
    const cut = () =>
      [...document.querySelectorAll('.matrix thead div > *')]
        .filter((it) => it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1)
        .map((it) => it.textContent);
    for (const size of [PHONE, DESK]) {
      await withTab(size, async (tab) => {
        await tab.goto(kind('matrix').address);
        assert.deepEqual(await tab.evaluate(cut), []);
      });
    }
    // What A4 across leaves between its margins; a head of more than a quarter of it stands on the first sheet alone.
    const [width, height] = [277, 190].map((millimetres) => Math.floor((millimetres / 25.4) * 96));
    await withTab({ width, height }, async (tab) => {
      await tab.goto(kind('matrix').address);
      await tab.emulateMedia({ media: 'print' });
      assert.deepEqual(await tab.evaluate(cut), []);
      const head = await tab.locator('.matrix thead').boundingBox();
      assert.ok(head.height <= height / 4, `a head of ${head.height} px`);
    });
  });

  for (const size of [PHONE, DESK]) {
    test(`names and phases stay in view when the matrix is scrolled at ${size.width} px`, async () => {
      await withTab(size, async (tab) => {
        await tab.goto(kind('matrix').address);
        const before = await tab.evaluate(corner);
        await tab.evaluate(() => document.querySelector('.matrix').scrollTo(1e6, 1e6));
        const after = await tab.evaluate(corner);
        if (size === PHONE) assert.ok(after.scrolled > 100, 'nothing to scroll sideways');
        assert.deepEqual({ name: after.name, head: after.head }, { name: before.name, head: before.head });
        assert.ok(after.free > 100, `only ${after.free} px are left for the numbers`);
      });
    });
  }
});

/** Reads the whole table. */
async function openMatrix(tab) {
  await tab.goto(kind('matrix').address);
  return tab.evaluate(() => {
    const number = (it) => Number(it?.textContent.replace(/\D/g, '') ?? 0);
    const cell = (it) => ({ count: number(it), url: it.querySelector('a')?.getAttribute('href') });
    const row = (it) => ({
      name: it.querySelector('th').textContent,
      url: it.querySelector('th a')?.getAttribute('href'),
      sum: cell(it.querySelector('td.sum')),
      cells: [...it.querySelectorAll('td:not(.sum)')].map(cell),
    });
    const table = document.querySelector('.matrix table');
    const foot = row(table.querySelector('tfoot tr'));
    return {
      rows: [...table.querySelectorAll('tbody tr')].map(row),
      foot,
      columns: [...table.querySelectorAll('thead tr + tr th')].map((it, i) => ({
        url: it.querySelector('a')?.getAttribute('href'),
        count: foot.cells[i].count,
      })),
      total: number(table.querySelector('thead b')),
    };
  });
}

/** In the page: where the column of names and the row of phases stand, and how much room they leave. */
function corner() {
  const region = document.querySelector('.matrix');
  const name = region.querySelector('tbody th').getBoundingClientRect();
  const head = region.querySelector('thead tr + tr th').getBoundingClientRect();
  return {
    scrolled: region.scrollLeft,
    name: Math.round(name.left),
    head: Math.round(head.top),
    free: region.getBoundingClientRect().right - name.right,
  };
}
