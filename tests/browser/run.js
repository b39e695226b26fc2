// Runs all tests, each file in a process and with a browser of its own, as many at once as there are cores. A file alone:
// `node --test layout.test.js`.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** These take longest and start first, so that no core waits for one of them at the end. */
const LONGEST = ['search.test.js', 'sitemaps.test.js', 'kinds-desk.test.js', 'kinds-phone.test.js', 'pages.test.js'];
/** What these measure depends on what else the machine does. */
const ALONE = ['lighthouse-speed.test.js'];
const TOLD = 10;

const all = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.js'));
const others = all.filter((file) => ![...LONGEST, ...ALONE].includes(file));
const started = performance.now();
const tests = [];
await runFiles([...LONGEST, ...others], availableParallelism());
await runFiles(ALONE, 1);
tellSlowest();

/** Runs files of tests, so many at once, prints what they say, and notes what each test took. */
async function runFiles(files, concurrency) {
  const stream = run({ files: files.map((file) => join(import.meta.dirname, file)), concurrency });
  stream.on('test:pass', note);
  stream.on('test:fail', (event) => (note(event), (process.exitCode = 1)));
  for await (const words of stream.compose(new spec())) process.stdout.write(words);
}

function note({ name, file, details }) {
  if (details.type !== 'suite') tests.push({ name: `${basename(file ?? '')}: ${name}`, seconds: details.duration_ms / 1000 });
}

function tellSlowest() {
  const slowest = tests.sort((a, b) => b.seconds - a.seconds).slice(0, TOLD);
  console.log(`${Math.round((performance.now() - started) / 1000)} s in the browser, ${tests.length} tests; the slowest:`);
  for (const { name, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}`);
}
