// The built site as files. BANTIN_SITE names its folder; `tests/run.sh` sets it.
import { readFileSync, readdirSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileIn } from './files.js';

if (!process.env.BANTIN_SITE) throw new Error('BANTIN_SITE must name the folder of the built site');
export const SITE = resolve(process.env.BANTIN_SITE);

/** The file of the site that answers for an address, or nothing. */
export const fileOf = (address) => fileIn(SITE, address);

/** The text of the file that answers for an address. */
export const textOf = (address) => readFileSync(fileOf(address), 'utf8');

/** The addresses of all pages of the site at which a reader stays. */
export function allPages() {
  return everyAddress().filter((address) => !leadsOn(address));
}

/** Old addresses, which lead on to a page. */
export function oldAddresses() {
  return everyAddress().filter(leadsOn);
}

/** Whether search engines leave a page out: notices in the place of an article. */
export const isHidden = (address) => textOf(address).includes('<meta name="robots" content="noindex">');

const leadsOn = (address) => textOf(address).includes('http-equiv="refresh"');

function everyAddress() {
  return readdirSync(SITE, { recursive: true })
    .filter((file) => file.endsWith('.html'))
    .map((file) => '/' + file.split(sep).join('/').replace(/(^|\/)index\.html$/, '$1'))
    .sort();
}
