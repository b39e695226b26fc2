// Answers with the newest that the network has; without a network with the last copy, else with a notice.
const MARK = `bantin ${SITE.home} `;
const OWN = MARK + SITE.version;
const PAGES = `${MARK}pages`;
const FILES = `${MARK}files`;
const MOST = { [PAGES]: 60, [FILES]: 240 };

addEventListener('install', (event) => {
  const newest = (url) => new Request(url, { cache: 'reload' });
  const all = [newest(SITE.home), newest(SITE.notice), ...SITE.files];
  event.waitUntil(caches.open(OWN).then((cache) => cache.addAll(all)).then(() => skipWaiting()));
});

addEventListener('activate', (event) => event.waitUntil(begin()));

async function begin() {
  for (const name of await caches.keys()) {
    if (name.startsWith(MARK) && ![OWN, PAGES, FILES].includes(name)) await caches.delete(name);
  }
  await clients.claim();
  // The page that is being read was loaded before the worker was there.
  const open = await clients.matchAll();
  await Promise.allSettled(open.map(async ({ url }) => keep(plain(url), await fetch(url))));
}

addEventListener('fetch', (event) => {
  const { method, url, headers } = event.request;
  const below = url.startsWith(location.origin + SITE.home);
  const whole = !headers.has('range') && headers.get('accept') !== 'text/event-stream';
  if (method === 'GET' && below && whole) event.respondWith(answer(event));
});

async function answer(event) {
  const { request } = event;
  const url = plain(request.url);
  try {
    const newest = await fetch(request);
    if (newest.status >= 500) return (await last(url)) ?? newest;
    const copy = newest.clone();
    event.waitUntil(keep(url, copy).catch(() => {})); // a full disk is no reason not to read
    return newest;
  } catch (error) {
    const found = (await last(url)) ?? (request.mode === 'navigate' && (await last(SITE.notice)));
    if (found) return found;
    throw error;
  }
}

/** What is asked for is not part of a file's name: the files of a site do not know it. */
function plain(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

async function keep(url, answer) {
  if (answer.status !== 200 || answer.type !== 'basic' || answer.redirected) return;
  const name = answer.headers.get('content-type')?.startsWith('text/html') ? PAGES : FILES;
  const cache = await caches.open(name);
  await cache.delete(url);
  await cache.put(url, answer);
  const oldest = (await cache.keys()).slice(0, -MOST[name]);
  await Promise.all(oldest.map((old) => cache.delete(old)));
}

async function last(url) {
  for (const name of [PAGES, FILES, OWN]) {
    const found = await (await caches.open(name)).match(url, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}
