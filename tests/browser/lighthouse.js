// Lighthouse, as for a phone.
import { createServer } from 'node:net';
import { after } from 'node:test';
import lighthouse from 'lighthouse';
import { ORIGIN } from './browser.js';
import { launchChromium } from './chromium.js';

const port = await freePort();
/** The browser that Lighthouse leads. */
export const led = await launchChromium([`--remote-debugging-port=${port}`]);
after(() => led.close());

/** What Lighthouse takes marks off for in a category, and the score, of which 1 is the best. */
export async function judge(address, categories, settings) {
  const onlyCategories = categories;
  const { lhr } = await lighthouse(ORIGIN + address, { port, logLevel: 'error', onlyCategories, disableFullPageScreenshot: true, ...settings });
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  return Object.values(lhr.categories).map(({ id, score, auditRefs }) => {
    const lost = auditRefs.map((ref) => ({ ...lhr.audits[ref.id], weight: ref.weight }));
    const why = lost.filter((audit) => audit.weight && audit.score !== null && audit.score < 1);
    return { id, score, why: why.map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`) };
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
