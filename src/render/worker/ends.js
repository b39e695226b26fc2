// Goes, with all that was kept: the site has no worker any more.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(end()));

async function end() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`bantin ${SITE.home} `)) await caches.delete(name);
  }
  await registration.unregister();
}
