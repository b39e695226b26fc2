// Search in the files that `bantin build` makes (src/search). Words are taken apart as the program does it (src/text/words.rs),
// and all numbers of the ranking are whole, so that every browser puts results in the same order.

const PAGE = 10, SIGHT = 3, LOOK = 20, SHARDS = 8, NAME = 6, DIGEST = 5, MOST_WORDS = 24, AS_TYPED = 3;
const form = document.querySelector('form.search');
const input = form.elements.q;
const status = document.querySelector('.found');
const list = document.querySelector('.results');
const more = document.querySelector('.results + .more');
const filters = document.querySelector('.filters');
const selects = [...filters.querySelectorAll('[data-facet]')];
const ways = document.querySelector('.ways-to-all');
const words = form.dataset;
const base = form.getAttribute('action');
const number = new Intl.NumberFormat(document.documentElement.lang);

// --- Words -------------------------------------------------------------------------------------------------

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const PART = '[\\p{Alphabetic}\\p{N}\\p{M}]+';
const TOKEN = new RegExp(`${PART}(?:(?<=\\d)[.,](?=\\d{3}(?!\\d))${PART})*`, 'gu');

/** y and i are one where they sound the same. */
const oneI = (letters) => letters.replace(/^([hklmst]|qu)y$/, '$1i');

/** A word without accents and with them, or nothing. */
function word(written) {
  const letters = written.toLowerCase().normalize('NFD').replace(/[.,]/g, '');
  const tone = letters.match(TONES)?.at(-1) ?? '';
  const spelled = oneI(letters.replace(TONES, '').normalize('NFC'));
  const plain = oneI(spelled.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/g, 'd'));
  return plain && plain.length <= 32 ? { plain, spelled, tone } : null;
}

const wordsOf = (text) => (text.match(TOKEN) ?? []).map(word).filter(Boolean);

/** Whether a spelling is the word as it was typed; one without accents means any. */
function isSpelled(it, spelled, begun) {
  if (!it.tone && it.plain === it.spelled) return true;
  if (!begun) return spelled === it.spelled + it.tone;
  return begins(spelled, it.spelled) && spelled.endsWith(it.tone);
}

/** Whether a word begins with another: `quy` is `qui`, but `Quỳnh` keeps its y. */
const begins = (it, start) => it.replace(/y/g, 'i').startsWith(start.replace(/y/g, 'i'));

function parse(typed) {
  typed = [...typed].slice(0, 1000).join('');
  const phrases = [];
  let left = MOST_WORDS;
  typed.split(/["“”]/).forEach((part, at) => {
    const found = wordsOf(part).slice(0, left);
    left -= found.length;
    if (found.length) phrases.push({ words: found, quoted: at % 2 === 1 });
  });
  const last = [...typed.matchAll(TOKEN)].at(-1);
  const open = !!last && last.index + last[0].length === typed.length && !phrases.at(-1)?.quoted;
  return { phrases, open };
}

// Vietnamese typed while the keyboard for it was off.
const MARKS = { a: ['a', 'â'], e: ['e', 'ê'], o: ['o', 'ô'], d: ['d', 'đ'], 9: ['d', 'đ'], 6: ['aeo', 'âêô'], w: ['aou', 'ăơư'], 7: ['ou', 'ơư'], 8: ['a', 'ă'] };
const KEYS = { s: 1, 1: 1, f: 2, 2: 2, r: 3, 3: 3, x: 4, 4: 4, j: 5, 5: 5 };

function retype({ plain }) {
  const letters = [];
  let tone = '';
  for (const key of plain) {
    if ((key === 'w' || key === '7') && horns(letters)) continue;
    if (MARKS[key]) {
      const [from, to] = MARKS[key];
      const at = letters.findLastIndex((it) => from.includes(it));
      if (at >= 0) { letters[at] = to[from.indexOf(letters[at])]; continue; }
    } else if (KEYS[key] && letters.some((it) => 'aăâeêioôơuưy'.includes(it))) {
      tone = '\u0301\u0300\u0309\u0303\u0323'[KEYS[key] - 1];
      continue;
    }
    letters.push(key === 'w' ? 'ư' : key);
  }
  const meant = word(letters.join('') + tone);
  return meant && meant.plain !== plain ? meant : null;
}

/** The word as it is written: the tone stands on a vowel with a mark, else on the last but one, or before a consonant on the last. */
function written({ spelled, tone }) {
  const parts = spelled.match(/^((?:qu|gi(?=[aăâeêoôơuư]))?[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)$/);
  if (!tone || !parts) return spelled + tone;
  const [, onset, vowels, coda] = parts;
  const marked = [...vowels].findLastIndex((it) => 'ăâêôơư'.includes(it));
  const at = marked >= 0 ? marked : Math.max(vowels.length - (coda ? 1 : 2), 0);
  return (onset + vowels.slice(0, at + 1) + tone + vowels.slice(at + 1) + coda).normalize('NFC');
}

function horns(letters) {
  const at = letters.findIndex((it, at) => (it === 'u' || it === 'ư') && letters[at + 1] === 'o');
  if (at < 0) return false;
  letters.splice(at, 2, 'ư', 'ơ');
  return true;
}

// --- Files -------------------------------------------------------------------------------------------------

let files = new Map();
const text = new TextDecoder();

async function load(name, cache = 'default') {
  const answer = await fetch(`${base}${name}.bin`, { cache });
  if (!answer.ok) throw Error(name);
  const bytes = answer.body.pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(bytes).arrayBuffer());
}

function once(name, read, cache) {
  if (!files.has(name)) {
    const file = load(name, cache).then(read);
    file.catch(() => files.delete(name)); // to be asked for again
    files.set(name, file);
  }
  return files.get(name);
}

const json = (bytes) => JSON.parse(text.decode(bytes));
const manifest = () => once('index', json, 'no-cache');

/** What may be chosen of each facet: values and names. */
const choices = async () => once((await manifest()).choices, json);

/** The places of the choices that each article has of a facet. */
async function column(facet) {
  const { facets, articles } = await manifest();
  return once(facets[facet], (bytes) => {
    const { number } = reader(bytes);
    const numbers = () => Array.from({ length: number() }, number);
    const sets = Array.from({ length: number() }, numbers);
    return Array.from({ length: articles }, () => sets[number()]);
  });
}

const synonyms = async () => once((await manifest()).synonyms, json);

const nth = (text, at, length) => text.slice(at * length, (at + 1) * length);

/** What tells versions of the files of records apart. */
const digests = async () => once((await manifest()).records, json);

async function record(article) {
  const { per_file } = await manifest();
  const at = Math.floor(article / per_file);
  const file = await once(`${at}-${nth(await digests(), at, DIGEST)}`, json);
  return file[article % per_file];
}

function reader(bytes) {
  let at = 0;
  const it = {
    done: () => at >= bytes.length,
    byte: () => bytes[at++],
    number() {
      let number = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        number |= (byte & 127) << shift;
        if (!(byte & 128)) return number;
      }
    },
    piece() {
      const length = it.number();
      return bytes.subarray(at, (at += length));
    },
  };
  return it;
}

/** The terms of a shard, each with its spellings and their lists. */
function shard(bytes) {
  const from = reader(bytes);
  const entries = [];
  while (!from.done()) {
    const term = text.decode(from.piece());
    const spellings = Array.from({ length: from.number() }, () => [text.decode(from.piece()) || term, from.piece()]);
    entries.push({ term, spellings });
  }
  return entries;
}

function eachArticle(bytes, take) {
  const from = reader(bytes);
  for (let article = -1; !from.done();) {
    const byte = from.byte();
    article += 1 + (byte >> 4) + (byte >> 4 === 15 ? from.number() : 0);
    take(article, byte & 15);
  }
}

async function terms(part, letters, prefix) {
  const { first, names } = (await manifest())[part];
  let at = Math.max(first.findLastIndex((it) => it <= letters), 0);
  const found = [at];
  while (prefix && first[++at]?.startsWith(letters) && found.length < SHARDS) found.push(at);
  const shards = found.filter((it) => it < first.length).map((it) => once(nth(names, it, NAME), shard));
  return (await Promise.all(shards)).flat().filter((it) => it.term === letters || (prefix && it.term.startsWith(letters)));
}

// --- Ranking -----------------------------------------------------------------------------------------------

/** Articles with a word or pair: whether it is spelled as typed (16), and its impact (1 to 15). */
async function matches(part, typed, begun) {
  const found = new Map();
  if (begun && [...typed.at(-1).plain].length < 2) return found;
  const plain = typed.map((it) => it.plain).join(' ');
  for (const start of new Set([plain, begun ? plain.replace(/(?<![^ ])([hklmst]|qu)i$/, '$1y') : plain])) {
    for (const { term, spellings } of await terms(part, start, begun)) {
      if (begun && term === plain) continue;
      for (const [spelled, articles] of spellings) {
        const syllables = spelled.split(' ');
        const exact = typed.every((it, at) => isSpelled(it, syllables[at], begun && at === typed.length - 1));
        eachArticle(articles, (article, impact) => note(found, article, (exact ? 16 : 0) + impact));
      }
    }
  }
  return found;
}

/** Keeps the best of each article. */
function note(found, article, value) {
  if (!(found.get(article) >= value)) found.set(article, value);
}

/** Whether a page has room for more than what is spelled as typed. */
const areFew = (found) => [...found.values()].filter((it) => it > 15).length < PAGE;

/** How many articles there are. */
let total = 0;

/** The binary logarithm in sixteenths, straight between powers of two. */
function sixteenths(it) {
  if (!it) return 0;
  const whole = 31 - Math.clz32(it);
  return whole * 16 + (Math.floor((it * 16) / 2 ** whole) & 15);
}

const weight = (count) => Math.max(sixteenths(total) - sixteenths(count), 0) + 16;
const rank = (tier, exact, score) => tier * 2 ** 28 + exact * 2 ** 22 + Math.min(score, 2 ** 22 - 1);

function join(found, more) {
  for (const [article, value] of more) note(found, article, value);
}

function add(ranking, found, tier) {
  const heavy = weight(found.size);
  for (const [article, value] of found) {
    const exact = value >> 4;
    note(ranking, article, rank(tier + AS_TYPED * exact, exact, heavy * (value & 15)));
  }
}

/** The words that are required: while it is typed, a last one of a single letter may be the beginning of any. */
const certain = (words, open) => words.slice(0, open && /^\p{Alphabetic}$/u.test(words.at(-1).plain) ? -1 : undefined);

async function findWord(it, open) {
  const ranking = new Map();
  const whole = await matches('words', [it]);
  add(ranking, whole, 1);
  if (open && areFew(whole)) add(ranking, await matches('words', [it], true), 0);
  return ranking;
}

/** When neighbours fill a page, where else the two stand is looked for only to find all: `some` says that it was not. */
async function findPair(pair, open, all) {
  const ranking = new Map();
  const whole = await matches('pairs', pair);
  add(ranking, whole, 2);
  if (open && areFew(whole)) {
    const begun = await matches('pairs', pair, true);
    add(ranking, begun, 1);
    join(whole, begun);
  }
  if (all || areFew(whole)) join(ranking, await findPhrases(certain(pair, open).map((it) => ({ words: [it] })), false));
  else ranking.some = true;
  return ranking;
}

async function findPhrases(phrases, open) {
  const required = [], welcome = [];
  const pending = phrases.map(({ words, quoted }) => {
    const neighbours = words.slice(1).map((it, at) => matches('pairs', [words[at], it]));
    const single = quoted && words.length > 1 ? [] : words.map((it) => matches('words', [it]));
    return Promise.all([Promise.all(single), Promise.all(neighbours)]);
  });
  for (const [at, [single, pairs]] of (await Promise.all(pending)).entries()) {
    const last = open && at === phrases.length - 1;
    if (single.length && last) await complete(phrases[at].words, single, pairs);
    required.push(...(single.length ? single.slice(0, certain(phrases[at].words, last).length) : pairs));
    welcome.push(...pairs);
  }
  const missing = required.length < 3 || phrases.some((it) => it.quoted) ? 0 : Math.floor(required.length / 3);
  const have = new Map();
  for (const it of required) for (const article of it.keys()) have.set(article, (have.get(article) ?? 0) + 1);
  let most = 0;
  for (const count of have.values()) most = Math.max(most, count);
  const ranking = new Map();
  if (!most || most + missing < required.length) return ranking;
  const heavy = (lists) => lists.map((it) => weight(it.size));
  const [ofRequired, ofWelcome] = [heavy(required), heavy(welcome)];
  for (const [article, count] of have) {
    if (count < most) continue;
    let [exact, score] = [0, 0];
    required.forEach((it, at) => {
      const value = it.get(article) ?? 0;
      exact += value >> 4;
      score += ofRequired[at] * (value & 15);
    });
    welcome.forEach((it, at) => {
      if (it.has(article)) score += 4 * ofWelcome[at] * ((it.get(article) & 15) + 16);
    });
    ranking.set(article, rank(exact === required.length ? AS_TYPED : 0, exact, score));
  }
  return ranking;
}

/** Takes in words that begin with the last one. */
async function complete(typed, single, pairs) {
  const last = single.at(-1);
  const pair = pairs.at(-1);
  if (pair && areFew(pair)) {
    join(pair, await matches('pairs', typed.slice(-2), true));
    join(last, pair);
  }
  if (areFew(last)) join(last, await matches('words', typed.slice(-1), true));
}

async function rankingOf({ phrases, open }, all) {
  if (!phrases.length) return new Map();
  const [{ words, quoted }] = phrases;
  if (phrases.length === 1 && words.length === 1) return findWord(words[0], open);
  if (phrases.length === 1 && words.length === 2 && !quoted) return findPair(words, open, all);
  return findPhrases(phrases, open);
}

const knows = async (it, open) => (await matches('words', [it])).size || (open && (await matches('words', [it], true)).size);

/** The query if a keyboard for Vietnamese had been on, or only for words that the site has then and else has not. */
async function retyped(query, surely) {
  const last = query.phrases.at(-1)?.words.at(-1);
  let changed = false;
  const phrases = [];
  for (const phrase of query.phrases) {
    const words = [];
    for (const it of phrase.words) {
      let meant = retype(it);
      if (meant && surely && (await knows(it, query.open && it === last) || !await knows(meant))) meant = null;
      changed ||= meant;
      words.push(meant ?? it);
    }
    phrases.push({ ...phrase, words });
  }
  return changed ? { ...query, phrases } : null;
}

/** The query without words that no article has. */
async function reduced(query) {
  const phrases = [];
  let [all, left] = [0, 0];
  for (const { words, quoted } of query.phrases) {
    let run;
    for (const it of words) {
      all++;
      if (await knows(it)) {
        left++;
        if (!run) phrases.push({ words: (run = []), quoted });
        run.push(it);
      } else run = null;
    }
  }
  return left && left < all && left * 2 >= all ? { phrases } : null;
}

/** What was understood, and the articles in the order of their rank: `[article, score]`. */
async function find(query, all) {
  total = (await manifest()).articles;
  let meant = await retyped(query, true) ?? query;
  let ranking = await rankingOf(meant, all);
  for (const other of [retyped, reduced]) {
    if (ranking.size) break;
    const next = await other(query);
    if (!next) continue;
    ranking = await rankingOf(next, all);
    if (ranking.size) meant = next;
  }
  return { meant, some: ranking.some, hits: [...ranking].sort(([a, x], [b, y]) => y - x || b - a) };
}

// --- Passages ----------------------------------------------------------------------------------------------

/** The words of a query, and whether one of them is a word of a text. */
function wantedOf({ phrases, open }) {
  const all = phrases.flatMap((it) => it.whole ? [{ plain: it.whole }] : it.words);
  return { all, is: (it, plain) => plain === it.plain || (open && it === all.at(-1) && begins(plain, it.plain)) };
}

/** What words of a query also mean. */
const alike = async ({ phrases }) => (await synonyms()).filter(({ says }) => phrases.some(({ words }) => words.some((_, at) => says.every((it, i) => it === words[at + i]?.plain))));

/** A text as pieces: words that were looked for are `true`. Neighbours are marked, and what they also mean as a whole;
    single words when there are none. */
function pieces(text, query) {
  const { all, is } = wantedOf(query);
  const found = [...text.matchAll(TOKEN)].map((it) => ({ at: it.index, end: it.index + it[0].length, plain: word(it[0])?.plain ?? '' }));
  const near = new Set();
  for (const { words, whole } of query.phrases) {
    const parts = whole || !words[1] ? [words] : words.slice(1).map((it, at) => [words[at], it]);
    for (const part of parts) found.forEach((_, at) => {
      if (part.every((it, i) => found[at + i] && is(it, found[at + i].plain))) part.forEach((_, i) => near.add(found[at + i]));
    });
  }
  const marked = near.size ? near : new Set(found.filter((token) => all.some((it) => is(it, token.plain))));
  const result = [];
  let end = 0;
  let before = null;
  for (const token of found) {
    if (!marked.has(token)) { before = null; continue; }
    // What lies between two marked words is marked too.
    if (before) result.at(-1)[0] += text.slice(end, token.end);
    else result.push([text.slice(end, token.at), false], [text.slice(token.at, token.end), true]);
    before = token;
    end = token.end;
  }
  return [...result, [text.slice(end), false]];
}

function show(element, text, query) {
  element.replaceChildren(...pieces(text, query).filter(([it]) => it).map(([it, marked]) => {
    if (!marked) return it;
    const piece = document.createElement('mark');
    piece.textContent = it;
    return piece;
  }));
}

/** The piece of a text with most of the words. */
function passage(blocks, query) {
  const { all, is } = wantedOf(query);
  let [most, best] = [0, ''];
  for (const block of blocks) {
    const found = [...block.matchAll(TOKEN)];
    const plain = found.map(([it]) => word(it)?.plain ?? '');
    // What the words also mean stands where it begins, as one word.
    for (const { whole } of query.phrases) if (whole) plain.forEach((_, at) => {
      if (plain.slice(at, at + whole.split(' ').length).join(' ') === whole) plain[at] = whole;
    });
    plain.forEach((it, at) => {
      if (!all.some((one) => is(one, it))) return;
      const start = Math.max(at - 6, 0);
      const end = Math.min(start + 32, plain.length);
      const here = plain.slice(start, end);
      const near = all.filter((it, i) => all[i + 1] && here.some((one, k) => is(it, one) && is(all[i + 1], here[k + 1] ?? '')));
      const worth = all.filter((it) => here.some((one) => is(it, one))).length + near.length;
      if (worth <= most) return;
      const last = found[end - 1];
      const stop = last.index + last[0].length;
      const [mark] = block.slice(stop).match(/^[.!?”"]/) ?? [''];
      const rest = block.slice(stop + mark.length).trim();
      most = worth;
      best = `${found[start].index ? '…' : ''}${block.slice(found[start].index, stop)}${mark}${rest ? '…' : ''}`;
    });
  }
  return best;
}

const BLOCKS = ['p', 'li', 'td', 'th', 'h2', 'h3', 'h4', 'dt', 'dd', 'figcaption'].map((it) => `.body ${it}`).join();

const pages = new Map();

/** The page of an article. */
function pageAt(address) {
  if (!pages.has(address)) {
    pages.set(address, fetch(words.home + address).then(async (answer) => {
      if (!answer.ok) throw Error(address);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      // They are no part of the sentence or the point that they stand in.
      for (const it of page.querySelectorAll('sup.footnote, li > :is(ul, ol)')) it.closest(BLOCKS)?.after(it);
      return page;
    }));
  }
  return pages.get(address);
}

/** The texts of elements that hold no others of their kind; outside of the text itself a link is one. */
const leaves = (page, selector) => [...page.querySelectorAll(selector)].filter((it) => !it.querySelector(it.closest('.body, .lead') ? 'p, li, td' : 'a, p, li, td')).map((it) => it.textContent.replace(/\s+/g, ' ').trim());

/** Whether a text has a phrase, some names in it perhaps written in another way, of which it may begin and end with a part. */
function has(text, phrase, names) {
  const goesOn = (means, rest, phrase) => phrase.every((it, i) => i >= means.length || it === means[i]) && follows(rest, phrase.slice(means.length));
  const said = (text) => names.filter(({ says }) => says.every((it, i) => it === text[i]));
  const follows = (text, phrase) => !phrase.length || (text[0] === phrase[0] && follows(text.slice(1), phrase.slice(1)))
    || said(text).some(({ says, means }) => goesOn(means, text.slice(says.length), phrase));
  return text.some((_, at) => {
    const rest = text.slice(at);
    return follows(rest, phrase) || said(rest).some(({ says, means }) => means.some((_, from) => goesOn(means.slice(from), rest.slice(says.length), phrase)));
  });
}

/** The long phrases in quotation marks, of which the index only knows neighbours. */
const unsure = ({ phrases }) => phrases.filter(({ words, quoted }) => quoted && words.length > 2);

/** Whether the article has every such phrase as a whole. */
async function isConfirmed([, address], query) {
  const phrases = unsure(query).map(({ words }) => words.map((it) => it.plain));
  if (!phrases.length) return true;
  const [page, names] = await Promise.all([pageAt(address), synonyms()]);
  const texts = leaves(page, 'main article :is(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, a)').map((it) => wordsOf(it).map((one) => one.plain));
  return phrases.every((phrase) => texts.some((it) => has(it, phrase, names)));
}

/** Waits until what is shown is drawn: on a slow line, what comes later must not hold it up. */
const drawn = () => new Promise((done) => {
  if (window.requestIdleCallback) requestIdleCallback(done, { timeout: 500 });
  else setTimeout(done, 100);
});

/** Marks words in all of a card. */
const mark = (card, query) => card.querySelectorAll('a, .summary, .meta > *').forEach((it) => show(it, it.textContent, query));

/** Looks for what the words also mean when a card does not have all of them, and then into the article itself. */
async function deepen(lines, address, card, query) {
  const { all, is } = wantedOf(query);
  const on = wordsOf(card.textContent);
  const lacks = all.filter((it) => !on.some(({ plain }) => is(it, plain)));
  if (!lacks.length) return;
  await drawn();
  const names = await alike(query);
  query = { ...query, phrases: [...names.map(({ means }) => ({ words: means.map((plain) => ({ plain })), whole: means.join(' ') })), ...query.phrases] };
  mark(card, query);
  const meant = names.filter(({ means }) => means.every((plain) => on.some((it) => it.plain === plain)));
  if (lacks.every(({ plain }) => meant.some(({ says }) => says.includes(plain)))) return;
  const found = passage(leaves(await pageAt(address), `.lead, ${BLOCKS}`), query);
  if (found) show(lines, found, query);
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.deepen?.().catch(() => {});
  }
});

// --- Page --------------------------------------------------------------------------------------------------

function item([title, address, iso, date, district, phase, kind, summary], query) {
  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const [entry, heading] = ['li', 'h2'].map((it) => make(it));
  const [card, link, lines, meta] = [make('article', 'card'), make('a', '', title), make('p', 'summary', summary), make('p', 'meta')];
  link.href = words.home + address;
  heading.append(link);
  const time = make(iso ? 'time' : 'span', '', date);
  if (iso) time.dateTime = iso;
  for (const it of [make('span', 'kind', kind), make('span', '', district), phase && make('span', 'phase', phase), time]) {
    if (it) meta.append(it, ' ');
  }
  card.append(heading, lines, meta);
  mark(card, query);
  entry.append(card);
  lines.deepen = () => deepen(lines, address, card, query);
  seen.observe(lines);
  return entry;
}

function state() {
  const asked = new URLSearchParams(location.search);
  input.value = asked.get('q') ?? '';
  form.elements[words.sort].value = asked.get(words.sort) ?? '';
  for (const select of selects) {
    choose(select, asked.get(select.name) ?? '');
  }
}

/** Chooses a value, even one that no result has or that nobody knows. */
function choose(select, value) {
  const option = [...select.options].find((it) => it.value === value) ?? select.appendChild(new Option(value, value));
  option.hidden = option.disabled = false;
  option.selected = true;
}

function address() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) asked.set(name, value);
  const query = asked.toString();
  return query ? `${location.pathname}?${query}` : location.pathname;
}

let turn = 0;
let hits = [];
let asked = { phrases: [] };
/** Says how it was understood. */
let meant = '';
let shown = 0;
/** All that was found, whatever is chosen. */
let found = [];
/** Finds all, when only some were looked for. */
let whole = null;
/** The filters whose choices are counted: those that somebody turned to. */
const counted = new Set();

async function search() {
  const mine = ++turn;
  const late = () => mine !== turn;
  const typed = input.value;
  const chosen = selects.filter((it) => it.value);
  for (const it of chosen) counted.add(it);
  const idle = !typed.trim() && !chosen.length;
  ways.hidden = !idle;
  filters.hidden = idle;
  if (idle) {
    hits = [];
    list.replaceChildren();
    more.hidden = true;
    status.textContent = '';
    return;
  }
  status.ariaBusy = true;
  try {
    const query = parse(typed);
    const every = async () => ({ meant: query, hits: Array.from({ length: (await manifest()).articles }, (_, at) => [at, 0]).reverse() });
    // Results will need the digests, which come beside the lists.
    const byDate = form.elements[words.sort].value;
    const [answer, keeps] = await Promise.all([typed.trim() ? find(query) : every(), filter(chosen), digests()]);
    if (late()) return;
    const first = new Map(answer.hits);
    const take = (answer) => {
      found = answer.hits;
      hits = found.filter(keeps);
      if (byDate) hits.sort(([a], [b]) => first.has(b) - first.has(a) || b - a);
    };
    take(answer);
    whole = answer.some && (async () => {
      const all = await find(query, true);
      if (late()) return;
      whole = null;
      take(all);
      tell();
    });
    if (chosen.length) await whole?.();
    if (late()) return;
    asked = answer.meant;
    shown = 0;
    list.replaceChildren();
    meant = asked === query ? '' : ` ${words.meant.replace('{words}', asked.phrases.map((it) => it.words.map(written).join(' ')).join(' '))}`;
    tell();
    await page(late);
  } catch (error) {
    if (late()) return;
    files = new Map();
    status.textContent = words.failed;
    ways.hidden = false;
    throw error;
  } finally {
    if (!late()) {
      status.ariaBusy = null;
      offer();
    }
  }
}

/** Says how many results there are, or how many at least. */
function tell() {
  const count = unsure(asked).length && shown < hits.length ? `${shown}+` : number.format(hits.length) + (whole ? '+' : '');
  status.textContent = (hits.length ? words.results.replace('{n}', count) : words.none) + meant;
  ways.hidden = hits.length > 0;
}

/** Shows the next results. */
async function page(late) {
  if (shown) await whole?.();
  if (late()) return null;
  const full = shown + PAGE;
  let left = LOOK;
  let first = null;
  while (left > 0 && shown < Math.min(full, hits.length)) {
    // Those in sight first.
    if (first) await drawn();
    if (late()) return null;
    const part = hits.slice(shown, shown < full - PAGE + SIGHT ? shown + SIGHT : full);
    left -= part.length;
    const found = part.map(async (hit) => {
      const it = await record(hit[0]);
      return (await isConfirmed(it, asked)) && it;
    });
    for (const [at, it] of found.entries()) {
      const confirmed = await it;
      if (late()) return null;
      if (!confirmed) { hits = hits.filter((hit) => hit !== part[at]); continue; }
      const entry = item(confirmed, asked);
      first ??= entry;
      list.append(entry);
      shown++;
    }
  }
  more.hidden = !whole && shown >= hits.length;
  if (unsure(asked).length) tell();
  return first;
}

/** What tells whether a hit has what is chosen. */
async function filter(chosen) {
  const tests = await Promise.all(chosen.map(async ({ value, dataset: { facet } }) => {
    const [all, of] = await Promise.all([choices(), column(facet)]);
    const place = all[facet].findIndex(([it]) => it === value);
    return (article) => of[article].includes(place);
  }));
  return ([article]) => tests.every((it) => it(article));
}

/** Results are worth more than what may be chosen: without it they are there all the same. */
const offer = () => { fill().catch(() => {}); };

/** Gives the filters their choices when they can be seen, after the results, and numbers to those that somebody turned to. */
async function fill() {
  if (!filters.open || filters.hidden || status.ariaBusy) return;
  const all = await choices();
  for (const select of selects) {
    if (select.named) continue;
    const { value } = select;
    select.named = all[select.dataset.facet];
    select.replaceChildren(new Option(words.all, ''), ...select.named.map(([value, name]) => new Option(name, value)));
    choose(select, value);
  }
  await Promise.all([...counted].map(count));
}

/** Says how many results each choice of a filter leaves, the others being as they are. */
async function count(select) {
  const mine = turn;
  await whole?.();
  const [of, keeps] = await Promise.all([column(select.dataset.facet), filter(selects.filter((it) => it !== select && it.value))]);
  if (mine !== turn || !select.named) return;
  const kept = found.filter(keeps);
  const counts = new Map();
  for (const [article] of kept) for (const it of of[article]) counts.set(it, (counts.get(it) ?? 0) + 1);
  const [none, ...options] = select.options;
  const sure = !unsure(asked).length;
  const tell = (option, name, count) => { option.text = sure ? `${name} (${number.format(count)})` : name; };
  tell(none, words.all, kept.length);
  select.named.forEach(([, name], at) => {
    const option = options[at];
    tell(option, name, counts.get(at) ?? 0);
    option.hidden = option.disabled = sure && !counts.has(at) && !option.selected;
  });
}

/** Counts the choices of a filter from when somebody turns to it. */
function turnTo({ target }) {
  if (!selects.includes(target) || counted.has(target)) return;
  counted.add(target);
  offer();
}

let timer = 0;
const run = () => { search().catch(() => {}); };

input.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, '', address());
    run();
  }, 150);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(timer);
  go();
});
filters.addEventListener('toggle', offer);
filters.addEventListener('focusin', turnTo);
filters.addEventListener('change', go);
addEventListener('popstate', () => { state(); run(); });
more.addEventListener('click', async () => {
  const mine = turn;
  const first = await page(() => mine !== turn);
  first?.querySelector('a').focus();
});
// Up and down between the box and the results.
document.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [input, ...list.querySelectorAll('h2 a')];
  const at = stops.indexOf(document.activeElement);
  if (!step || at < 0 || !stops[at + step]) return;
  event.preventDefault();
  stops[at + step].focus();
});

function go() {
  const next = address();
  if (next !== location.pathname + location.search) history.pushState(null, '', next);
  run();
}

state();
filters.open = matchMedia('(min-width: 40rem)').matches || address().split('&').length > 1;
run();
