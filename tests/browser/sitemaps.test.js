// Site maps are valid against their schemas, on sites of four kinds. The schema of sitemaps.org comes with the package
// `sitemap`; those of an index and of news are written here, by their published rules.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { validateXML } from 'xmllint-wasm';
import { generate } from './generated.js';
import { expectNone } from './findings.js';
import { SITE } from './site.js';

if (!process.env.BANTIN) throw new Error('BANTIN must name the program; tests/run.sh sets it');
const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'bantin-sitemaps-'));
after(() => rmSync(work, { recursive: true }));

const text = (path) => readFileSync(path, 'utf8');
const schema = (name) => ({ fileName: name, contents: text(new URL(`schemas/${name}`, import.meta.url)) });
const packaged = createRequire(import.meta.url).resolve('sitemap/package.json');
const protocol = { fileName: 'sitemap.xsd', contents: text(join(dirname(packaged), 'schema/sitemap.xsd')) };
const MAPS = { schema: [schema('maps.xsd')], preload: [protocol, schema('news.xsd')] };
const INDEX = { schema: [schema('siteindex.xsd')] };

/** What is wrong with a site map by the schema of its kind. */
async function faults(fileName, contents) {
  const kind = contents.includes('<sitemapindex') ? INDEX : MAPS;
  const { errors } = await validateXML({ xml: [{ fileName, contents }], ...kind, initialMemoryPages: 1024, maxMemoryPages: 8192 });
  return errors.map((it) => it.rawMessage);
}

/** The site maps of a built site, by their names. */
function mapsOf(folder) {
  const names = readdirSync(folder).filter((name) => /^sitemap.*\.xml$/.test(name));
  return new Map(names.map((name) => [name, text(join(folder, name))]));
}

async function built(name, files, day) {
  const [root, out] = [join(work, name), join(work, `${name}-out`)];
  for (const [path, words] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), words);
  }
  await run(process.env.BANTIN, ['build', '--quiet', '--root', root, '--out', out, '--as-of', day]);
  return out;
}

/** So many lists of one article that the map is in parts. */
async function thousand() {
  const corpus = new URL('../bench/corpus.py', import.meta.url).pathname;
  const root = join(work, 'thousand');
  await run('python3', [corpus, '--n', '1000', '--seed', 'maps', '--out', root]);
  const few = '  page_size: 1\n  share_cards: false\n  families: {feeds: false, search: false, qr: false}\n';
  const settings = text(join(root, 'site.yaml')).replace('site:\n', `site:\n${few}`);
  return built('thousand', { 'site.yaml': settings }, '2026-12-31');
}

/** In English, with letters that XML must escape, dates of every precision, and what no site map may name. */
function english(base) {
  const article = (title, date, more = '') => `---\ntitle: "${title}"\ndate: ${date}\ndistrict: ha-dong-ward\n${more}---\n\nText.\n`;
  return {
    'site.yaml': `site: {title: "Works & Days <of> a Union", base_url: "${base}", language: en, utc_offset: "-03:30"}\n`
      + 'districts:\n  - {id: ha-dong-ward, name: Hà Đông, level: phuong}\n',
    'content/a.md': article('Ten “new” lathes & a <hall>', '2026-11-21T08:15', 'corrections:\n  - {date: 2026-11-21T09:00, text: Nine.}\n'),
    'content/b.md': article('Yesterday’s shift', '2026-11-20', 'aliases: [/old/]\n'),
    'content/c.md': article('A month', '2026-11'),
    'content/d.md': article('A year', '2020'),
    'content/e.md': article('Taken back', '2026-11-20', 'status: withdrawn\n'),
    'content/f.md': article('Tomorrow', '2026-11-22'),
  };
}

const SITES = {
  'the sample': { folder: SITE, base: 'https://thidua.example/', pages: 300 },
  'a thousand articles': { folder: await thousand(), base: 'https://thidua.example/', pages: 10_001 },
  'many short articles below a path': { folder: await built('generated', generate(), '2025-12-29'), base: 'https://sinh.example/ban-tin/', pages: 700 },
  'a site in English': { folder: await built('english', english('https://union.example/'), '2026-11-21'), base: 'https://union.example/', pages: 10, news: 2 },
  'the same below a path': {
    folder: await built('below', english('https://union.example/bulletin/new'), '2026-11-21'),
    base: 'https://union.example/bulletin/new/',
    pages: 10,
    news: 2,
  },
};

describe('site maps', () => {
  for (const [name, { folder, base = '', pages, news }] of Object.entries(SITES)) {
    test(`of ${name}`, async () => {
      const maps = mapsOf(folder);
      const found = [];
      const named = [];
      for (const [file, contents] of maps) {
        found.push(...(await faults(file, contents)));
        assert.ok(Buffer.byteLength(contents) <= 50 << 20 && contents.split('<url>').length <= 50_001, `${file} is within the limits`);
        const places = [...contents.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place);
        found.push(...places.filter((place) => !place.startsWith(base)).map((place) => `${file}: ${place}`));
        if (/^sitemap-\d/.test(file)) named.push(...places);
      }
      expectNone(found);
      assert.ok(named.length >= pages, `${named.length} pages`);
      assert.equal(new Set(named).size, named.length, 'each page once');
      if (news) assert.equal(maps.get('sitemap-news.xml').split('<news:news>').length - 1, news);
      const parts = [...maps.keys()].filter((file) => /^sitemap-\d/.test(file)).map((file) => `${base}${file}`);
      for (const part of parts) assert.ok(maps.get('sitemap.xml').includes(`<loc>${part}</loc>`), part);
      assert.equal(maps.get('sitemap.xml').split('<loc>').length - 1, parts.length, 'no other part');
      assert.ok(pages <= 10_000 || parts.length > 1, 'a long map is in parts');
    });
  }

  test('of articles that are taken back', async () => {
    const whole = SITES['a thousand articles'].folder;
    const parts = [...mapsOf(whole).keys()];
    const root = join(work, 'thousand');
    const articles = readdirSync(join(root, 'content'), { recursive: true }).filter((name) => name.endsWith('.md')).sort();
    for (const name of articles.slice(500)) {
      const file = join(root, 'content', name);
      writeFileSync(file, text(file).replace('---\n', '---\nstatus: withdrawn\n'));
    }
    const out = join(work, 'withdrawn-out');
    await run(process.env.BANTIN, ['build', '--quiet', '--allow-shrink', '--root', root, '--out', out, '--as-of', '2026-12-31']);
    const maps = mapsOf(out);
    assert.deepEqual([...maps.keys()], parts, 'a part that crawlers know stays');
    for (const [file, contents] of maps) expectNone(await faults(file, contents));
    assert.equal(maps.get('sitemap.xml').split('<loc>').length - 1, 1, 'they are told of one that has pages');
    assert.match(maps.get('sitemap-2.xml'), /<url>\s*<loc>https:\/\/thidua\.example\/<\/loc>/, 'another one has the front page');
  });

  test('the schemas mind what is wrong', async () => {
    const maps = mapsOf(SITES['a site in English'].folder);
    for (const [file, from, to] of [
      ['sitemap-1.xml', '<loc>', '<location>x</location><loc>'],
      ['sitemap-1.xml', /<loc>[^<]*<\/loc>/, ''],
      ['sitemap-1.xml', /<lastmod>[^<]*/, '<lastmod>21/11/2026'],
      ['sitemap-1.xml', /<url>.*<\/url>/s, ''],
      ['sitemap-1.xml', '</urlset>', ''],
      ['sitemap.xml', /<sitemap>.*<\/sitemap>/s, ''],
      ['sitemap.xml', /(<sitemap>.*<\/sitemap>)/s, '$1$1'],
      ['sitemap.xml', 'https://', ''],
      ['sitemap-news.xml', /<news:title>[^<]*<\/news:title>/, ''],
      ['sitemap-news.xml', /<news:title>[^<]*/, '<news:title> '],
      ['sitemap-news.xml', '>en<', '>en-GB<'],
      ['sitemap-news.xml', /<news:publication_date>[^<]*/, '<news:publication_date>yesterday'],
    ]) {
      const broken = maps.get(file).replace(from, to);
      assert.notEqual(broken, maps.get(file), `${file} has ${from}`);
      assert.ok((await faults(file, broken)).length, `${file}: ${from} → ${to}`);
    }
  });
});
