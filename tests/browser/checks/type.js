// Room for stacked Vietnamese accents, and names that are read from right to left.

const TITLES = 'h1, h2, h3, h4, .nameplate, .headlines a, .steps a';
const READING = '.body > p, .body li, .body dd, .body blockquote p, p.lead, .standfirst';

/** The titles that have lines of less than 1.35, and the text that has lines of less than 1.6. */
export const tightLines = (tab) => tab.evaluate(closerThan, [[TITLES, 1.35], [READING, 1.6]]);

/** What a word that is read from right to left turns in the place of every name, and at how many places it was looked.
 *  The page is of no other use afterwards. */
export const turnedByNames = (tab) => tab.evaluate(turnedBy, 'שלום');

/** In the page: the elements whose lines are closer than `least` times their letters. */
function closerThan(rules) {
  const tight = (it, least) => {
    const { fontSize, lineHeight } = getComputedStyle(it);
    const ratio = parseFloat(lineHeight) / parseFloat(fontSize);
    return ratio >= least - 0.001 ? '' : `${it.localName}.${it.className} in .${it.parentElement.className}: ${ratio.toFixed(2)}`;
  };
  return rules.flatMap(([selector, least]) =>
    [...document.querySelectorAll(selector)]
      .filter((it) => it.getClientRects().length)
      .map((it) => tight(it, least))
      .filter(Boolean),
  );
}

/** In the page, with this word in the place of every name: what stands in a line before what it should follow. */
function turnedBy(word) {
  const names = [...document.querySelectorAll('a, span, bdi')].filter((it) => !it.firstElementChild && it.textContent.trim());
  for (const it of names) it.textContent = word;
  const boxes = (it) => [...it.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const turned = [];
  let pairs = 0;
  for (const it of names) {
    // What follows in the line need not be an element.
    const isInline = (it) => it.nodeType === Node.TEXT_NODE || getComputedStyle(it).display === 'inline';
    const [space, after] = [it.nextSibling, it.nextSibling?.nextSibling];
    const end = space?.textContent.trim() ? space : after;
    if (!end?.textContent.trim() || ![it, end].every(isInline)) continue;
    const next = document.createRange();
    next.selectNode(end);
    const [own, following] = [boxes(it).at(-1), boxes(next)[0]];
    if (!own || !following || following.top > own.bottom - 2 || following.bottom < own.top + 2) continue;
    pairs += 1;
    if (following.left < own.right - 2) turned.push(`“${next}” after “${it.outerHTML}”`);
  }
  return { pairs, turned };
}
