// Each kind of page on a desk: what it must have and may cost, axe, lines, scheme, paper, what moves, what a name turns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, lookAt, seeAll } from './browser.js';
import { axeScript, axeViolations } from './checks/axe.js';
import { wrongOnPaper } from './checks/print.js';
import { notOfScheme } from './checks/scheme.js';
import { shiftsOf, shiftsScript } from './checks/shifts.js';
import { tightLines, turnedByNames } from './checks/type.js';
import { heavyForKind, openAndWeigh, uncompressed } from './checks/weight.js';
import { onEachKind } from './every-kind.js';
import { screenshot } from './screenshots.js';

const look = lookAt(DESK, 'light');
let pairs = 0;

onEachKind({ ...look, script: shiftsScript + axeScript }, async (tab, kind, findings) => {
  const cost = await openAndWeigh(tab, kind.address);
  findings.note('weight', [...uncompressed(cost), ...(await heavyForKind(tab, cost))]);
  await seeAll(tab);
  findings.note('moves while it loads', await shiftsOf(tab));
  await screenshot(tab, kind.name, look, { fullPage: true });
  findings.note('misses what other tests look at', await missing(tab, kind.has));
  findings.note('axe', await axeViolations(tab));
  findings.note('lines are too close', await tightLines(tab));
  findings.note('scheme', await notOfScheme(tab, look.colorScheme));
  findings.note('on paper', await wrongOnPaper(tab));
  const { pairs: looked, turned } = await turnedByNames(tab);
  pairs += looked;
  findings.note('a name that is read from right to left turns what is beside it', turned);
});

test('enough names stand beside something that they could turn', () => {
  assert.ok(pairs > 500, `only ${pairs} pairs stand beside each other`);
});

/** The selectors of which the page has nothing. */
const missing = (tab, selectors) => tab.evaluate((all) => all.filter((it) => !document.querySelector(it)), selectors);
