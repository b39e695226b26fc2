// Search in the files that `bantin build` makes (src/search). Ranking is that of `bantin search`, step by step and in
// the same whole numbers: change both or none.
'use strict';

const PAGE = 10, SIGHT = 3, SHARDS = 8, NAME = 6, GROUP = 32, MOST_WORDS = 24;
const form = document.querySelector('form.search');
const input = form.elements.q;
const status = document.querySelector('.found');
const list = document.querySelector('.results');
const more = document.querySelector('.results + .more');
const filters = document.querySelector('.filters');
const selects = [...filters.querySelectorAll('[data-facet]')];
const words = form.dataset;
const base = form.getAttribute('action');
const number = new Intl.NumberFormat(document.documentElement.lang);

// --- Words -------------------------------------------------------------------------------------------------

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const PART = '[\\p{Alphabetic}\\p{N}\\p{M}]+';
const TOKEN = new RegExp(`${PART}(?:(?<=\\d)[.,](?=\\d{3}(?!\\d))${PART})*`, 'gu');

/** A word without accents and with them, or nothing. */
function word(written) {
  const letters = written.toLowerCase().normalize('NFD').replace(/[.,]/g, '');
  const tone = letters.match(TONES)?.at(-1) ?? '';
  const spelled = letters.replace(TONES, '').normalize('NFC').replace(/^([hklmst]|qu)y$/, '$1i');
  const plain = spelled.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đð]/g, 'd');
  return plain && plain.length <= 32 ? { plain, spelled, tone } : null;
}

const wordsOf = (text) => (text.match(TOKEN) ?? []).map(word).filter(Boolean);
const accented = (it) => it.tone || it.plain !== it.spelled;

/** Whether a spelling is the word as it was typed; one without accents means any. */
function isSpelled(it, spelled, begun) {
  if (!accented(it)) return true;
  if (!begun) return spelled === it.spelled + it.tone;
  const tone = spelled.match(/[\u0300-\u0323]+$/)?.[0] ?? '';
  return spelled.startsWith(it.spelled) && (!it.tone || it.tone === tone);
}

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
    letters.push(key);
  }
  const meant = word(letters.join('') + tone);
  return meant && meant.plain !== plain ? meant : null;
}

/** The word as it is written: the tone stands on a vowel with a mark, else on the last but one, or before a consonant on the last. */
function written({ spelled, tone }) {
  const parts = spelled.match(/^((?:qu|gi(?=[aăâeêoôơuư]))?[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)$/);
  if (!tone || !parts) return spelled + tone;
  const [, onset, vowels, coda] = parts;
  const marked = [...vowels].findLastIndex((it) => 'ăâêôơ'.includes(it));
  const at = marked >= 0 ? marked : vowels.includes('ư') ? vowels.indexOf('ư') : Math.max(vowels.length - (coda ? 1 : 2), 0);
  return (onset + vowels.slice(0, at + 1) + tone + vowels.slice(at + 1) + coda).normalize('NFC');
}

function horns(letters) {
  const at = letters.findIndex((it, at) => (it === 'u' || it === 'ư') && letters[at + 1] === 'o');
  if (at < 0) return false;
  letters.splice(at, 2, 'ư', 'ơ');
  return true;
}

function retyped(query) {
  let changed = false;
  const phrases = query.phrases.map((phrase) => ({ ...phrase, words: phrase.words.map((it) => {
    const meant = retype(it);
    changed ||= !!meant;
    return meant ?? it;
  }) }));
  return changed ? { ...query, phrases } : null;
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

const nameAt = (names, at) => names.slice(at * NAME, at * NAME + NAME);

async function record(article) {
  const { records, per_file } = await manifest();
  const at = Math.floor(article / per_file);
  const file = await once(`${nameAt(records, Math.floor(at / GROUP))}-${at % GROUP}`, json);
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
  let [low, high] = [0, first.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (first[middle] <= letters) low = middle + 1;
    else high = middle;
  }
  let at = Math.max(low - 1, 0);
  const found = [at];
  while (prefix && first[++at]?.startsWith(letters) && found.length < SHARDS) found.push(at);
  const shards = found.filter((it) => it < first.length).map((it) => once(nameAt(names, it), shard));
  return (await Promise.all(shards)).flat().filter((it) => it.term === letters || (prefix && it.term.startsWith(letters)));
}

// --- Ranking -----------------------------------------------------------------------------------------------

/** Articles with a word or pair: whether it is spelled as typed (16), and its impact (1 to 15). */
async function matches(part, typed, begun = false) {
  const found = new Map();
  if (begun && [...typed.at(-1).plain].length < 2) return found;
  const plain = typed.map((it) => it.plain).join(' ');
  for (const { term, spellings } of await terms(part, plain, begun)) {
    if (begun && term === plain) continue;
    for (const [spelled, articles] of spellings) {
      const syllables = spelled.split(' ');
      const exact = typed.every((it, at) => isSpelled(it, syllables[at], begun && at === typed.length - 1));
      eachArticle(articles, (article, impact) => {
        const value = (exact ? 16 : 0) + impact;
        if (value > (found.get(article) ?? 0)) found.set(article, value);
      });
    }
  }
  return found;
}

/** The binary logarithm in sixteenths, straight between powers of two. */
function sixteenths(it) {
  if (!it) return 0;
  const whole = 31 - Math.clz32(it);
  return whole * 16 + (Math.floor((it * 16) / 2 ** whole) & 15);
}

const weight = (all, count) => Math.max(sixteenths(all) - sixteenths(count), 0) + 16;
const rank = (tier, exact, score) => tier * 2 ** 28 + exact * 2 ** 22 + Math.min(score, 2 ** 22 - 1);

function join(found, begun) {
  for (const [article, value] of begun) if (!found.has(article)) found.set(article, value);
}

function add(ranking, found, tier, all) {
  const heavy = weight(all, found.size);
  for (const [article, value] of found) {
    if (!ranking.has(article)) ranking.set(article, rank(tier, value >> 4, heavy * (value & 15)));
  }
}

/** The words that are required: while it is typed, a last one of a single letter may be the beginning of any. */
const certain = (words, open) => words.slice(0, open && /^\p{Alphabetic}$/u.test(words.at(-1).plain) ? -1 : undefined);

async function findWord(it, open, all) {
  const ranking = new Map();
  const whole = await matches('words', [it]);
  add(ranking, whole, 1, all);
  if (open && whole.size < PAGE) add(ranking, await matches('words', [it], true), 0, all);
  return ranking;
}

async function findPair(pair, open, all) {
  const ranking = new Map();
  add(ranking, await matches('pairs', pair), 2, all);
  if (open && ranking.size < PAGE) add(ranking, await matches('pairs', pair, true), 1, all);
  if (ranking.size < PAGE) join(ranking, await findPhrases(certain(pair, open).map((it) => ({ words: [it] })), false, all));
  return ranking;
}

async function findPhrases(phrases, open, all) {
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
  const heavy = (lists) => lists.map((it) => weight(all, it.size));
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
      if (it.has(article)) score += 4 * ofWelcome[at] * ((it.get(article) & 15) + 3);
    });
    ranking.set(article, rank(0, exact, score));
  }
  return ranking;
}

/** Takes in words that begin with the last one. */
async function complete(typed, single, pairs) {
  const last = single.at(-1);
  const pair = pairs.at(-1);
  if (pair && pair.size < PAGE) {
    join(pair, await matches('pairs', typed.slice(-2), true));
    join(last, pair);
  }
  if (last.size < PAGE) join(last, await matches('words', typed.slice(-1), true));
}

async function rankingOf({ phrases, open }, all) {
  if (!phrases.length) return new Map();
  const [{ words, quoted }] = phrases;
  if (phrases.length === 1 && words.length === 1) return findWord(words[0], open, all);
  if (phrases.length === 1 && words.length === 2 && !quoted) return findPair(words, open, all);
  return findPhrases(phrases, open, all);
}

/** The query without words that no article has. */
async function reduced(query) {
  const phrases = [];
  let [all, left] = [0, 0];
  for (const { words, quoted } of query.phrases) {
    let run = null;
    for (const it of words) {
      all++;
      if (!(await matches('words', [it])).size) { run = null; continue; }
      left++;
      if (!run) phrases.push((run = { words: [], quoted }));
      run.words.push(it);
    }
  }
  return left && left < all && left * 2 >= all ? { phrases, open: false } : null;
}

/** What was understood, and the articles in the order of their rank: `[article, score]`. */
async function find(query) {
  const { articles: all } = await manifest();
  let meant = query;
  let ranking = await rankingOf(query, all);
  for (const other of [retyped, reduced]) {
    if (ranking.size) break;
    const next = await other(query);
    if (next) [meant, ranking] = [next, await rankingOf(next, all)];
  }
  return { meant, hits: [...ranking].sort(([a, x], [b, y]) => y - x || b - a) };
}

// --- Passages ----------------------------------------------------------------------------------------------

/** A text as pieces: words that were looked for are `true`. Neighbours are marked, single words when there are none. */
function pieces(text, query) {
  const all = query.phrases.flatMap((it) => it.words);
  const last = all.at(-1);
  const is = (it, plain) => plain === it.plain || (query.open && it === last && plain.startsWith(it.plain));
  const found = [...text.matchAll(TOKEN)].map((it) => ({ at: it.index, end: it.index + it[0].length, plain: word(it[0])?.plain ?? '' }));
  const near = new Set();
  for (const { words } of query.phrases) {
    for (let at = 0; at + 1 < found.length; at++) {
      const pair = words.some((it, i) => i + 1 < words.length && is(it, found[at].plain) && is(words[i + 1], found[at + 1].plain));
      if (pair) near.add(found[at]).add(found[at + 1]);
    }
    if (words.length === 1) for (const token of found) if (is(words[0], token.plain)) near.add(token);
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
    const mark = document.createElement('mark');
    mark.textContent = it;
    return mark;
  }));
}

/** The piece of a text with most of the words. */
function passage(blocks, query) {
  const wanted = query.phrases.flatMap((it) => it.words.map((it) => it.plain));
  let [most, best] = [0, ''];
  for (const block of blocks) {
    const found = [...block.matchAll(TOKEN)];
    const plain = found.map(([it]) => word(it)?.plain ?? '');
    plain.forEach((it, at) => {
      if (!wanted.includes(it)) return;
      const start = Math.max(at - 6, 0);
      const end = Math.min(start + 32, plain.length);
      const here = plain.slice(start, end);
      const near = wanted.filter((it, i) => i + 1 < wanted.length && here.some((one, k) => one === it && here[k + 1] === wanted[i + 1]));
      const worth = new Set(here.filter((it) => wanted.includes(it))).size + near.length;
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
      return new DOMParser().parseFromString(await answer.text(), 'text/html');
    }));
  }
  return pages.get(address);
}

/** The texts of elements that hold no others of their kind; outside of the text itself a link is one. */
const leaves = (page, selector) => [...page.querySelectorAll(selector)].filter((it) => !it.querySelector(it.closest('.body, .lead') ? 'p, li, td' : 'a, p, li, td')).map((it) => it.textContent.replace(/\s+/g, ' ').trim());

/** Whether a text has a phrase; one name in it may be written in another way. */
function says(text, phrase, alike) {
  const length = phrase.length;
  const has = (text) => text.some((_, at) => phrase.every((it, i) => it === text[at + i]));
  return has(text) || alike.some(({ says, means }) => text.some((_, at) => says.every((it, i) => it === text[at + i])
    && has([...text.slice(Math.max(at - length, 0), at), ...means, ...text.slice(at + says.length).slice(0, length)])));
}

/** Whether the article has every long phrase in quotation marks as a whole: the index only knows neighbours. */
async function isConfirmed([, address], query) {
  const phrases = query.phrases.filter(({ words, quoted }) => quoted && words.length > 2).map(({ words }) => words.map((it) => it.plain));
  if (!phrases.length) return true;
  const [page, alike] = await Promise.all([pageAt(address), synonyms()]);
  const texts = leaves(page, 'main article :is(h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, a)').map((it) => wordsOf(it).map((one) => one.plain));
  return phrases.every((phrase) => texts.some((it) => says(it, phrase, alike)));
}

/** Waits until what is shown is drawn: on a slow line, what comes later must not hold it up. */
const drawn = () => new Promise((done) => {
  if (window.requestIdleCallback) requestIdleCallback(done, { timeout: 500 });
  else setTimeout(done, 100);
});

/** Looks into the article itself when its card does not have all that was looked for. */
async function deepen(element, address, card, query) {
  const has = new Set(wordsOf(card).map((it) => it.plain));
  if (query.phrases.every(({ words }) => words.every((it) => has.has(it.plain)))) return;
  await drawn();
  const found = passage(leaves(await pageAt(address), `.lead, ${BLOCKS}`), query);
  if (found) show(element, found, query);
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
  const [entry, card, heading, link, lines, meta] = ['li', 'article', 'h2', 'a', 'p', 'p'].map((it) => make(it));
  card.className = 'card';
  link.href = words.home + address;
  show(link, title, query);
  heading.append(link);
  lines.className = 'summary';
  show(lines, summary, query);
  meta.className = 'meta';
  const time = make(iso ? 'time' : 'span', '', date);
  if (iso) time.dateTime = iso;
  for (const it of [make('span', 'kind', kind), make('span', '', district), phase && make('span', 'phase', phase), time]) {
    if (!it) continue;
    show(it, it.textContent, query);
    meta.append(it, ' ');
  }
  card.append(heading, lines, meta);
  entry.append(card);
  lines.deepen = () => deepen(lines, address, card.textContent, query);
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
let shown = 0;
/** All that was found, whatever is chosen. */
let found = [];
/** The filters whose choices are counted: those that somebody turned to. */
const counted = new Set();

async function search() {
  const mine = ++turn;
  const late = () => mine !== turn;
  const typed = input.value;
  const chosen = selects.filter((it) => it.value);
  for (const it of chosen) counted.add(it);
  const ways = document.querySelector('.ways-to-all');
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
    const [answer, keeps] = await Promise.all([typed.trim() ? find(query) : every(), filter(chosen)]);
    if (late()) return;
    found = answer.hits;
    hits = found.filter(keeps).map(([article, score]) => ({ article, score }));
    if (form.elements[words.sort].value) hits.sort((a, b) => b.article - a.article);
    asked = answer.meant;
    shown = 0;
    list.replaceChildren();
    const meant = asked === query ? '' : ` ${words.meant.replace('{words}', asked.phrases.map((it) => it.words.map(written).join(' ')).join(' '))}`;
    const tell = () => {
      status.textContent = (hits.length ? words.results.replace('{n}', number.format(hits.length)) : words.none) + meant;
      ways.hidden = hits.length > 0;
    };
    const all = hits.length;
    tell();
    await page(late);
    if (late()) return;
    if (hits.length < all) tell();
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

/** Shows the next results. */
async function page(late) {
  const full = shown + PAGE;
  let first = null;
  while (shown < Math.min(full, hits.length)) {
    // Those in sight first.
    if (first) await drawn();
    if (late()) return null;
    const part = hits.slice(shown, shown < full - PAGE + SIGHT ? shown + SIGHT : full);
    const found = part.map(async (hit) => {
      const it = await record(hit.article);
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
  more.hidden = shown >= hits.length;
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
  const [of, keeps] = await Promise.all([column(select.dataset.facet), filter(selects.filter((it) => it !== select && it.value))]);
  if (mine !== turn || !select.named) return;
  const kept = found.filter(keeps);
  const counts = new Map();
  for (const [article] of kept) for (const it of of[article]) counts.set(it, (counts.get(it) ?? 0) + 1);
  const [none, ...options] = select.options;
  const tell = (option, name, count) => { option.text = `${name} (${number.format(count)})`; };
  tell(none, words.all, kept.length);
  select.named.forEach(([, name], at) => {
    const option = options[at];
    tell(option, name, counts.get(at) ?? 0);
    option.hidden = option.disabled = !counts.has(at) && !option.selected;
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
