// Long lists: who follows the links to older news sees each article once.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readList, withTab } from './browser.js';
import { kind } from './kinds.js';
import { allPages, isHidden } from './site.js';

describe('paging', () => {
  test('the list of news shows every article of the site exactly once', async () => {
    await withTab({}, async (tab) => {
      const { articles, total, pages } = await readList(tab, '/tin/');
      const published = allPages().filter((it) => /^\/tin\/\d{4}\/./.test(it) && !isHidden(it));
      assert.ok(pages >= 3, `${pages} pages only`);
      assert.deepEqual([...articles].sort(), published);
      assert.equal(total, published.length, 'the number in the heading');
    });
  });

  test('other lists of several pages name as many articles as they show', async () => {
    await withTab({}, async (tab) => {
      for (const address of [kind('category').address, '/khoi/doanh-nghiep/']) {
        const { articles, total, pages } = await readList(tab, address);
        assert.ok(pages >= 2, `${address} has one page`);
        assert.equal(new Set(articles).size, articles.length, `${address} shows an article twice`);
        assert.equal(articles.length, total, address);
      }
    });
  });

  test('the links to newer and older news are each other’s way back', async () => {
    await withTab({}, async (tab) => {
      await tab.goto('/tin/');
      const start = tab.url();
      await tab.locator('nav.pager a[rel=next]').click();
      assert.notEqual(tab.url(), start);
      await tab.locator('nav.pager a[rel=prev]').click();
      assert.equal(tab.url(), start);
    });
  });
});
