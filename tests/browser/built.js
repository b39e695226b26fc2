// The sample site with an article more or other settings, built and served: what the sample itself does not have.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from './files.js';
import { bantin } from './made.js';

const repository = new URL('../..', import.meta.url).pathname;

/** The origin of the sample with these articles of `fixtures/`, and how to end it. */
export const sampleWith = (...fixtures) =>
  changed((root) => {
    for (const fixture of fixtures) cpSync(new URL(`fixtures/${fixture}`, import.meta.url).pathname, join(root, 'content', fixture));
  });

/** The origin of the sample with this line among its settings, and how to end it. */
export const sampleSetTo = (line) =>
  changed((root) => {
    const file = join(root, 'site.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('site:\n', `site:\n  ${line}\n`));
  });

async function changed(change) {
  const work = mkdtempSync(join(tmpdir(), 'bantin-built-'));
  cpSync(join(repository, 'content'), join(work, 'content'), { recursive: true });
  cpSync(join(repository, 'site.yaml'), join(work, 'site.yaml'));
  change(work);
  const out = join(work, 'out');
  await bantin('build', '--quiet', '--root', work, '--out', out);
  const { origin, close } = await serveFolder(out);
  const end = () => (close(), rmSync(work, { recursive: true }));
  return { origin, end };
}
