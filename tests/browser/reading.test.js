// The reading page's own tools: size of letters, passing an article on, its contents, its foot on paper.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { sampleWith } from './built.js';
import { DESK, PHONE, ORIGIN, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { kind } from './kinds.js';

const ARTICLE = kind('article').address;
const OTHER = kind('article-awards').address;
const canonical = (tab) => tab.locator('link[rel=canonical]').getAttribute('href');
const button = (tab, name) => tab.getByRole('button', { name, exact: true });
const letters = (tab) => tab.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize));

describe('size of letters', () => {
  test('is set by keyboard, within bounds, and kept for other articles and visits', async () => {
    for (const size of [PHONE, DESK]) {
      await withTab(size, async (tab) => {
        await tab.goto(ARTICLE);
        const usual = await letters(tab);
        await tabTo(tab, 'Chữ to hơn');
        await tab.keyboard.press('Enter');
        const larger = await letters(tab);
        assert.ok(larger > usual * 1.1, `from ${usual} to ${larger}`);
        for (let press = 0; press < 9; press++) await tab.keyboard.press('Space');
        const largest = await letters(tab);
        assert.ok(largest > larger && largest < usual * 1.6, `at most ${largest}`);
        await tab.reload();
        assert.equal(await letters(tab), largest, 'forgotten after reloading');
        await tab.goto(OTHER);
        assert.equal(await letters(tab), largest, 'forgotten on another article');
        for (let press = 0; press < 9; press++) await button(tab, 'Chữ nhỏ hơn').click();
        const smallest = await letters(tab);
        assert.ok(smallest < usual && smallest > usual * 0.8, `at least ${smallest}`);
        assert.deepEqual(tab.complaints, []);
      });
    }
  });

  test('moves nothing when a page comes with the size that was kept', async () => {
    const script = () => {
      window.shifts = [];
      new PerformanceObserver((list) => window.shifts.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });
      localStorage['text-size'] = '2';
    };
    await withTab({ ...PHONE, script: `(${script})()` }, async (tab) => {
      await tab.goto(ARTICLE);
      await tab.waitForTimeout(500);
      assert.equal(await tab.evaluate(() => document.documentElement.dataset.size), '2');
      assert.equal(await tab.evaluate(() => window.shifts.length), 0);
    });
  });

  test('holds for the article where a browser keeps nothing, and nonsense that was kept is no size', async () => {
    const nothing = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })`;
    await withTab({ script: nothing }, async (tab) => {
      await tab.goto(ARTICLE);
      const usual = await letters(tab);
      await button(tab, 'Chữ to hơn').click();
      assert.ok((await letters(tab)) > usual);
      assert.deepEqual(tab.complaints, []);
    });
    await withTab({ script: `localStorage['text-size'] = 'to'` }, async (tab) => {
      await tab.goto(ARTICLE);
      assert.equal(await tab.evaluate(() => document.documentElement.dataset.size), '0');
    });
  });
});

describe('passing an article on', () => {
  test('the link is copied with its host, and screen readers hear of it', async () => {
    await withTab({ permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
      await tab.goto(ARTICLE);
      const status = tab.locator('.tools').getByRole('status');
      assert.equal(await status.textContent(), '');
      await tabTo(tab, 'Chép liên kết');
      await tab.keyboard.press('Enter');
      await status.getByText('Đã chép').waitFor();
      const copied = await tab.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await canonical(tab));
      assert.match(copied, /^https:\/\/thidua\.example\/tin\//);
      await tab.waitForFunction(() => !document.querySelector('.tools [role=status]').textContent);
      assert.equal(await tab.evaluate(() => document.activeElement.dataset.does), 'copy', 'the focus went away');
    });
  });

  test('where there is no clipboard, or it is refused, the reader is handed the link', async () => {
    const none = `Object.defineProperty(navigator, 'clipboard', { value: undefined })`;
    const refused = `navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))`;
    for (const script of [none, refused]) {
      await withTab({ script }, async (tab) => {
        await tab.goto(ARTICLE);
        const handed = new Promise((done) => tab.once('dialog', (it) => (done(it.defaultValue()), it.dismiss())));
        await button(tab, 'Chép liên kết').click();
        assert.equal(await handed, await canonical(tab));
      });
    }
  });

  test('the telephone’s own way is offered where there is one', async () => {
    const share = (it) => ((window.shared = it), Promise.reject(new DOMException('closed', 'AbortError')));
    await withTab({ ...PHONE, script: `navigator.share = ${share}` }, async (tab) => {
      await tab.goto(ARTICLE);
      await button(tab, 'Gửi qua ứng dụng').click();
      const shared = await (await tab.waitForFunction(() => window.shared)).jsonValue();
      assert.deepEqual(shared, { title: await tab.title(), url: await canonical(tab) });
      assert.deepEqual(tab.complaints, [], 'a reader who changes their mind is no error');
    });
    await withTab({ script: `delete Navigator.prototype.share` }, async (tab) => {
      await tab.goto(ARTICLE);
      assert.ok(await button(tab, 'Gửi qua ứng dụng').isHidden());
    });
  });

  test('Zalo gets the address in the form that it reads', async () => {
    await withTab({}, async (tab) => {
      await tab.route('https://button-share.zalo.me/**', (route) => route.fulfill({ body: '' }));
      await tab.goto(ARTICLE);
      const address = await canonical(tab);
      await button(tab, 'Zalo').click();
      await tab.waitForURL('https://button-share.zalo.me/**');
      const zalo = new URL(tab.url());
      const told = JSON.parse(Buffer.from(zalo.searchParams.get('d'), 'base64').toString());
      assert.deepEqual([zalo.pathname, told], ['/share_external', { url: address }]);
    });
  });

  test('how an article is passed on is loaded by those who do it', async () => {
    await withTab({ permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
      const fetched = [];
      tab.on('request', (it) => fetched.push(it.url()));
      await tab.goto(ARTICLE, { waitUntil: 'networkidle' });
      await button(tab, 'Chữ to hơn').click();
      const ways = () => fetched.filter((url) => url.includes('/passing.'));
      assert.deepEqual(ways(), []);
      await button(tab, 'Chép liên kết').click();
      // What was loaded has done its work, so that no second request is still to come.
      await tab.locator('.tools').getByRole('status').getByText('Đã chép').waitFor();
      assert.equal(ways().length, 1);
    });
  });

  test('links lead to services with the address, without a script of theirs or ours', async () => {
    await withTab({ javaScriptEnabled: false }, async (tab) => {
      await tab.goto(ARTICLE);
      const address = await canonical(tab);
      const link = async (name) => new URL(await tab.locator('.tools').getByRole('link', { name, exact: true }).getAttribute('href'));
      const facebook = await link('Facebook');
      assert.deepEqual([facebook.origin, facebook.searchParams.get('u')], ['https://www.facebook.com', address]);
      const mail = await link('Email');
      assert.deepEqual([mail.protocol, mail.searchParams.get('body')], ['mailto:', address]);
      assert.ok(await tab.locator('.tools button').first().isHidden(), 'a button that does nothing without its script');
    });
  });
});

describe('a long text', async () => {
  const { origin, end } = await sampleWith('long.md');
  after(end);

  test('has its contents in front, and each line leads to its place', async () => {
    for (const size of [PHONE, DESK]) {
      await withTab({ ...size, origin }, async (tab) => {
        await tab.goto('/tin/2023/so-tay-mot-mua-thi-dua/');
        const contents = tab.getByRole('navigation', { name: 'Trong bài này' });
        const lines = await contents.getByRole('link').allTextContents();
        assert.deepEqual(lines, await tab.locator('.body :is(h2, h3)').allTextContents());
        const found = [];
        for (const words of lines) {
          await contents.getByRole('link', { name: words, exact: true }).click();
          const top = await tab.locator(':target').evaluate((it) => [it.textContent, it.getBoundingClientRect().top, innerHeight]);
          if (top[0] !== words || top[1] < -1 || top[1] > top[2]) found.push(`“${words}” leads to ${top}`);
        }
        expectNone(found);
        const body = await tab.locator('.body').boundingBox();
        assert.ok((await contents.boundingBox()).y < body.y, 'the contents come after the text');
        assert.ok((await contents.evaluate((it) => getComputedStyle(it).backgroundColor)) !== 'rgba(0, 0, 0, 0)', 'its style is missing');
      });
    }
  });

  test('a short one has none', async () => {
    await withTab({}, async (tab) => {
      await tab.goto(ARTICLE);
      assert.equal(await tab.locator('.contents').count(), 0);
    });
  });
});

describe('the foot on paper', () => {
  test('has the address and its code, which screens neither show nor fetch', async () => {
    await withTab({}, async (tab) => {
      const fetched = [];
      tab.on('request', (it) => fetched.push(it.url()));
      await tab.goto(ARTICLE, { waitUntil: 'networkidle' });
      const code = tab.locator('.print img');
      assert.ok(await code.isHidden());
      assert.ok(!fetched.includes(`${ORIGIN}${ARTICLE}qr.svg`), 'fetched for a screen');
      await tab.pdf({ preferCSSPageSize: true });
      assert.ok(fetched.includes(`${ORIGIN}${ARTICLE}qr.svg`), 'not fetched for paper');
      await tab.emulateMedia({ media: 'print' });
      assert.ok(await code.evaluate((it) => it.complete && it.naturalWidth > 0));
      const [foot, text, square] = await Promise.all(['.foot', '.body', '.print img'].map((it) => tab.locator(it).boundingBox()));
      assert.ok(foot.y >= text.y + text.height, 'the foot is not below the text');
      const inside =
        square.x >= foot.x && square.x + square.width <= foot.x + foot.width + 1 &&
        square.y >= foot.y && square.y + square.height <= foot.y + foot.height;
      assert.ok(inside, `the code sticks out of the foot: ${JSON.stringify({ foot, square })}`);
      const millimetres = (square.width / 96) * 25.4;
      assert.ok(millimetres >= 25 && millimetres <= 35, `${millimetres} mm are too small for a telephone, or too large`);
    });
  });

  test('stands on a page of A4', async () => {
    await withTab({}, async (tab) => {
      await tab.goto(ARTICLE);
      const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
      const [, width, height] = pdf.match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/).map(Number);
      assert.ok(Math.abs(width - 595) < 1.5 && Math.abs(height - 842) < 1.5, `${width} × ${height} points`);
    });
  });
});

/** Goes by keyboard to the button of this name. */
async function tabTo(tab, name) {
  for (let stop = 0; stop < 80; stop++) {
    await tab.keyboard.press('Tab');
    if (await tab.evaluate((name) => document.activeElement.ariaLabel === name, name)) return;
  }
  assert.fail(`no stop at “${name}”`);
}
