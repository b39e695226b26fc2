// What a reader sets and takes away. The page is complete without it. It is a few bytes that come with the style sheet, so that
// nothing moves when the size of letters is another one.
const { dataset } = document.documentElement;

// Where a browser keeps nothing, a size holds for this article.
let store = {};
try {
  store = localStorage;
} catch {}

const resize = (size) => (dataset.size = Math.max(-1, Math.min(2, size)) || 0);
resize(store['text-size']);
if (navigator.share) dataset.share = '';

// How an article is passed on is loaded by those who do it.
onclick = ({ target }) => {
  const { does, less } = target.dataset;
  if (less) store['text-size'] = resize(dataset.size - less);
  if (does) import('./passing.js').then((ways) => ways[does](target));
};
