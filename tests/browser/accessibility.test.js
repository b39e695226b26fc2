// axe on each kind of page: WCAG 2.2 A and AA, and its best practice, light and dark, on a phone and on a desk.
import { describe, test } from 'node:test';
import axe from 'axe-core';
import { LOOKS, withTab } from './browser.js';
import { expectNone } from './findings.js';
import { KINDS } from './kinds.js';

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // axe would fetch the style sheet once more, which the policy of the page rightly refuses.
  preload: false,
};

describe('accessibility', () => {
  for (const look of LOOKS) {
    test(`axe finds nothing at ${look.name}`, async () => {
      await withTab({ ...look, script: axe.source }, async (tab) => {
        const found = [];
        for (const { address } of KINDS) {
          await tab.goto(address);
          const { violations } = await tab.evaluate((options) => window.axe.run(document, options), OPTIONS);
          for (const { id, help, nodes } of violations) {
            for (const node of nodes) {
              found.push(`${address} ${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`);
            }
          }
        }
        expectNone(found);
      });
    });
  }
});
