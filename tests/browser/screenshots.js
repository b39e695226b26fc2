// A picture of each kind of page in each look, for people. BANTIN_SCREENSHOTS names the folder.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { LOOKS, seeAll, withTab } from './helper.js';
import { KINDS } from './kinds.js';

const folder = process.env.BANTIN_SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'bantin-screenshots-'));
mkdirSync(folder, { recursive: true });

describe(`pictures in ${folder}`, () => {
  for (const look of LOOKS) {
    test(`each kind of page at ${look.name}`, async () => {
      await withTab(look, async (tab) => {
        for (const { name, address } of KINDS) {
          await tab.goto(address);
          await seeAll(tab);
          await tab.screenshot({ path: join(folder, `${name}-${look.width}-${look.colorScheme}.png`), fullPage: true });
        }
      });
    });
  }
});
