// No page is wider than its window, not even with letters of twice the size.

const WIDTHS = [320, 360, 768, 1440];
const HEIGHT = 900;
/** The sizes of letters of a browser whose reader has set them to twice the usual ones. */
const LARGE = { standard: 32, fixed: 26 };
const USUAL = { standard: 16, fixed: 13 };

/** How much wider than a window of this size the open page is, and why; nothing when it is not. */
export async function tooWideAt(tab, size) {
  await tab.setViewportSize(size);
  return tab.evaluate(measure, { width: size.width });
}

/** The widths at which the open page is too wide, as it is, with text at 200 %, or in a browser set to letters of 32 px. */
export async function tooWideAtAll(tab) {
  const all = [];
  const session = await tab.context().newCDPSession(tab);
  for (const width of WIDTHS) {
    const note = (words, how) => words && all.push({ width, words: `${words}${how}` });
    note(await tooWideAt(tab, { width, height: HEIGHT }), '');
    note(await tab.evaluate(measure, { width, text: '200%' }), ' with text at 200 %');
    // Unlike the style above, this moves the breakpoints of the layout too.
    await session.send('Page.setFontSizes', { fontSizes: LARGE });
    try {
      note(await tab.evaluate(measure, { width, letters: LARGE.standard }), ' in a browser set to letters of 32 px');
    } finally {
      await session.send('Page.setFontSizes', { fontSizes: USUAL });
    }
  }
  await session.detach();
  return all;
}

/** In the page: how far it scrolls sideways, and why; nothing when it does not. */
function measure({ width: wanted, text, letters }) {
  const root = document.documentElement;
  // A window that did not become what was asked for would prove nothing.
  if (innerWidth !== wanted) return `shows ${innerWidth} px, not ${wanted}`;
  if (letters && getComputedStyle(root).fontSize !== `${letters}px`) return `has letters of ${getComputedStyle(root).fontSize}`;
  if (text) root.style.fontSize = text;
  try {
    return stickingOut();
  } finally {
    if (text) root.style.fontSize = '';
  }

  function stickingOut() {
    for (const it of [root, document.body]) {
      if (getComputedStyle(it).overflowX !== 'visible') return `hides what sticks out of <${it.localName}>`;
    }
    const width = root.clientWidth;
    if (root.scrollWidth <= width) return '';
    const scrolls = (it) => it && it !== document.body && (getComputedStyle(it).overflowX !== 'visible' || scrolls(it.parentElement));
    const guilty = [...document.body.querySelectorAll('*')]
      .map((it) => ({ it, right: it.getBoundingClientRect().right }))
      .filter(({ it, right }) => right > width + 0.5 && !scrolls(it.parentElement))
      .sort((a, b) => b.right - a.right)
      .slice(0, 3)
      .map(({ it, right }) => `${it.localName}.${it.className} to ${Math.round(right)}`);
    return `is ${root.scrollWidth} wide in ${width}: ${guilty.join('; ')}`;
  }
}
