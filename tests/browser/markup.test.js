// Valid HTML on every page, and links that lead somewhere.
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { expectNone } from './findings.js';
import { allPages, fileOf } from './site.js';

/** Where a link leads is told from a page that stands here. */
const ORIGIN = 'http://site';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Style of the source text only; no reader and no program sees a difference.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
  },
});

describe('markup', () => {
  test('every page passes html-validate', async () => {
    const found = [];
    for (const address of allPages()) {
      const report = await validator.validateString(readFileSync(fileOf(address), 'utf8'));
      for (const { messages } of report.results) {
        found.push(...messages.map((it) => `${address} ${it.line}:${it.column} ${it.ruleId}: ${it.message}`));
      }
    }
    expectNone(found);
  });

  test('every link inside the site leads to a page, and to a place on it', () => {
    const texts = new Map(allPages().map((address) => [address, readFileSync(fileOf(address), 'utf8')]));
    const ids = new Map([...texts].map(([address, text]) => [fileOf(address), new Set(values(text, 'id'))]));
    const lost = [];
    for (const [address, text] of texts) {
      for (const link of [...values(text, 'href'), ...values(text, 'src')]) {
        const url = new URL(link, new URL(address, ORIGIN));
        const file = fileOf(url);
        const anchor = decodeURIComponent(url.hash.slice(1));
        if (url.origin !== ORIGIN) continue;
        if (!file) lost.push(`${address} → ${link}`);
        else if (anchor && !ids.get(file)?.has(anchor)) lost.push(`${address} → ${link}: no such place`);
      }
    }
    expectNone(lost);
  });
});

/** The values of an attribute all over a page. */
function values(text, attribute) {
  return [...text.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map((it) => it[1].replaceAll('&amp;', '&'));
}
