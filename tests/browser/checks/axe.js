// axe by WCAG 2.2 A and AA, and its best practice.
import axe from 'axe-core';

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // axe would fetch the style sheet once more, which the policy of the page rightly refuses.
  preload: false,
};

/** What a tab must run in each page before `axeViolations` looks at it. */
export const axeScript = axe.source;

/** What axe says against the page as it is now. */
export async function axeViolations(tab) {
  const { violations } = await tab.evaluate((options) => window.axe.run(document, options), OPTIONS);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
  );
}
