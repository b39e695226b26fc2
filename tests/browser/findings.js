// How a test tells all that it found.
import assert from 'node:assert/strict';

/** Fails with all that was found, a line each, so that one run tells everything. */
export function expectNone(found) {
  const lines = [...new Set(found)];
  const more = lines.length > 60 ? `\n… and ${lines.length - 60} more` : '';
  assert.ok(!lines.length, `${lines.length} findings:\n${lines.slice(0, 60).join('\n')}${more}`);
}

/** What many checks found on one page, each finding with the address, the width, the scheme and the check. */
export class PageFindings {
  #found = [];

  constructor(address, { width, colorScheme }) {
    Object.assign(this, { address, width, colorScheme });
  }

  /** Notes what a check found, at another width than that of the look when one is given. */
  note(check, found, width = this.width) {
    this.#found.push(...found.map((it) => `${this.address} at ${width} px ${this.colorScheme}: ${check}: ${it}`));
  }

  expectNone() {
    expectNone(this.#found);
  }
}
