// What a page's own Content-Security-Policy forbids, and what it should forbid.

/** What on the page is against its policy, and what its policy lacks. */
export const lawless = (tab) => tab.evaluate(againstPolicy);

/** In the page: what its Content-Security-Policy forbids or should forbid. Data blocks are no script. */
function againstPolicy() {
  const found = [];
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '';
  if (!policy.includes("default-src 'none'")) found.push('the policy does not start from nothing');
  if (policy.includes('unsafe')) found.push('the policy allows something unsafe');
  const owns = { 'form.search': 'search', 'main.reading': 'reading', '[data-worker]': 'offline' };
  const own = Object.entries(owns).map(([where, name]) => (document.querySelector(where) ? `, [src*="/assets/${name}."]` : '')).join('');
  for (const it of document.querySelectorAll(`script:not([type="application/ld+json"]${own})`)) found.push(it.outerHTML);
  for (const it of document.querySelectorAll('style, [style], iframe, object, embed')) found.push(it.outerHTML);
  for (const it of document.querySelectorAll('*')) {
    for (const { name, value } of it.attributes) {
      if (name.startsWith('on') || /^\s*javascript:/i.test(value)) found.push(`<${it.localName} ${name}>`);
    }
  }
  if (!document.styleSheets.length) found.push('no style was loaded');
  for (const it of document.images) if (it.complete && !it.naturalWidth) found.push(`a broken picture: ${it.src}`);
  return found;
}
