// Screenshots, for people: nothing is asserted by them, so they are taken only when BANTIN_SCREENSHOTS names a folder.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.BANTIN_SCREENSHOTS;
if (folder) mkdirSync(folder, { recursive: true });

/** Takes a screenshot of a tab in this look, when somebody asked for screenshots. */
export async function screenshot(tab, name, { width, colorScheme }, options = {}) {
  if (folder) await tab.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), ...options });
}
