// Sites that tests write themselves, built by the program.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';

if (!process.env.BANTIN) throw new Error('BANTIN must name the program; tests/run.sh sets it');

/** Runs the program on the day of all tests, and gives what it prints. */
export const bantin = async (...args) => (await promisify(execFile)(process.env.BANTIN, [...args, '--as-of', '2026-11-21'])).stdout;

const work = mkdtempSync(join(tmpdir(), 'bantin-made-'));
after(() => rmSync(work, { recursive: true }));
let made = 0;

/** Writes a site of these texts by their paths and builds it: the folder of its sources, and that of its pages. */
export async function makeSite(files) {
  const root = join(work, String(made++));
  const folder = `${root}-out`;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  await bantin('build', '--quiet', '--root', root, '--out', folder);
  return { root, folder };
}

/** The addresses of the articles of a site by the names of their files. */
export async function addressesByName(root) {
  const articles = JSON.parse(await bantin('list', 'articles', '--json', '--root', root));
  return new Map(articles.map(({ path, url }) => [path.replace(/^content\/|\.md$/g, ''), url]));
}
