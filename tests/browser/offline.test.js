// Pages that were read can be read again without a network, on sites with `offline: true`: below a path, at the root,
// in two languages; and the worker goes when it is told to.
//
// BANTIN names the program; `tests/run.sh` sets it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { withTab } from './browser.js';
import { expectNone } from './findings.js';

if (!process.env.BANTIN) throw new Error('BANTIN must name the program; tests/run.sh sets it');
const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'bantin-offline-'));
const TYPES = { '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' };
const hosts = [];
after(() => {
  rmSync(work, { recursive: true });
  for (const host of hosts) host.close();
});

/** A site, and its host, which can be out of reach. */
class Host {
  constructor(name, base, language) {
    this.root = join(work, name);
    this.base = base;
    const districts = 'districts: [{id: xa-lo, name: Lò, level: xa}]\n';
    this.settings = (option) =>
      `site: {title: Bulletin, base_url: "https://host.example${base}", language: ${language}${option}}\n${districts}`;
    this.write('site.yaml', this.settings(', offline: true'));
    for (const day of [1, 2]) this.article(day, 'First words.');
    hosts.push(this);
  }

  write(path, text) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  article(day, words) {
    this.write(`content/a${day}.md`, `---\ntitle: Batch ${day}\ndate: 2026-02-0${day}\ndistrict: xa-lo\n---\n\n${words}\n`);
  }

  async build() {
    await run(process.env.BANTIN, ['build', '--quiet', '--root', this.root, '--out', join(this.root, 'out'), '--as-of', '2026-11-21']);
  }

  /** The policy of `_headers` goes with every file, as on hosts that read it. */
  async open() {
    const policy = readFileSync(join(this.root, 'out/_headers'), 'utf8').match(/Content-Security-Policy: (.*)/)[1];
    this.server = createServer((request, response) => {
      const { pathname } = new URL(request.url, 'http://site');
      let file = join(this.root, 'out', decodeURIComponent(pathname.replace(this.base, '/')));
      if (file.endsWith('/')) file = join(file, 'index.html');
      const found = pathname.startsWith(this.base) && statSync(file, { throwIfNoEntry: false })?.isFile();
      response.writeHead(found ? 200 : 404, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'cache-control': 'no-cache',
      });
      response.end(found ? readFileSync(file) : 'nothing');
    });
    this.server.listen(this.port ?? 0, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = this.server.address().port;
    this.home = `http://127.0.0.1:${this.port}${this.base}`;
  }

  close() {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}

/** A tab that keeps what it has loaded. */
const withReader = (use) => withTab({ ownServers: true }, use);

const said = async (tab) => (await tab.locator('main').textContent()).replace(/\s+/g, ' ');
/** Waits for what a promise says: `waitForFunction` takes the promise itself for true. */
async function until(tab, holds, given) {
  for (let left = 100; !(await tab.evaluate(holds, given)); left--) {
    assert.ok(left, `never: ${holds}`);
    await setTimeout(100);
  }
}

const isKept = (tab) => until(tab, async () => !!navigator.serviceWorker.controller
  && !!(await (await caches.open(`bantin ${new URL((await navigator.serviceWorker.ready).scope).pathname} pages`)).match(location.origin + location.pathname)));

describe('without a network', () => {
  for (const [name, base, language, words, news] of [
    ['root', '/', 'vi', 'Bạn đang không có mạng', 'tin'],
    ['below', '/bulletin/new/', 'en', 'You are offline', 'news'],
  ]) {
    test(`pages that were read are there, others say why not: ${base}`, async () => {
      const host = new Host(name, base, language);
      await host.build();
      await host.open();
      const [one, two] = [1, 2].map((day) => `${host.home}${news}/2026/batch-${day}/`);
      await withReader(async (tab) => {
        await tab.goto(one);
        await isKept(tab);
        assert.equal(await tab.evaluate(async () => (await navigator.serviceWorker.ready).scope), host.home);
        expectNone(tab.complaints);

        host.close();
        await tab.reload();
        assert.match(await said(tab), /First words/);
        assert.notEqual(await tab.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgba(0, 0, 0, 0)', 'with its style');
        await tab.goto(`${one}?from=mail#main`);
        assert.match(await said(tab), /First words/, 'whatever stands behind its address');
        await tab.goto(two);
        assert.match(await said(tab), new RegExp(words));
        assert.equal(tab.url(), two);
        await tab.goto(host.home);
        assert.match(await said(tab), /Batch 2/, 'the front page is kept from the start');

        host.article(1, 'Newer words.');
        await host.build();
        await host.open();
        await tab.goto(one);
        assert.match(await said(tab), /Newer words/, 'the network comes first');
        await tab.goto(two);
        assert.match(await said(tab), /First words/);
        host.close();
        await tab.goto(one);
        assert.match(await said(tab), /Newer words/, 'the last copy');
        await tab.goto(two);
        assert.match(await said(tab), /First words/);
      });
    });
  }

  test('search answers with what it has loaded', async () => {
    const host = new Host('search', '/', 'en');
    await host.build();
    await host.open();
    await withReader(async (tab) => {
      await tab.goto(host.home);
      await isKept(tab);
      const ask = async (words) => {
        await tab.goto(`${host.home}search/?q=${words}`);
        await tab.waitForFunction(() => document.querySelector('.found').textContent && !document.querySelector('.found').hasAttribute('aria-busy'));
        return tab.locator('.results h2').allTextContents();
      };
      const found = await ask('batch');
      assert.equal(found.length, 2);
      host.close();
      assert.deepEqual(await ask('batch'), found);
    });
  });

  test('no more is kept than there is room for, and nothing of an older theme', async () => {
    const host = new Host('room', '/', 'en');
    await host.build();
    await host.open();
    await withReader(async (tab) => {
      await tab.goto(host.home);
      await isKept(tab);
      const kept = () => tab.evaluate(async () => {
        const all = {};
        for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).map((it) => new URL(it.url).pathname);
        return all;
      });
      for (let at = 1; at <= 65; at++) host.write(`out/extra/${at}/index.html`, '<!DOCTYPE html><title>x</title>');
      await tab.evaluate(async () => { for (let at = 1; at <= 65; at++) await fetch(`/extra/${at}/`); });
      await until(tab, async () => !!(await (await caches.open('bantin / pages')).match('/extra/65/')));
      const before = await kept();
      assert.equal(before['bantin / pages'].length, 60);
      assert.ok(!before['bantin / pages'].includes('/extra/1/') && before['bantin / pages'].includes('/extra/65/'));
      host.write('themes/bantin/static/style.css', 'main { color: #123456 }\n');
      await host.build();
      await tab.reload();
      const [old] = Object.keys(before).filter((name) => /[0-9a-f]{16}$/.test(name));
      await until(tab, async (old) => !(await caches.keys()).includes(old), old);
      assert.equal(Object.keys(await kept()).filter((name) => /[0-9a-f]{16}$/.test(name)).length, 1);
    });
  });

  test('the worker goes when the site says so', async () => {
    const host = new Host('ended', '/', 'vi');
    await host.build();
    await host.open();
    await withReader(async (tab) => {
      await tab.goto(host.home);
      await isKept(tab);
      host.write('site.yaml', host.settings(', offline: false'));
      await host.build();
      await tab.reload(); // a browser looks for another worker when a page is opened
      await until(tab, async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length);
      expectNone(tab.complaints);
      host.close();
      await assert.rejects(tab.reload(), /ERR_CONNECTION_REFUSED/);
    });
  });
});
