// A screenshot of each kind of page in each look, when somebody asks for screenshots: see screenshots.js.
import { describe, test } from 'node:test';
import { KINDS } from './kinds.js';
import { screenshot, wanted } from './screenshots.js';

if (wanted) {
  // A browser that no test uses would never be closed.
  const { LOOKS, seeAll, withTab } = await import('./browser.js');
  describe('screenshots', () => {
    for (const look of LOOKS) {
      test(`each kind of page at ${look.name}`, async () => {
        await withTab(look, async (tab) => {
          for (const { name, address } of KINDS) {
            await tab.goto(address);
            await seeAll(tab);
            await screenshot(tab, name, look, { fullPage: true });
          }
        });
      });
    }
  });
}
