// What a reader sets and takes away. The page is complete without it.
const { dataset } = document.documentElement;
const KEY = 'text-size';

// Where a browser keeps nothing, a size holds for this article.
let store = {};
try {
  store = localStorage;
} catch {}

const resize = (size) => (dataset.size = Math.max(-1, Math.min(2, size)) || 0);
resize(store[KEY]);
if (navigator.share) dataset.share = '';

addEventListener('click', ({ target }) => {
  const { does, less, done } = target.dataset ?? {};
  const url = document.querySelector('[rel=canonical]').href;
  if (less) store[KEY] = resize(dataset.size - less);
  if (does === 'share') navigator.share({ title: document.title, url }).catch(() => {});
  if (does === 'copy') {
    const say = (words) => (document.querySelector('.own [role]').textContent = words);
    // Without a secure connection there is no clipboard; the reader copies by hand.
    const byHand = () => prompt('', url);
    navigator.clipboard ? navigator.clipboard.writeText(url).then(() => setTimeout(say, 3000, '', say(done)), byHand) : byHand();
  }
});
