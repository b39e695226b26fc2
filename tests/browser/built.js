// The sample site with an article more or other settings, built and served: what the sample itself does not have.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveFolder } from './files.js';

if (!process.env.BANTIN) throw new Error('BANTIN must name the program; tests/run.sh sets it');
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
  await promisify(execFile)(process.env.BANTIN, ['build', '--quiet', '--root', work, '--out', out, '--as-of', '2026-11-21']);
  const { origin, close } = await serveFolder(out);
  const end = () => (close(), rmSync(work, { recursive: true }));
  return { origin, end };
}
