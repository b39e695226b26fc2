// What a page costs its reader: bytes of HTML, CSS and JavaScript as a browser gets them, compressed with brotli, and
// requests. Pictures are apart: they are as many as an editor wants, and no page waits for them. So is the index of search,
// which is asked for when a reader types.

const CODE = ['document', 'stylesheet', 'script'];
export const ARTICLE = 8_000;
const INDEX = 12_000;
const REQUESTS = 4;
/** An article of so many words, all that stands in it counted, is held to its budget. */
export const WORDS = 600;
const BYTES_A_WORD = 3;

/** Opens a page, and gives what it costs: bytes of what it is made of, and all requests but those for pictures. */
export async function openAndWeigh(tab, address) {
  const answers = [];
  const note = (answer) => answers.push(answer);
  tab.on('response', note);
  await tab.goto(address, { waitUntil: 'load' });
  tab.off('response', note);
  const requests = answers
    .filter((it) => it.request().resourceType() !== 'image')
    .map((it) => ({ type: it.request().resourceType(), url: it.url(), headers: it.headers() }));
  const code = requests.filter((it) => CODE.includes(it.type));
  const bytes = code.reduce((sum, it) => sum + Number(it.headers['content-length']), 0);
  return { bytes, code, requests };
}

/** What came as it is. */
export const uncompressed = ({ code }) =>
  code.filter((it) => it.headers['content-encoding'] !== 'br').map((it) => `${it.url} came as it is`);

/** Nothing when a page costs as many bytes as it may. */
export const heavierThan = (budget, cost) => (cost.bytes <= budget ? [] : [`costs ${told(cost)}, not ${budget}`]);

/** Nothing when the open article costs what its length allows. */
export async function heavyForArticle(tab, cost) {
  const words = await tab.evaluate(() => document.querySelector('article')?.innerText.split(/\s+/).length ?? 0);
  const budget = ARTICLE + Math.max(0, words - WORDS) * BYTES_A_WORD;
  return heavierThan(budget, cost).map((it) => `of ${words} words ${it}`);
}

/** Nothing when a page of whatever kind costs no more than it may, in bytes and in requests. */
export async function heavyForKind(tab, cost) {
  // Its icon is asked for at a time of the browser's own choosing.
  const requests = cost.requests.filter((it) => it.type !== 'other');
  const icons = await tab.locator('link[rel=icon]').count();
  const many = requests.length + icons > REQUESTS ? [`asks for ${cost.requests.map((it) => it.url).join(', ')}`] : [];
  return [...heavierThan(INDEX, cost), ...many];
}

const told = ({ bytes, code }) => `${bytes} bytes (${code.map((it) => `${it.type} ${it.headers['content-length']}`).join(', ')})`;
