// The page of search without a browser: jsdom stands in for the document, the folder of a built site for its server. The
// script is that of the theme as it is written, so tests can ask its functions one by one, too.
import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { JSDOM } from 'jsdom';
import { fileIn } from './files.js';

const SCRIPT = new URL('../../themes/bantin/static/search.js', import.meta.url);
const source = readFileSync(SCRIPT, 'utf8');
/** What tests ask of the script. */
const FUNCTIONS = [
  'find', 'has', 'isSpelled', 'manifest', 'matches', 'page', 'parse', 'passage', 'record', 'retype', 'search', 'sixteenths',
  'state', 'unsure', 'word', 'wordsOf', 'written',
];

const FIELDS = { district: 'dia-ban', campaign: 'phong-trao', phase: 'dot', kind: 'the-loai', year: 'nam', sort: 'xep-theo' };

/** What stands behind the address of the page of search when somebody asks for this. */
export function behindAddress(query, options = {}) {
  const fields = new URLSearchParams({ q: query });
  for (const [name, value] of Object.entries(options)) fields.set(FIELDS[name], name === 'sort' ? 'moi-nhat' : value);
  return `?${fields}`;
}

/** The page of search of the site in a folder, which has this path. */
export function openSearch({ folder, base }) {
  const fileAt = (address) => fileIn(folder, `/${address.slice(base.length)}`);
  const html = readFileSync(fileAt(`${base}tim-kiem/`));
  const dom = new JSDOM(html, { url: `http://site${base}tim-kiem/`, runScripts: 'outside-only' });
  const { window } = dom;
  const unseen = [];
  Object.assign(window, {
    DecompressionStream,
    Response,
    TextDecoder,
    fetch: async (address) => {
      const file = fileAt(address);
      return file ? new Response(readFileSync(file)) : new Response('', { status: 404 });
    },
    matchMedia: () => ({ matches: true }),
    requestIdleCallback: setImmediate,
    // Nothing is in sight until a test looks.
    IntersectionObserver: class {
      observe(it) { unseen.push(it); }
      unobserve() {}
    },
  });
  const context = { parsingContext: dom.getInternalVMContext(), filename: SCRIPT.pathname };
  const script = compileFunction(`'use strict'; ${source}\nreturn { ${FUNCTIONS} };`, [], context)();
  const element = (selector) => window.document.querySelector(selector);
  const links = () => [...window.document.querySelectorAll('.results h2 a')];
  /** What the page shows: addresses and titles of results, and what it says of them. */
  const shown = () => ({
    addresses: links().map((it) => it.getAttribute('href')),
    titles: links().map((it) => it.textContent),
    told: element('.found').textContent,
  });
  const ask = async (query, options) => {
    window.history.replaceState(null, '', behindAddress(query, options));
    script.state();
    await script.search();
    return shown();
  };
  return {
    script,
    ask,
    /** The same with all results, however often more of them must be asked for. */
    async askForAll(query, options) {
      await ask(query, options);
      while (!element('.results + .more').hidden) await script.page(() => false);
      return shown();
    },
    /** The lines below the title of the first result, when somebody has seen it for a while. */
    async firstPassage(query) {
      await ask(query);
      await Promise.all(unseen.splice(0).map((it) => it.deepen()));
      return element('.results .summary').textContent;
    },
  };
}
