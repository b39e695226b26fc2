// A file server for a built site, as a good host is: index.html for a folder, 404.html for what is not there, all that is
// text compressed with brotli.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};
const TEXTS = ['.css', '.html', '.js', '.json', '.svg', '.xml'];
const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY } = constants;

/** The file of a folder that answers for an address, or nothing. */
export function fileIn(folder, address) {
  let file = join(folder, decodeURIComponent(new URL(address, 'http://site').pathname));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  if (file.endsWith(sep)) file = join(file, 'index.html');
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** A server for a folder: its origin, and how to end it. */
export async function serveFolder(path) {
  const folder = resolve(path);
  const compressed = new Map();
  const compress = (file) => {
    if (!compressed.has(file)) compressed.set(file, brotliCompressSync(readFileSync(file), { params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY } }));
    return compressed.get(file);
  };
  const server = createServer((request, response) => {
    const found = fileIn(folder, request.url);
    const file = found ?? join(folder, '404.html');
    const brotli = TEXTS.includes(extname(file)) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    const bytes = brotli ? compress(file) : readFileSync(file);
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': bytes.length,
      ...(brotli && { 'content-encoding': 'br' }),
      ...(file.startsWith(join(folder, 'assets') + sep) && { 'cache-control': 'public, max-age=31536000, immutable' }),
    });
    response.end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => (server.close(), server.closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}
