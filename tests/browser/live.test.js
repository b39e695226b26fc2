// `bantin serve` in the browser of an editor: what is saved is seen, what is wrong is told, and nothing else moves.
//
// BANTIN names the program; `tests/run.sh` sets it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DESK, LOOKS, PHONE, withTab } from './browser.js';
import { axeScript, axeViolations } from './checks/axe.js';
import { expectNone } from './findings.js';
import { screenshot } from './screenshots.js';

if (!process.env.BANTIN) throw new Error('BANTIN must name the program');
const STYLE = readFileSync(new URL('../../themes/bantin/static/style.css', import.meta.url), 'utf8');

const SETTINGS = `site:
  title: Bản tin thử
  description: Một trang nhỏ để thử.
  base_url: https://thu.example/
  language: vi
districts:
  - {id: quan-ha-dong, name: Hà Đông, level: quan}
  - {id: quan-thanh-xuan, name: Thanh Xuân, level: quan}
campaigns:
  - id: ha-dong-2023
    name: Phong trào thi đua năm 2023
    district: quan-ha-dong
    phases:
      - {id: dot-1, label: Đợt 1, start: 2023-01-01, end: 2023-12-31}
`;

function article(title, body = 'Sáng nay, các công đoàn cơ sở phát động đợt thi đua mới.') {
  return `---\ntitle: ${title}\ndate: 2023-03-01\ndistrict: quan-ha-dong\n---\n${body}\n`;
}

const LONG = Array.from({ length: 60 }, (_, at) => `Đoạn thứ ${at + 1} kể việc của một tổ sản xuất trong đợt thi đua.`).join('\n\n');

/** A small site in a folder of its own, and the server that shows it. */
class Desk {
  static all = [];

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'bantin-live-'));
    Desk.all.push(this);
    this.write('site.yaml', SETTINGS);
    this.write('content/dai.md', article('Bài dài', LONG));
    this.write('content/khac.md', article('Bài khác'));
  }

  write(path, text) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  remove(path) {
    rmSync(join(this.root, path));
  }

  async start(port = 0, args = []) {
    const all = ['serve', '--port', String(port), '--as-of', '2026-11-21', ...args];
    this.process = spawn(process.env.BANTIN, all, { cwd: this.root, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    for await (const part of this.process.stderr.setEncoding('utf8')) {
      said += part;
      const found = said.match(/http:\/\/localhost:(\d+)/);
      if (found) break;
    }
    this.port = Number(said.match(/http:\/\/localhost:(\d+)/)?.[1]);
    assert.ok(this.port, said);
    this.origin = `http://localhost:${this.port}`;
    return this;
  }

  async stop() {
    if (this.process?.exitCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGINT');
    await gone;
  }
}

after(async () => {
  for (const desk of Desk.all) {
    await desk.stop();
    rmSync(desk.root, { recursive: true, force: true });
  }
});

/** Opens a page of a new site that is served, and leaves a mark that a reload would wipe away. */
async function withPage(path, look, use) {
  const desk = await new Desk().start(0, look.args);
  await withTab({ ...look, origin: desk.origin }, async (tab) => {
    await tab.goto(path);
    // The line to the server stands when the first findings are there.
    await tab.evaluate(() => (window.mark = true));
    await use(tab, desk);
  });
  await desk.stop();
}

const reloaded = (tab) => tab.waitForFunction(() => window.mark === undefined);
const sheet = (tab) => tab.locator('section[role=dialog]');
const coloured = (tab, wanted) => tab.waitForFunction((wanted) => {
  const title = document.querySelector('h1'); // not there yet while the page loads again
  return title && getComputedStyle(title).color === wanted;
}, wanted);
const badge = (tab) => tab.locator('.corner button');

const DAI = '/tin/2023/bai-dai/';
// A template that names a style elsewhere than in a link.
const ELSEWHERE = '<!doctype html><title>A</title><style>@import "/them.css";</style><h1>{{ page.title }}</h1>';
const KHAC = '/tin/2023/bai-khac/';

describe('live', () => {
  test('an edit is seen, and the place on the page is kept', async () => {
    await withPage(DAI, PHONE, async (tab, desk) => {
      await tab.evaluate(() => scrollTo(0, 1500));
      desk.write('content/dai.md', article('Bài dài', LONG.replace('Đoạn thứ 30', 'Đoạn mới thứ 30')));
      await tab.waitForFunction(() => document.body?.textContent.includes('Đoạn mới thứ 30'));
      await tab.waitForLoadState();
      await tab.waitForFunction(() => Math.abs(scrollY - 1500) <= 1);
      expectNone(tab.complaints);
    });
  });

  test('a page reloads for what it shows, and not for anything else', async () => {
    await withPage('/', DESK, async (tab, desk) => {
      const told = (title, body) => article(title, body).replace('date:', 'lead: Lời dẫn.\ndate:');
      desk.write('content/khac.md', told('Bài khác', 'Một.'));
      await tab.waitForFunction(() => document.body?.textContent.includes('Lời dẫn.'));
      await tab.evaluate(() => (window.mark = true));
      desk.write('content/khac.md', told('Bài khác', 'Hai: trang chủ không hiện thân bài.'));
      await tab.waitForTimeout(800);
      assert.equal(await tab.evaluate(() => window.mark), true, 'the front page shows nothing of it');
      desk.write('content/khac.md', told('Tên mới của bài', 'Hai.'));
      await tab.waitForFunction(() => document.body?.textContent.includes('Tên mới của bài'));
      await tab.evaluate(() => (window.mark = true));
      desk.write('content/moi.md', article('Một bài mới'));
      await tab.waitForFunction(() => document.body?.textContent.includes('Một bài mới'));
      desk.remove('content/moi.md');
      await tab.waitForFunction(() => document.body && !document.body.textContent.includes('Một bài mới'));
      expectNone(tab.complaints);
    });
  });

  test('a style is swapped without reloading', async () => {
    await withPage(DAI, DESK, async (tab, desk) => {
      await tab.evaluate(() => scrollTo(0, 900));
      for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)']) {
        desk.write('themes/bantin/static/style.css', `${STYLE}\nh1 { color: ${colour} }\n`);
        await coloured(tab, colour);
      }
      assert.equal(await tab.evaluate(() => window.mark), true);
      assert.equal(await tab.evaluate(() => scrollY), 900);
      await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
      expectNone(tab.complaints);
    });
  });

  test('what a page names elsewhere makes it load again', async () => {
    await withPage(DAI, DESK, async (tab, desk) => {
      desk.write('static/them.css', 'h1 { color: rgb(1, 2, 3) }');
      desk.write('templates/article.html', ELSEWHERE);
      await coloured(tab, 'rgb(1, 2, 3)');
      desk.write('static/them.css', 'h1 { color: rgb(4, 5, 6) }');
      await coloured(tab, 'rgb(4, 5, 6)');
    });
  });

  test('what changes before a page listens is not missed', async () => {
    const desk = await new Desk().start();
    desk.write('static/them.css', 'h1 { color: rgb(1, 2, 3) }');
    desk.write('templates/article.html', ELSEWHERE);
    await withTab({ ...DESK, origin: desk.origin }, async (tab) => {
      let listen;
      const held = new Promise((done) => (listen = done));
      await tab.route('**/_bantin/events', async (route) => (await held, route.continue()));
      await tab.goto(DAI);
      await coloured(tab, 'rgb(1, 2, 3)');
      desk.write('static/them.css', 'h1 { color: rgb(4, 5, 6) }');
      await tab.waitForFunction(async () => (await (await fetch('/them.css', { cache: 'reload' })).text()).includes('4, 5, 6'));
      listen();
      await coloured(tab, 'rgb(4, 5, 6)');
    });
    await desk.stop();
  });

  test('many tabs follow at once', async () => {
    await withPage(DAI, DESK, async (first, desk) => {
      const tabs = [first];
      while (tabs.length < 8) {
        const tab = await first.context().newPage();
        await tab.goto(`${desk.origin}${DAI}`);
        tabs.push(tab);
      }
      const edit = async (word) => {
        desk.write('content/dai.md', article('Bài dài', `${word}\n\n${LONG}`));
        await Promise.all(tabs.map((tab) => tab.waitForFunction((word) => document.body?.textContent.includes(word), word)));
      };
      await edit('Sửa lần một.');
      desk.write('content/hong.md', '---\ntitle: [\n---\n');
      await Promise.all(tabs.map((tab) => sheet(tab).waitFor()));
      await tabs.shift().close();
      await edit('Sửa lần hai.');
      await Promise.all(tabs.map((tab) => sheet(tab).waitFor()));
    });
  });

  test('templates, settings and words are seen too', async () => {
    await withPage(KHAC, DESK, async (tab, desk) => {
      desk.write('site.yaml', SETTINGS.replace('Bản tin thử', 'Bản tin đổi tên'));
      await tab.waitForFunction(() => document.title.includes('Bản tin đổi tên'));
      desk.write('templates/article.html', '{% extends "base.html" %}{% block main %}<h1>Mẫu mới: {{ page.title }}</h1>{% endblock main %}');
      await tab.waitForFunction(() => document.body?.textContent.includes('Mẫu mới: Bài khác'));
      expectNone(tab.complaints);
    });
  });

  test('all that is wrong is shown with its lines, and goes away when it is mended', async () => {
    await withPage(KHAC, DESK, async (tab, desk) => {
      desk.write('content/dai.md', article('Bài dài', 'Xem [bài này](mat.md).').replace('quan-ha-dong', 'quan-ha-dng'));
      desk.write('content/hong.md', '---\ntitle: [\n---\n');
      await tab.waitForFunction(() => document.documentElement.lastElementChild.shadowRoot?.querySelectorAll('li').length >= 3);
      const words = await sheet(tab).innerText();
      for (const part of ['content/dai.md:4:11', 'district: quan-ha-dng', 'quan-ha-dong', 'content/dai.md:6', 'mat.md', 'content/hong.md', 'Cách sửa']) {
        assert.ok(words.includes(part), `${part} in\n${words}`);
      }
      assert.equal(await sheet(tab).isVisible(), true);
      assert.ok((await tab.locator('h1').innerText()).includes('Bài khác'), 'the page is still there');
      desk.write('content/dai.md', article('Bài dài', LONG));
      await tab.waitForFunction(() => document.documentElement.lastElementChild.shadowRoot.querySelectorAll('li').length < 3);
      assert.equal(await sheet(tab).isVisible(), true, 'one is left');
      desk.remove('content/hong.md');
      await sheet(tab).waitFor({ state: 'hidden' });
      expectNone(tab.complaints);
    });
  });

  test('what was closed stays closed until something else is wrong', async () => {
    await withPage(KHAC, DESK, async (tab, desk) => {
      desk.write('content/hong.md', '---\ntitle: [\n---\n');
      await sheet(tab).waitFor();
      await tab.keyboard.press('Escape');
      await sheet(tab).waitFor({ state: 'hidden' });
      assert.ok((await badge(tab).innerText()).includes('1 lỗi'));
      desk.write('content/khac.md', article('Bài khác', 'Thân bài đổi, trang tải lại.'));
      await reloaded(tab);
      await badge(tab).waitFor();
      assert.equal(await sheet(tab).isVisible(), false);
      await badge(tab).click();
      await sheet(tab).waitFor();
      assert.equal(await tab.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'close');
      for (const state of ['hidden', 'visible', 'hidden']) {
        await tab.keyboard.press('Enter'); // on the button that closes, then on the badge, and so on
        await sheet(tab).waitFor({ state });
      }
      desk.write('content/hong2.md', '---\ntitle: [\n---\n');
      await sheet(tab).waitFor();
    });
  });

  test('warnings are a quiet badge', async () => {
    await withPage(KHAC, PHONE, async (tab, desk) => {
      desk.write('content/canh-bao.md', article('Bài có cảnh báo', 'Có “Hai tốt" và hết.'));
      await badge(tab).waitFor();
      assert.ok((await badge(tab).innerText()).includes('1 cảnh báo'));
      assert.equal(await sheet(tab).isVisible(), false);
      await badge(tab).click();
      assert.ok((await sheet(tab).innerText()).includes('Hai tốt'));
      desk.write('content/canh-bao.md', article('Bài có cảnh báo', 'Có “Hai tốt” và hết.'));
      await sheet(tab).waitFor({ state: 'hidden' });
      await badge(tab).waitFor({ state: 'hidden' });
      expectNone(tab.complaints);
    });
  });

  test('a page whose template fails for it alone says so', async () => {
    await withPage(KHAC, DESK, async (tab, desk) => {
      for (let number = 0; number < 20; number += 1) desk.write(`content/n${number}.md`, article(`Bài số ${number}`));
      const failing = '{% if page.title == "Bài số 11" %}{{ page.khong_co }}{% endif %}';
      desk.write('templates/article.html', `{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1>${failing}{% endblock main %}`);
      await tab.waitForFunction(() => document.querySelector('h1')?.outerHTML === '<h1>Bài khác</h1>');
      await tab.waitForTimeout(800); // no more reloads
      await tab.goto('/tin/2023/bai-so-11/');
      await sheet(tab).waitFor();
      assert.ok((await sheet(tab).innerText()).includes('templates/article.html:1:'));
    });
  });

  test('a draft says what it is', async () => {
    await withPage(KHAC, { ...PHONE, args: ['--drafts'] }, async (tab, desk) => {
      desk.write('content/khac.md', article('Bài khác').replace('date:', 'draft: true\ndate:'));
      await tab.locator('.corner .notice').waitFor();
      assert.equal(await tab.locator('.corner .notice').innerText(), 'Bản nháp');
      expectNone(tab.complaints);
    });
  });

  test('a server that is started again is found again', async () => {
    await withPage(KHAC, DESK, async (tab, desk) => {
      await tab.waitForTimeout(300);
      await desk.stop();
      desk.write('content/khac.md', article('Bài khác', 'Viết trong khi không có máy chủ.'));
      await desk.start(desk.port);
      await tab.waitForFunction(() => document.body?.textContent.includes('Viết trong khi không có máy chủ.'));
      desk.write('content/khac.md', article('Bài khác', 'Viết sau đó.'));
      await tab.waitForFunction(() => document.body?.textContent.includes('Viết sau đó.'));
      await tab.evaluate(() => (window.mark = true));
      await desk.stop();
      desk.write('themes/bantin/static/style.css', `${STYLE}\nh1 { color: rgb(1, 2, 3) }\n`);
      await desk.start(desk.port);
      await coloured(tab, 'rgb(1, 2, 3)');
      assert.equal(await tab.evaluate(() => window.mark), true, 'the page stays');
    });
  });

  test('a site that is broken from the start mends itself in the browser', async () => {
    const desk = new Desk();
    desk.write('site.yaml', 'site: [\n');
    await desk.start();
    await withTab({ origin: desk.origin }, async (tab) => {
      await tab.goto('/');
      await sheet(tab).waitFor();
      assert.ok((await sheet(tab).innerText()).includes('site.yaml:'));
      desk.write('site.yaml', SETTINGS);
      await tab.waitForFunction(() => document.title.includes('Bản tin thử'));
      await sheet(tab).waitFor({ state: 'hidden' });
    });
  });

  for (const look of LOOKS) {
    test(`the overlay is clean under axe and fits at ${look.name}`, async () => {
      await withPage(DAI, { ...look, script: axeScript }, async (tab, desk) => {
        desk.write('content/canh-bao.md', article('Bài có cảnh báo', 'Có “Hai tốt" và hết.'));
        await reloaded(tab); // it names the new article beside its own
        await badge(tab).waitFor();
        await tab.waitForLoadState();
        await screenshot(tab, 'live-badge', look);
        expectNone(await axeViolations(tab));
        const long = `Một dòng rất dài ${'chữ '.repeat(60)}[bài này](mat.md)`;
        desk.write('content/hong.md', article('Bài hỏng', long).replace('quan-ha-dong', 'quan-ha-dng'));
        desk.write('content/hong/tên-rất-dài-của-một-thư-mục-mà-ai-đó-đã-đặt/hong.md', '---\ntitle: [\n---\n');
        await sheet(tab).waitFor();
        await screenshot(tab, 'live-overlay', look);
        expectNone(await axeViolations(tab));
        const { wide, small } = await sheet(tab).evaluate((it) => ({
          wide: it.scrollWidth > it.clientWidth || it.getBoundingClientRect().right > innerWidth,
          small: [...it.querySelectorAll('button')].some((button) => button.getBoundingClientRect().height < 44),
        }));
        assert.deepEqual({ wide, small }, { wide: false, small: false });
        expectNone(tab.complaints);
      });
    });
  }
});
