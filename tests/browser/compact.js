// The scripts of the built-in theme in their shortest form, which the program publishes in their place. They are made here,
// once, and not by the program at each start: `npm run compact` writes them after a change.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';

const WRITTEN = new URL('../../themes/bantin/static/', import.meta.url);
const COMPACT = new URL('../../src/render/assets/compact/', import.meta.url);

/** What the folder of compact scripts holds: texts by names of files. */
export async function compact() {
  const names = readdirSync(WRITTEN).filter((name) => name.endsWith('.js')).sort();
  const files = new Map();
  let sums = '';
  for (const name of names) {
    const script = readFileSync(new URL(name, WRITTEN), 'utf8');
    const { code } = await minify(script, { ecma: 2022, module: true });
    files.set(name, code);
    sums += `${createHash('sha256').update(script).digest('hex')}  ${name}\n`;
  }
  // The program looks here whether a script has changed since.
  return files.set('SHA256SUMS', sums);
}

/** What it holds now. */
export const stored = () => new Map(readdirSync(COMPACT).sort().map((name) => [name, readFileSync(new URL(name, COMPACT), 'utf8')]));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of await compact()) writeFileSync(new URL(name, COMPACT), text);
}
