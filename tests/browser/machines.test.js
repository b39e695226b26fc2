// What machines find: old addresses lead on, feeds are where pages say. Data blocks are parsed in pages.test.js.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LOOKS, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { screenshot } from './screenshots.js';
import { SITE, allPages, fileOf, oldAddresses } from './site.js';

describe('machines', () => {
  test('every old address leads a browser to the new one, with a link for those it does not', async () => {
    const old = oldAddresses();
    assert.ok(old.length, 'the sample has an old address');
    const table = readFileSync(join(SITE, '_redirects'), 'utf8').trim().split('\n');
    for (const rule of table) {
      const [from, , status] = rule.split(' ');
      assert.ok(status === '301' && old.includes(decodeURIComponent(from)), rule);
    }
    await withTab({}, async (tab) => {
      for (const from of old) {
        const [, to] = /content="0; url=([^"]+)"/.exec(readFileSync(fileOf(from), 'utf8'));
        await tab.goto(from);
        await tab.waitForURL((url) => url.pathname === to);
        assert.ok(await tab.locator('main h1').count(), `${from} leads to a page`);
        const words = readFileSync(fileOf(from), 'utf8');
        assert.ok(words.includes(`<h1 class="moved"><a href="${to}">`), 'a link for people');
      }
      assert.deepEqual(tab.complaints, []);
    });
  });

  for (const look of LOOKS) {
    test(`an old address can be read at ${look.name}, should the browser stay`, async () => {
      await withTab(look, async (tab) => {
        await tab.route('**/tin/2023/gan-bien-tam-phong-hoc-o-ha-dong/', async (route) => {
          const body = readFileSync(fileOf(route.request().url()), 'utf8').replace(/<meta http-equiv="refresh"[^>]*>/, '');
          await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
        });
        await tab.goto('/tin/2023/gan-bien-tam-phong-hoc-o-ha-dong/');
        assert.ok(await tab.locator('h1 a').isVisible());
        assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        await screenshot(tab, 'redirect', look, { fullPage: true });
      });
    });
  }

  test('a browser can parse every feed that a page names', async () => {
    await withTab({}, async (tab) => {
      const seen = new Map();
      for (const address of allPages()) {
        for (const [, type, href] of readFileSync(fileOf(address), 'utf8').matchAll(/rel="alternate" type="([^"]+)"[^>]*href="([^"]+)"/g)) {
          seen.set(href, type);
        }
      }
      assert.ok(seen.size > 100);
      await tab.goto('/404.html');
      const found = [];
      for (const [href, type] of seen) {
        const text = readFileSync(fileOf(href), 'utf8');
        const root = await tab.evaluate(
          ([text, json]) => (json ? JSON.parse(text).version : new DOMParser().parseFromString(text, 'text/xml').documentElement.localName),
          [text, type.endsWith('json')],
        );
        const wanted = { 'application/atom+xml': 'feed', 'application/rss+xml': 'rss', 'application/feed+json': 'https://jsonfeed.org/version/1.1' };
        if (root !== wanted[type]) found.push(`${href}: ${root}`);
      }
      expectNone(found);
    });
  });
});
