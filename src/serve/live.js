// Keeps the page that an editor looks at up to date, and shows what is wrong with the site.
// `bantin serve` adds this script to the pages it serves; published pages do not have it.
(() => {
  "use strict";
  const script = document.currentScript;
  const { version, moment, notice, day } = script.dataset;

  // ── Following changes ────────────────────────────────────────────────────────────────────────────────────

  const SCROLL = "bantin-scroll";
  let seen = moment; // the last change that this page knows of
  let last; // what was wrong when it was last told
  let source; // while this tab listens
  let line; // to the other tabs
  let giveWay; // lets another tab listen
  const loaded = new Promise((done) => {
    if (document.readyState === "complete") done();
    else addEventListener("load", done);
  });

  const HEARD = {
    hello: ({ now }) => now !== seen && catchUp(),
    change({ since, now, files }) {
      if (since !== seen) return catchUp();
      seen = now;
      files.forEach(swap);
      checkPage();
    },
    lost: catchUp,
    findings(findings) {
      last = findings;
      show(findings);
    },
  };

  function listen() {
    source?.close();
    source = new EventSource("/_bantin/events");
    for (const [name, heard] of Object.entries(HEARD)) {
      source.addEventListener(name, ({ data }) => {
        const said = data ? JSON.parse(data) : null;
        heard(said);
        line?.postMessage([name, said]);
      });
    }
    source.onerror = () => {
      // Refused for good, as when the server is away for long: try again all the same.
      if (source?.readyState === EventSource.CLOSED) setTimeout(() => source && listen(), 1000);
    };
  }

  // Browsers have only six connections for one server. So one tab listens, the one that has the lock, and passes on
  // what it hears. Where there are no locks, as at an address of the local network, each tab listens for itself.
  function follow() {
    leave();
    if (!navigator.locks) return listen();
    line = new BroadcastChannel("bantin");
    line.onmessage = ({ data: [name, said] }) => {
      if (name !== "ask") HEARD[name](said);
      else if (source && last !== undefined) {
        line.postMessage(["hello", { now: seen }]);
        line.postMessage(["findings", last]);
      }
    };
    line.postMessage(["ask"]);
    const waiting = new AbortController();
    const turn = () => new Promise((over) => {
      giveWay = over;
      listen();
    });
    giveWay = () => waiting.abort();
    navigator.locks.request("bantin", { signal: waiting.signal }, turn).catch(() => {}); // it gave way
  }

  function leave() {
    source?.close();
    line?.close();
    giveWay?.();
    source = line = giveWay = undefined;
  }

  // A hidden tab hears nothing and asks when it is seen again.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leave();
    else follow();
  });
  // Nor does a page that is left: a browser that keeps it for going back would keep the connection too.
  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && follow());

  /** Reloads the page if it would now be another one. */
  async function checkPage() {
    let answer;
    try {
      answer = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
    } catch {
      return; // the server is away; it says hello when it is back
    }
    const now = answer.headers.get("bantin-version");
    if (now && now !== version) reload();
  }

  /** Looks at everything that changed while this page did not hear of it. */
  async function catchUp() {
    let missed;
    try {
      missed = await (await fetch(`/_bantin/missed/${seen}`, { cache: "no-store" })).json();
    } catch {
      return; // the server is away
    }
    seen = missed.now;
    if (missed.files) missed.files.forEach(swap);
    else {
      // It may be any file: another run of the server, or one that was long ago.
      styles().forEach(renewLink);
      document.querySelectorAll("img").forEach(renewImage);
    }
    checkPage();
  }

  function reload() {
    const place = { path: location.pathname, x: scrollX, y: scrollY };
    sessionStorage.setItem(SCROLL, JSON.stringify(place));
    location.reload();
  }

  function restoreScroll() {
    const place = JSON.parse(sessionStorage.getItem(SCROLL) ?? "null");
    if (place?.path !== location.pathname) return;
    const scroll = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    scroll();
    addEventListener("load", () => {
      scroll(); // pictures have their heights now
      sessionStorage.removeItem(SCROLL);
    });
  }

  /** Puts the new version of a file in the place of the old one, without reloading the page. */
  async function swap(file) {
    const end = `/${file.split("/").map(encodeURIComponent).join("/")}`;
    const shows = (url) => {
      const path = url && new URL(url, location).pathname;
      // Files of the theme have a digest in their names: `style.1a2b3c4d.css`.
      return path && [path, path.replace(/\.[0-9a-f]{8}(?=\.[^./]*$|$)/, "")].some((name) => name.endsWith(end));
    };
    const sheets = styles().filter(({ href }) => shows(href));
    const images = [...document.querySelectorAll("img")].filter(({ src }) => shows(src));
    sheets.forEach(renewLink);
    images.forEach(renewImage);
    if (sheets.length + images.length > 0) return;
    // Named by a script, by another style, or by a picture of many widths: what the page has fetched is known when
    // all of it is there.
    await loaded;
    const fetched = performance.getEntriesByType("resource");
    if (fetched.some(({ name }) => name !== script.src && shows(name))) reload();
  }

  function styles() {
    return [...document.querySelectorAll('link[rel~="stylesheet"]')];
  }

  // The server has the newest file at each address that an older one was published at.
  function renewed(address) {
    const url = new URL(address, location);
    if (url.origin !== location.origin) return address;
    url.searchParams.set("bantin", Date.now());
    return url.href;
  }

  function renewLink(link) {
    const next = link.cloneNode();
    next.href = renewed(link.href);
    next.removeAttribute("integrity"); // of the old one
    next.onload = next.onerror = () => link.remove(); // not before: the page would lose its style for a moment
    link.after(next);
  }

  function renewImage(image) {
    image.src = renewed(image.src);
  }

  // ── What is wrong ────────────────────────────────────────────────────────────────────────────────────────

  const WORDS = {
    vi: {
      errors: (n) => `${n} lỗi`,
      warnings: (n) => `${n} cảnh báo`,
      error: "Lỗi",
      warning: "Cảnh báo",
      help: "Cách sửa",
      close: "Đóng",
      open: "Xem những chỗ cần sửa",
      more: (n) => `… và ${n} chỗ nữa: chạy bantin check để xem hết.`,
      below: "Chỗ hỏng được giữ như trước khi hỏng; mọi thứ khác là bản mới nhất.",
      draft: "Bản nháp",
      scheduled: (day) => `Đăng từ ${day}`,
    },
    en: {
      errors: (n) => `${n} error${n === 1 ? "" : "s"}`,
      warnings: (n) => `${n} warning${n === 1 ? "" : "s"}`,
      error: "Error",
      warning: "Warning",
      help: "How to mend it",
      close: "Close",
      open: "Show what should be mended",
      more: (n) => `… and ${n} more: run bantin check to see them all.`,
      below: "What is broken is kept as it was before; everything else is the newest version.",
      draft: "Draft",
      scheduled: (day) => `Public from ${day}`,
    },
  };

  const STYLE = `
    :host { all: initial; color-scheme: light dark; }
    @media print { :host { display: none; } }
    * { box-sizing: border-box; margin: 0; }
    .sheet, .corner {
      --paper: light-dark(#fffdf9, #1d1b19); --ink: light-dark(#1c1a17, #efebe4);
      --quiet: light-dark(#6b645b, #a69e93); --line: light-dark(#ddd6cb, #3d3833);
      --red: light-dark(#a8201a, #ff8d80); --amber: light-dark(#8a5a00, #f0b954);
      --mark: light-dark(#fbe0db, #5a2620); --code: light-dark(#f5f0e7, #272421);
      color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; position: fixed; z-index: 2147483647;
    }
    .sheet {
      background: var(--paper); border-top: 3px solid var(--red); box-shadow: 0 0 3rem #0005; inset: auto 0 0;
      display: flex; flex-direction: column; margin: 0 auto; max-height: min(75vh, 48rem); max-width: 60rem;
    }
    .sheet.calm { border-top-color: var(--amber); }
    .head { align-items: center; border-bottom: 1px solid var(--line); display: flex; gap: 1rem; padding: .6rem 1rem; }
    h2 { flex: 1; font: 700 1.125rem/1.4 Georgia, "Noto Serif", serif; }
    button { background: none; border: 1px solid var(--line); border-radius: .25rem; color: inherit; cursor: pointer; font: inherit; min-height: 2.75rem; padding: .25rem .9rem; }
    button:hover { border-color: currentColor; }
    button:focus-visible { outline: 3px solid var(--red); outline-offset: 2px; }
    ol { list-style: none; overflow: auto; overscroll-behavior: contain; padding: 0 1rem; }
    li { border-bottom: 1px solid var(--line); padding: .9rem 0; }
    li:last-child { border: 0; }
    .what { font-weight: 600; overflow-wrap: anywhere; }
    .kind { color: var(--red); }
    .warning .kind { color: var(--amber); }
    .where { color: var(--quiet); font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
    pre { background: var(--code); font: .875rem/1.6 ui-monospace, monospace; margin: .4rem 0; overflow-x: auto; padding: .4rem .7rem; }
    mark { background: var(--mark); color: inherit; text-decoration: underline wavy var(--red); text-decoration-skip-ink: none; text-underline-offset: .3em; }
    .warning mark { text-decoration-color: var(--amber); }
    .cure { overflow-wrap: anywhere; }
    code { background: var(--code); border-radius: .2rem; font: .875em/1 ui-monospace, monospace; padding: .1em .3em; }
    .note { border-top: 1px solid var(--line); color: var(--quiet); font-size: .875rem; padding: .5rem 1rem; }
    .corner { align-items: center; bottom: 1rem; display: flex; gap: .5rem; right: 1rem; }
    .corner > * { background: var(--paper); border: 1px solid var(--line); border-radius: 2rem; box-shadow: 0 .1rem .6rem #0003; font-size: .875rem; min-height: 2.75rem; padding: .5rem 1rem; }
    .corner .errors { border-color: var(--red); color: var(--red); font-weight: 600; }
    .corner .warnings { color: var(--amber); }
    .corner .notice { color: var(--quiet); }
    [hidden] { display: none !important; }
  `;

  const CLOSED = "bantin-closed"; // the errors that the editor has closed
  const root = document.createElement("div").attachShadow({ mode: "open" });
  let found = { language: "vi", errors: 0, warnings: 0, list: [] };
  let asked = false; // whether the editor has opened the sheet

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function show(findings) {
    if (!findings) return; // not looked at yet
    found = findings;
    if (found.errors === 0 && found.warnings === 0) asked = false;
    draw();
  }

  function draw() {
    const words = WORDS[found.language] ?? WORDS.vi;
    const signature = JSON.stringify(found.list.filter(({ severity }) => severity === "error"));
    const closed = sessionStorage.getItem(CLOSED) === signature;
    const open = asked || (found.errors > 0 && !closed);
    const scrolled = root.querySelector("ol")?.scrollTop ?? 0;
    const focused = root.activeElement?.className;

    const close = element("button", { type: "button", class: "close" }, words.close);
    close.onclick = () => {
      asked = false;
      sessionStorage.setItem(CLOSED, signature);
      draw();
      root.querySelector(".corner button")?.focus();
    };
    const counts = [
      found.errors > 0 && words.errors(found.errors),
      found.warnings > 0 && words.warnings(found.warnings),
    ].filter(Boolean).join(" · ");
    const list = element("ol", { tabindex: "0" }, ...found.list.map((finding) => item(finding, words)));
    const more = found.errors + found.warnings - found.list.length;
    if (more > 0) list.append(element("li", {}, words.more(more)));
    const sheet = element(
      "section",
      { class: found.errors > 0 ? "sheet" : "sheet calm", role: "dialog", "aria-labelledby": "title", lang: found.language },
      element("div", { class: "head" }, element("h2", { id: "title", "aria-live": "polite" }, counts), close),
      list,
    );
    if (found.errors > 0) sheet.append(element("p", { class: "note" }, words.below));
    sheet.hidden = !open;

    const corner = element("div", { class: "corner", lang: found.language });
    if (notice) {
      const text = notice === "draft" ? words.draft : words.scheduled(day);
      corner.append(element("span", { class: "notice" }, text));
    }
    if (counts) {
      const badge = element("button", { type: "button", class: found.errors > 0 ? "errors" : "warnings", title: words.open }, counts);
      badge.onclick = () => {
        asked = true;
        draw();
        root.querySelector(".close").focus();
      };
      corner.append(badge);
    }
    corner.hidden = open || corner.childElementCount === 0;

    root.replaceChildren(sheet, corner);
    list.scrollTop = scrolled;
    for (const mark of list.querySelectorAll("mark")) {
      const line = mark.parentElement; // a long one begins elsewhere
      line.scrollLeft = mark.offsetLeft - line.offsetLeft - line.clientWidth / 2;
    }
    if (focused && open) root.querySelector(`.${focused}`)?.focus();
  }

  function item({ severity, code, message, help, path, line, column, excerpt }, words) {
    const made = element(
      "li",
      { class: severity },
      element("p", { class: "what" }, element("span", { class: "kind" }, `${words[severity]}: `), ...marked(message)),
      element("p", { class: "where" }, `${path}:${line}:${column} · ${code}`),
    );
    if (excerpt) {
      const [before, place, after] = excerpt;
      made.append(element("pre", { tabindex: "0" }, before, element("mark", {}, place || " "), after));
    }
    made.append(element("p", { class: "cure" }, `${words.help}: `, ...marked(help)));
    return made;
  }

  /** A text in which what stands between backquotes is set as code. */
  function marked(text) {
    return text.split("`").map((part, at) => (at % 2 ? element("code", {}, part) : part));
  }

  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") root.querySelector(".sheet:not([hidden]) .close")?.click();
  });

  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  root.adoptedStyleSheets = [style];
  document.documentElement.append(root.host);
  draw();
  restoreScroll();
  follow();
})();
