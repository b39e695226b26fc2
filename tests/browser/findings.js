// How a test tells all that it found.
import assert from 'node:assert/strict';

/** Fails with all that was found, a line each, so that one run tells everything. */
export function expectNone(found) {
  const lines = [...new Set(found)];
  const more = lines.length > 60 ? `\n… and ${lines.length - 60} more` : '';
  assert.ok(!lines.length, `${lines.length} findings:\n${lines.slice(0, 60).join('\n')}${more}`);
}
