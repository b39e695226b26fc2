// The sample site with an article more, built and served: what the sample itself has no article for.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveFolder } from './files.js';

if (!process.env.BANTIN) throw new Error('BANTIN must name the program; tests/run.sh sets it');
const repository = new URL('../..', import.meta.url).pathname;

/** The origin of the sample with this article of `fixtures/`, and how to end it. */
export async function sampleWith(fixture) {
  const work = mkdtempSync(join(tmpdir(), 'bantin-built-'));
  cpSync(join(repository, 'content'), join(work, 'content'), { recursive: true });
  cpSync(join(repository, 'site.yaml'), join(work, 'site.yaml'));
  cpSync(new URL(`fixtures/${fixture}`, import.meta.url).pathname, join(work, 'content', fixture));
  const out = join(work, 'out');
  await promisify(execFile)(process.env.BANTIN, ['build', '--quiet', '--root', work, '--out', out, '--as-of', '2026-11-21']);
  const { origin, close } = await serveFolder(out);
  const end = () => (close(), rmSync(work, { recursive: true }));
  return { origin, end };
}
