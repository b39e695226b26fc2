// Counts what a reader loads before the first result of a search shows: every byte that a server sends, heads
// included, text compressed with brotli. Run by search.py:
//
//     node search.mjs FOLDER bantin|pagefind QUERY…     → one JSON object
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const { chromium } = createRequire(new URL('../browser/', import.meta.url))('playwright-core');
const [folder, engine, ...queries] = process.argv.slice(2);

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.json': 'application/json', '.wasm': 'application/wasm' };
const PAGE = '<!DOCTYPE html><title>Pagefind</title><ol></ol><script type="module" src="/ask.js"></script>';
const ASK = `
import { search } from '/pagefind/pagefind.js';
const ask = async (words) => {
  const { results } = await search(words);
  const { meta } = await results[0].data();
  document.querySelector('ol').innerHTML = '<li class="first">' + meta.title;
};
window.ask = ask;
await ask(new URLSearchParams(location.search).get('q'));
`;
const OWN = { '/pagefind.html': PAGE, '/ask.js': ASK };

/** Waits until nothing more is loaded. */
async function quiet(page) {
  for (let before = -1; before !== sent(); ) {
    before = sent();
    await page.waitForTimeout(1500);
  }
}

let closed = 0;
const open = new Set();
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://site');
  let file = join(folder, decodeURIComponent(pathname));
  if (pathname.endsWith('/')) file = join(file, 'index.html');
  const own = OWN[pathname];
  if (!own && !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(own ? pathname : file)] ?? 'application/octet-stream';
  let body = own ? Buffer.from(own) : readFileSync(file);
  const packed = /^(text|image\/svg|application\/(json|wasm))/.test(type);
  if (packed) body = brotliCompressSync(body);
  response.writeHead(200, { 'content-type': type, 'content-length': body.length, ...(packed && { 'content-encoding': 'br' }) });
  response.on('finish', () => log.push([Date.now(), sent()]));
  response.end(body);
  if (process.env.VERBOSE) console.error(body.length, pathname);
});
server.on('connection', (socket) => {
  open.add(socket);
  socket.on('close', () => { open.delete(socket); closed += socket.bytesWritten; });
});
/** When how much had been sent: what is told of a page comes later than it happens. */
let log = [];
const sent = () => [...open].reduce((sum, it) => sum + it.bytesWritten, closed);
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;

const WATCH = `new MutationObserver((_, watching) => {
  if (!document.querySelector('.results li, .first')) return;
  window.shown = Date.now();
  watching.disconnect();
}).observe(document, { childList: true, subtree: true });`;

/** What had been sent when the first result showed. */
async function untilShown(page) {
  await page.locator('.results li, .first').first().waitFor();
  const shown = await page.evaluate(() => window.shown);
  const [, until] = log.findLast(([time]) => time <= shown);
  return until;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const first = [], all = [], further = [], furtherAll = [];
for (const [at, query] of queries.entries()) {
  const context = await browser.newContext();
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  // A phone on a slow line: what is not needed for the first result has not come when it shows.
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 });
  const before = sent();
  const path = engine === 'bantin' ? '/tim-kiem/' : '/pagefind.html';
  await page.goto(`${origin}${path}?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
  first.push((await untilShown(page)) - before);
  await quiet(page);
  all.push(sent() - before);
  const start = sent();
  log = [[0, start]];
  const next = queries[(at + 1) % queries.length];
  if (engine === 'bantin') {
    await page.evaluate(() => document.querySelector('.results').replaceChildren());
    await page.evaluate(WATCH);
    await page.locator('#q').fill(next);
    further.push((await untilShown(page)) - start);
  } else {
    await page.evaluate((next) => window.ask(next), next);
    further.push(sent() - start);
  }
  await quiet(page);
  furtherAll.push(sent() - start);
  await context.close();
}
await browser.close();
server.close();
server.closeAllConnections();
console.log(JSON.stringify({ first, all, further, furtherAll }));
