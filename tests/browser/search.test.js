// The page of search in a browser: it shows what the script finds without one (see answers.test.js), and is good to use.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { brotliCompressSync, inflateRawSync } from 'node:zlib';
import axe from 'axe-core';
import { DESK, LOOKS, PHONE, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { makeSite } from './made.js';
import { NAMED, TOPICS, sitesOfQueries } from './queries.js';
import { behindAddress, openSearch } from './search-page.js';
import { SITE } from './site.js';

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
const servers = [];

/** A built site with a server: its origin, what was asked for and how many bytes each answer had. */
async function serve({ folder, base, ...more }) {
  const asked = [], sizes = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    let file = join(folder, decodeURIComponent(pathname.slice(base.length)));
    if (pathname.endsWith('/')) file = join(file, 'index.html');
    const found = pathname.startsWith(base) && statSync(file, { throwIfNoEntry: false })?.isFile();
    asked.push(pathname);
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    const body = found ? readFileSync(file) : '';
    sizes.push(body.length);
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return { ...more, folder, base, origin: `http://127.0.0.1:${server.address().port}`, asked, sizes };
}

after(() => {
  for (const server of servers) server.close();
});

/** A small site of texts that are hard to find. */
async function small() {
  const site = 'site: {title: Thử, description: Thử., base_url: "https://thu.example/"}\n';
  const files = { 'site.yaml': `${site}districts: [{id: quan-ba-dinh, name: Ba Đình, level: quan}]\n` };
  let number = 0;
  const write = (title, body, year = 2023) => {
    const day = String(number % 28 + 1).padStart(2, '0');
    files[`content/bai-${number++}.md`] = `---\ntitle: ${title}\ndate: ${year}-03-${day}\ndistrict: quan-ba-dinh\n---\n${body}\n`;
  };
  for (let at = 0; at < 10; at++) write(`Thực đơn ${at}`, 'Bồi dưỡng hòa cùng nếp ăn lành.');
  write('Đường làng ngập sắc hoa', 'Con đường mới trồng hoa hai bên.');
  write('Ông Bùi Văn Tư về hưu', 'Tin.');
  write('Tin thưởng', 'Ông Bùi Văn Đạt nhận giải.');
  write('Tin ngắn', 'Bùi Văn.');
  write('Thư viện mới', 'Chị Thị Quỳnh vui.');
  write('Phúc, lộc, thọ về với vườn lan', 'Tơ.');
  write('Tin nông vụ', 'Bà con huyện Phúc Thọ nay có vườn lan.');
  write('Tin lạ', 'Thuật ngữ[^1] lạ lùng.\n\n[^1]: Nguồn.\n\n1. Một việc lớn\n   - Việc con nhỏ xíu');
  write('Tin máy', `${'Mở đầu dài dòng. '.repeat(20)}\n\nGầu xúc Kobelco.`);
  write('Ban Thường vụ Liên đoàn Lao động quận Cầu Giấy đi thăm', 'Lao động giỏi.');
  write('Tin họp', `${'Mở đầu dài dòng. '.repeat(20)}\n\nHôm ấy BCH CĐCS họp với UBND phường.`);
  for (let at = 0; at < 12; at++) write(`Nước nhà ${at}`, 'Phong trào giỏi việc nước, đảm việc nhà.', 2024);
  for (let at = 0; at < 20; at++) write(`Chị Lan ${at}`, 'Chị Lan giỏi việc nhà. Ai cũng lo việc nước.', 2021);
  const { folder } = await makeSite(files);
  return serve({ folder, base: '/' });
}

const sites = {};
for (const [name, site] of Object.entries(await sitesOfQueries())) sites[name] = await serve(site);

const address = ({ origin, base }, query, options) => `${origin}${base}tim-kiem/${behindAddress(query, options)}`;

const settled = (tab) => tab.waitForFunction(() => {
  const found = document.querySelector('.found');
  return !found.hasAttribute('aria-busy') && (found.textContent || !document.querySelector('.ways-to-all').hidden);
});

const results = (tab) => tab.locator('.results h2 a').evaluateAll((links) => links.map((it) => it.getAttribute('href')));

/** The addresses of the first results that the page of search shows. */
async function byBrowser(tab, site, query, options) {
  await tab.goto(address(site, query, options));
  await settled(tab);
  return results(tab);
}

/** A tab on a site of these tests. */
async function withSearch(look, use) {
  await withTab({ ...look, ownServers: true }, async (tab) => {
    await use(tab);
    expectNone(tab.complaints);
  });
}

describe('search', () => {
  for (const { site, topic, queries } of TOPICS) {
    test(`the test set: ${topic} (${site})`, async () => {
      const of = sites[site];
      const alone = openSearch(of);
      await withSearch({}, async (tab) => {
        for (const { query, options, first } of queries) {
          const [expected, shown] = await Promise.all([alone.ask(query, options), byBrowser(tab, of, query, options)]);
          assert.deepEqual(shown.slice(0, NAMED), first.map((name) => of.addresses.get(name)), query);
          assert.deepEqual(shown, expected.addresses, `${query}, in a browser and without one`);
        }
      });
    });
  }

  test('a result shows where and when, and marks the words as they are written', async () => {
    await withSearch({}, async (tab) => {
      await tab.goto(address(sites.sample, 'nghe lua'));
      await settled(tab);
      const first = tab.locator('.results li').first();
      await first.locator('.summary mark').first().waitFor();
      assert.match(await first.locator('mark').first().textContent(), /^nghề lụa$/i);
      assert.match(await first.locator('.meta').textContent(), /Hà Đông/);
      assert.ok(await first.locator('time[datetime]').count());
    });
  });

  test('typing finds, choices filter and count, and the way back is the way back', async () => {
    await withSearch({}, async (tab) => {
      await tab.goto(address(sites.sample, ''));
      await tab.locator('#q').pressSequentially('thi du', { delay: 20 });
      await tab.locator('.results li').first().waitFor();
      await tab.locator('#q').fill('thi dua');
      await tab.locator('#q').press('Enter');
      const option = tab.locator('.filters select[data-facet=year] option[value="2023"]');
      await option.waitFor({ state: 'attached' });
      await settled(tab);
      assert.equal(await option.textContent(), '2023');
      const soon = await tab.locator('.found').textContent();
      await tab.locator('.filters select[data-facet=year]').focus();
      await tab.locator('.filters select[data-facet=year] option[value="2023"]', { hasText: '(' }).waitFor({ state: 'attached' });
      // Who counts has found all.
      const all = await tab.locator('.found').textContent();
      const count = Number((await option.textContent()).match(/\((\d+)\)/)[1]);
      await tab.locator('.filters select[data-facet=year]').selectOption('2023');
      await tab.waitForFunction((all) => document.querySelector('.found').textContent !== all, all);
      await settled(tab);
      assert.equal(await tab.locator('.found').textContent(), `${count} bài`);
      assert.match(tab.url(), /q=thi\+dua&nam=2023/);
      await tab.goBack();
      await tab.waitForFunction((all) => document.querySelector('.found').textContent === all, all);
      assert.equal(await tab.locator('.filters select[data-facet=year]').inputValue(), '');
      assert.doesNotMatch(tab.url(), /nam=/);
      await tab.reload();
      await settled(tab);
      assert.equal(await tab.locator('.found').textContent(), soon);
    });
  });

  test('choices are there without numbers, which are loaded for the filter that somebody turns to', async () => {
    const { asked, folder } = sites.generated;
    const { facets } = JSON.parse(inflateRawSync(readFileSync(join(folder, 'tim-kiem/index.bin'))));
    const counted = () => Object.keys(facets).filter((it) => asked.some((path) => path.includes(facets[it])));
    const label = (tab, facet) => tab.locator(`[data-facet=${facet}] option`);
    await withSearch({}, async (tab) => {
      asked.length = 0;
      await tab.goto(address(sites.generated, 'hien mau'));
      await label(tab, 'year').nth(1).waitFor({ state: 'attached' });
      await tab.waitForLoadState('networkidle');
      assert.deepEqual(counted(), []);
      await tab.locator('[data-facet=kind]').click();
      await label(tab, 'kind').filter({ hasText: '(' }).first().waitFor({ state: 'attached' });
      assert.deepEqual(counted(), ['kind']);
      await tab.locator('[data-facet=district]').focus();
      await label(tab, 'district').filter({ hasText: '(' }).first().waitFor({ state: 'attached' });
      assert.deepEqual(counted(), ['district', 'kind']);
      const told = await label(tab, 'district').evaluateAll((all) =>
        all.filter((it) => !it.hidden).map((it) => [it.value, Number(it.text.match(/\((\d+)\)$/)[1])]),
      );
      assert.ok(told.length > 2);
      for (const [value, count] of [told[0], told[1], told.at(-1)]) {
        await tab.goto(address(sites.generated, 'hien mau', value ? { district: value } : {}));
        await settled(tab);
        assert.equal(await tab.locator('.found').textContent(), `${count}${value ? '' : '+'} bài`, value);
      }
      // What is chosen in the address is counted, and the others are not.
      asked.length = 0;
      await tab.reload();
      await label(tab, 'district').filter({ hasText: `(${told.at(-1)[1]})` }).first().waitFor({ state: 'attached' });
      await tab.waitForLoadState('networkidle');
      assert.deepEqual(counted(), ['district']);
    });
  });

  for (const size of [PHONE, { width: 768, height: 1000 }, DESK]) {
    test(`nothing moves while results, choices and numbers come, and nothing is too wide, at ${size.width} px`, async () => {
      const script = `window.moved = [];
        new PerformanceObserver((list) => moved.push(...list.getEntries().filter((it) => !it.hadRecentInput).map((it) =>
          it.value.toFixed(4) + ' ' + it.sources.map(({ node }) => node?.localName + '.' + node?.className).join())))
          .observe({ type: 'layout-shift', buffered: true });`;
      await withSearch({ ...size, script }, async (tab) => {
        await tab.goto(address(sites.sample, 'thi dua', { year: '2023' }));
        await settled(tab);
        await tab.locator('[data-facet=district]').evaluate((it) => it.dispatchEvent(new FocusEvent('focusin', { bubbles: true })));
        await tab.locator('[data-facet=district] option', { hasText: '(' }).first().waitFor({ state: 'attached' });
        await tab.waitForLoadState('networkidle');
        // A passage may be a line longer than the summary in whose place it comes.
        expectNone(await tab.evaluate(() => window.moved.filter((it) => !it.endsWith('li.'))));
        for (const width of [320, size.width]) {
          await tab.setViewportSize({ ...size, width });
          assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), width);
        }
      });
    });
  }

  test('a further query costs little, and one that goes on from the one before next to nothing', async () => {
    const { sizes, asked } = sites.generated;
    await withSearch({}, async (tab) => {
      await tab.goto(address(sites.generated, 'hien mau'), { waitUntil: 'networkidle' });
      const cost = async (query) => {
        asked.length = sizes.length = 0;
        await tab.locator('#q').fill(query);
        await tab.waitForURL((it) => it.searchParams.get('q') === query);
        await settled(tab);
        // What comes late would count for the next query.
        for (let known = -1; known < asked.length; await tab.waitForTimeout(500)) known = asked.length;
        return sizes.reduce((sum, it, at) => sum + (asked[at].endsWith('.bin') ? it : 0), 0);
      };
      await cost('thi');
      for (const query of ['thi d', 'thi du', 'thi dua']) {
        const bytes = await cost(query);
        assert.ok(bytes <= 4000, `${query}: ${bytes} bytes`);
      }
      for (const query of ['khen thuong', 'moi truong', 'nong thon']) {
        const bytes = await cost(query);
        assert.ok(bytes <= 9000, `${query}: ${bytes} bytes`);
      }
    });
  });

  test('results can be walked through by keyboard, and more of them asked for', async () => {
    await withSearch(PHONE, async (tab) => {
      await tab.goto(address(sites.generated, 'thi đua'));
      await settled(tab);
      await tab.locator('#q').focus();
      await tab.keyboard.press('ArrowDown');
      const first = (await results(tab))[0];
      assert.equal(await tab.evaluate(() => document.activeElement.getAttribute('href')), first);
      await tab.keyboard.press('ArrowUp');
      assert.equal(await tab.evaluate(() => document.activeElement.id), 'q');
      assert.equal((await results(tab)).length, 10);
      await tab.locator('button.more').click();
      await tab.waitForFunction(() => document.querySelectorAll('.results li').length === 20);
      const focused = await tab.evaluate(() => document.activeElement.getAttribute('href'));
      assert.equal(focused, (await results(tab))[10]);
    });
  });

  test('what was typed with the keyboard off is named as it was understood', async () => {
    await withSearch({}, async (tab) => {
      for (const [typed, meant] of [
        ['ddaij hooij', 'đại hội'],
        ['dduowngf hoa', 'đường hoa'],
        ['quaanj haf ddoong', 'quận hà đông'],
        ['thuowngr', 'thưởng'],
        ['ddaats', 'đất'],
        ['nguwowif', 'người'],
      ]) {
        await tab.goto(address(sites.sample, typed));
        await settled(tab);
        assert.ok((await tab.locator('.found').textContent()).includes(`“${meant}”`), `${typed}: ${await tab.locator('.found').textContent()}`);
      }
    });
  });

  test('a site of its own: what is spelled as typed, unfinished words, notes and lists, long phrases', async () => {
    const site = await small();
    const alone = openSearch(site);
    const found = async (tab, query) => {
      await tab.goto(address(site, query));
      await settled(tab);
      return { told: await tab.locator('.found').textContent(), titles: await tab.locator('.results h2 a').allTextContents() };
    };
    await withSearch({}, async (tab) => {
      for (const query of [
        'đường hoa', 'ong bui van d9at5', 'bui van ddatj', 'thw vieenj', 'phuc tho vuon lan', 'duong hoa', 'quy', 'thị quy', 'quỳ',
        '"thuật ngữ lạ lùng"', '"một việc lớn"', 'ldld cau giay', '"ban chấp hành công đoàn cơ sở"', 'ủy ban nhân dân', '',
      ]) {
        const options = query ? {} : { year: '2023' };
        const [expected, shown] = await Promise.all([alone.ask(query, options), byBrowser(tab, site, query, options)]);
        assert.ok(shown.length, query);
        assert.deepEqual(shown, expected.addresses, query);
      }
      assert.equal((await found(tab, 'đường hoa')).titles[0], 'Đường làng ngập sắc hoa');
      assert.match((await found(tab, 'ong bui van d9at5')).told, /“ong bui van đạt”/);
      // Where the words stand apart is looked for when somebody asks for more, or wants to know how many there are.
      assert.equal((await found(tab, 'duong hoa')).told, '10+ bài');
      await tab.locator('button.more').click();
      await tab.waitForFunction(() => document.querySelector('.found').textContent === '11 bài');
      // How many there are is told before the last of them is drawn.
      assert.equal(await tab.locator('.results h2 a').nth(10).textContent(), 'Đường làng ngập sắc hoa');
      await tab.locator('button.more').waitFor({ state: 'hidden' });
      await found(tab, 'duong hoa');
      await tab.locator('[data-facet=year]').focus();
      await tab.locator('[data-facet=year] option[value="2023"]', { hasText: '(11)' }).waitFor({ state: 'attached' });
      assert.equal(await tab.locator('.found').textContent(), '11 bài');
      await found(tab, 'Kobel');
      await tab.locator('.results .summary mark', { hasText: 'Kobelco' }).waitFor();
      // What the words also mean is marked as a whole, in the card or in a passage.
      const marks = (tab) => tab.locator('.results mark').allTextContents();
      for (const [query, expected] of [
        ['LĐLĐ', ['Liên đoàn Lao động']],
        ['ldld cau giay', ['Liên đoàn Lao động', 'Cầu Giấy']],
        ['công đoàn cơ sở', ['CĐCS']],
        ['"ban chấp hành công đoàn cơ sở"', ['BCH CĐCS']],
        ['uy ban nhan dan', ['UBND']],
      ]) {
        await found(tab, query);
        await tab.locator('.results mark').nth(expected.length - 1).waitFor();
        assert.deepEqual(await marks(tab), expected, query);
      }
      // Of a long phrase the texts themselves tell what is a result, and no more of them are read than a page shows.
      const before = site.asked.length;
      assert.equal((await found(tab, '"giỏi việc nước"')).told, '10+ bài');
      assert.ok(site.asked.slice(before).filter((it) => it.includes('/tin/')).length <= 20);
      await tab.locator('[data-facet=year]').focus();
      await tab.waitForLoadState('networkidle');
      assert.deepEqual((await tab.locator('[data-facet=year] option').allTextContents()).filter((it) => it.includes('(')), []);
      await tab.locator('button.more').click();
      await tab.waitForFunction(() => document.querySelector('.found').textContent === '12+ bài');
      await tab.locator('button.more').click();
      await tab.waitForFunction(() => document.querySelector('.found').textContent === '12 bài');
    });
  });

  test('nothing that is typed or written becomes markup', async () => {
    await withSearch({}, async (tab) => {
      for (const query of [
        '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '((((', '\\', `${'thi đua '.repeat(1250)}`, '🎉'.repeat(400), '"'.repeat(99),
      ]) {
        await tab.goto(address(sites.sample, ''));
        await tab.locator('#q').fill(query);
        await tab.locator('#q').press('Enter');
        await settled(tab);
        assert.equal(await tab.locator('main img, main script').count(), 0);
      }
    });
  });

  test('without a script the page is a way to every article', async () => {
    const page = readFileSync(join(SITE, 'tim-kiem/index.html'), 'utf8');
    assert.match(page, /<noscript>[^]*danh mục đầy đủ[^]*<\/noscript>/);
    const counts = (part) => [...part.matchAll(/<span class="count">(\d+)<\/span>/g)].reduce((sum, it) => sum + Number(it[1]), 0);
    const [, districts] = page.split('id="by-district"');
    const [first, second] = districts.split('id="by-year"');
    const all = Number(page.match(/<span class="count">(\d+) bài<\/span>/)[1]);
    assert.deepEqual([counts(first), counts(second)], [all, all]);
  });

  for (const look of LOOKS) {
    test(`axe finds nothing in results at ${look.name}, and fingers find everything`, async () => {
      await withSearch({ ...look, script: axe.source }, async (tab) => {
        await tab.goto(address(sites.sample, 'thi dua'));
        await settled(tab);
        await tab.locator('.filters').waitFor();
        const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false }));
        expectNone(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' '))}`));
        const small = await tab.locator('main :is(input, button, select, summary, .results h2 a):visible').evaluateAll((all) =>
          all.filter((it) => it.getBoundingClientRect().height < 44).map((it) => it.outerHTML.slice(0, 80)));
        expectNone(small);
        await tab.goto(address(sites.sample, ''));
        await settled(tab);
        const low = await tab.locator('.ways-to-all a:visible').evaluateAll((all) =>
          all.filter((it) => it.getBoundingClientRect().height < 44).map((it) => it.outerHTML.slice(0, 80)));
        expectNone(low);
        await tab.setViewportSize({ ...look, width: Math.min(look.width, 320) });
        assert.ok(await tab.locator('#q').evaluate((box) => {
          const { font, paddingLeft } = getComputedStyle(box);
          const pen = Object.assign(document.createElement('canvas').getContext('2d'), { font });
          return pen.measureText(box.placeholder).width <= box.clientWidth - 2 * parseFloat(paddingLeft);
        }), 'the example in the box is cut');
      });
    });
  }

  test('search costs nothing where it is not used, and little where it is', async () => {
    const [name] = readdirSync(join(SITE, 'assets')).filter((it) => /^search\.[0-9a-f]{8}\.js$/.test(it));
    const script = readFileSync(join(SITE, 'assets', name));
    assert.ok(brotliCompressSync(script).length <= 8192, 'the script weighs more than 8 kB');
    const { asked } = sites.sample;
    await withSearch({}, async (tab) => {
      asked.length = 0;
      await tab.goto(`${sites.sample.origin}/`, { waitUntil: 'networkidle' });
      expectNone(asked.filter((it) => it.includes('search') || it.includes('tim-kiem')));
      await tab.locator('.find input').fill('mái ấm');
      await tab.locator('.find input').press('Enter');
      await settled(tab);
      assert.match(await tab.locator('.results h2').first().textContent(), /mái ấm/);
    });
  });
});
