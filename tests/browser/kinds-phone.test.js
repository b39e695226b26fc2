// Each kind of page on a phone: axe, lines, widths, what moves, and what it says without scripts.
import { after, before } from 'node:test';
import { closeTab, lookAt, openTab, PHONE, seeAll } from './browser.js';
import { axeScript, axeViolations } from './checks/axe.js';
import { shiftsOf, shiftsScript } from './checks/shifts.js';
import { tightLines } from './checks/type.js';
import { tooWideAtAll } from './checks/width.js';
import { onEachKind } from './every-kind.js';
import { screenshot } from './screenshots.js';

const look = lookAt(PHONE, 'light');
let bare;
before(async () => (bare = await openTab({ ...PHONE, javaScriptEnabled: false })));
after(() => closeTab(bare));

onEachKind({ ...look, script: shiftsScript + axeScript }, async (tab, kind, findings) => {
  await tab.setViewportSize(PHONE);
  await tab.goto(kind.address);
  const text = await tab.evaluate(textOfPage);
  await seeAll(tab);
  findings.note('moves while it loads', await shiftsOf(tab));
  await screenshot(tab, kind.name, look, { fullPage: true });
  findings.note('axe', await axeViolations(tab));
  findings.note('lines are too close', await tightLines(tab));
  for (const { width, words } of await tooWideAtAll(tab)) findings.note('is too wide', [words], width);
  // The page of search leads to all articles instead.
  if (kind.name !== 'search') findings.note('without scripts', await differsWithoutScripts(kind.address, text));
});

async function differsWithoutScripts(address, text) {
  await bare.goto(address);
  const without = await bare.evaluate(textOfPage);
  if (!without.trim()) return ['says nothing'];
  return without === text ? [] : ['says something else'];
}

/** In the page: all that can be read on it. */
function textOfPage() {
  return document.body.innerText;
}
