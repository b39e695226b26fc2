// The test set of search: queries, and the names of the articles that readers must find first. See ../search/queries.json.
import { readFileSync } from 'node:fs';
import { generate } from './generated.js';
import { addressesByName, makeSite } from './made.js';
import { SITE } from './site.js';

/** The topics of the test set: each has queries that are asked of one of the sites. */
export const TOPICS = JSON.parse(readFileSync(new URL('../search/queries.json', import.meta.url), 'utf8'));

/** As many results of each query are named; where there are fewer, there are no others. */
export const NAMED = 3;

/** The built sites by their names, each with the addresses of its articles by the names of their files. */
export async function sitesOfQueries() {
  const generated = await makeSite(generate());
  const repository = new URL('../..', import.meta.url).pathname;
  return {
    sample: { folder: SITE, base: '/', addresses: await addressesByName(repository) },
    generated: { folder: generated.folder, base: '/ban-tin/', addresses: await addressesByName(generated.root) },
  };
}
