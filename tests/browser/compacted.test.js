// The compact forms of the built-in scripts are what their sources give.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compact, stored } from './compact.js';

test('compact scripts are as new as the scripts; after a change: npm run compact', async () => {
  const made = [...await compact()].sort();
  assert.deepEqual([...stored()].sort(), made);
});
