// What a reader sets and takes away. The page is complete without it.
const { dataset } = document.documentElement;
const KEY = 'text-size';

/** Sets the size of letters and keeps it for the next article, where a browser keeps anything at all. */
const resize = (size) => {
  dataset.size = Math.max(-1, Math.min(2, size || 0));
  try {
    localStorage[KEY] = dataset.size;
  } catch {}
};

const does = {
  larger: () => resize(+dataset.size + 1),
  smaller: () => resize(dataset.size - 1),
  share: (_, url) => navigator.share({ title: document.title, url }).catch(() => {}),
  copy(button, url) {
    const { done } = button.dataset;
    const label = button.ariaLabel;
    const told = () => {
      button.ariaLabel = done;
      if (label !== done) setTimeout(() => (button.ariaLabel = label), 3000);
    };
    // Without a secure connection there is no clipboard; the reader copies by hand.
    if (navigator.clipboard) navigator.clipboard.writeText(url).then(told, () => prompt('', url));
    else prompt('', url);
  },
};

let kept;
try {
  kept = localStorage[KEY];
} catch {}
resize(+kept);
if (navigator.share) dataset.share = '';

addEventListener('click', ({ target }) => {
  const button = target.closest('[data-does]');
  if (button) does[button.dataset.does](button, document.querySelector('[rel=canonical]').href);
});
