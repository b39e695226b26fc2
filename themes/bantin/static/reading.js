// What a reader sets and takes away. The page is complete without it.
const { dataset } = document.documentElement;

// Where a browser keeps nothing, a size holds for this article.
let store = {};
try {
  store = localStorage;
} catch {}

const resize = (size) => (dataset.size = Math.max(-1, Math.min(2, size)) || 0);
resize(store['text-size']);
if (navigator.share) dataset.share = '';

addEventListener('click', async ({ target }) => {
  const { does, less, done } = target.dataset;
  const url = document.querySelector('[rel=canonical]').href;
  const say = (words) => (target.parentNode.lastChild.textContent = words);
  if (less) store['text-size'] = resize(dataset.size - less);
  if (does === 'share') navigator.share({ title: document.title, url }).catch(() => {});
  if (does === 'copy') {
    try {
      await navigator.clipboard.writeText(url);
      setTimeout(say, 3000, '', say(done));
    } catch {
      // Without a secure connection there is no clipboard; the reader copies by hand.
      prompt('', url);
    }
  }
});
