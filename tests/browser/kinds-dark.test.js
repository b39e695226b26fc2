// Each kind of page in the dark scheme: loaded on a desk, and its window made as small as a phone.
import { DESK, lookAt, PHONE, seeAll } from './browser.js';
import { axeScript, axeViolations } from './checks/axe.js';
import { notOfScheme } from './checks/scheme.js';
import { onEachKind } from './every-kind.js';
import { screenshot } from './screenshots.js';

const look = lookAt(DESK, 'dark');

onEachKind({ ...look, script: axeScript }, async (tab, kind, findings) => {
  await tab.setViewportSize(DESK);
  await tab.goto(kind.address);
  await seeAll(tab);
  for (const size of [DESK, PHONE]) {
    await tab.setViewportSize(size);
    await screenshot(tab, kind.name, { ...look, ...size }, { fullPage: true });
    findings.note('axe', await axeViolations(tab), size.width);
    findings.note('scheme', await notOfScheme(tab, look.colorScheme), size.width);
  }
});
