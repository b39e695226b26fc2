// A test for each kind of page in a look: the page is loaded once, and all is measured on that.
import { after, before, describe, test } from 'node:test';
import { closeTab, openTab } from './browser.js';
import { PageFindings } from './findings.js';
import { KINDS } from './kinds.js';

/** `check` opens the page of a kind in the tab, and notes what is wrong with it among the findings. */
export function onEachKind(look, check) {
  describe(`each kind of page at ${look.name}`, () => {
    let tab;
    before(async () => (tab = await openTab(look)));
    after(() => closeTab(tab));
    for (const kind of KINDS) {
      test(`${kind.name} at ${look.name}`, async () => {
        const findings = new PageFindings(kind.address, look);
        await check(tab, kind, findings);
        findings.note('complains', tab.complaints.splice(0));
        findings.expectNone();
      });
    }
  });
}
