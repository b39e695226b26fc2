// The generated site of the tests of search: its files, from the recipe that tests/it/common/generated.rs follows too.
import { readFileSync } from 'node:fs';

const recipe = JSON.parse(readFileSync(new URL('../search/generated.json', import.meta.url), 'utf8'));
const slug = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/[^a-z0-9]+/g, '-');
const at = (list, number) => list[number % list.length];
const two = (number) => String(number).padStart(2, '0');

/** The text of each file of the site by its path. */
export function generate() {
  const ids = recipe.districts.map(([level, name]) => `${level}-${slug(name)}`);
  const phases = 'phases: [{id: dot-1, label: Đợt 1, period: 2019}, {id: dot-2, label: Đợt 2, period: 2022}]';
  const files = { 'site.yaml': [
    'site: {title: Bản tin sinh thử, base_url: "https://sinh.example/ban-tin/", language: vi, page_size: 50}',
    `abbreviations: ${JSON.stringify(recipe.abbreviations)}`,
    'districts:',
    ...recipe.districts.map(([level, name], at) => `  - {id: ${ids[at]}, name: ${name}, level: ${level}}`),
    'campaigns:',
    ...recipe.campaigns.map((name, at) => `  - {id: pt-${at}, name: "${name}", ${phases}}`),
    '',
  ].join('\n') };
  for (let i = 0; i < recipe.articles; i++) {
    const district = i % ids.length;
    const campaign = Math.floor(i / ids.length) % recipe.campaigns.length;
    const fill = (text) => text
      .replaceAll('{d}', recipe.districts[district][1])
      .replaceAll('{c}', recipe.campaigns[campaign])
      .replaceAll('{u}', at(recipe.units, i * 7))
      .replaceAll('{p}', at(recipe.people, i * 11 + Math.floor(i / 7)))
      .replaceAll('{n}', String(10 + ((i * 37) % 900)));
    const text = [0, 1, 2, 3].map((k) => fill(at(recipe.sentences, i * 3 + k * k))).join('\n\n');
    files[`content/bai-${i}.md`] = [
      '---',
      `title: ${JSON.stringify(fill(at(recipe.titles, i * 5 + Math.floor(i / 35))))}`,
      `slug: bai-${i}`,
      `date: ${2019 + (i % 7)}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`,
      `district: ${ids[district]}`,
      `campaign: pt-${campaign}`,
      `lead: ${JSON.stringify(fill(at(recipe.leads, i + Math.floor(i / 3))))}`,
      '---',
      text,
      '',
    ].join('\n');
  }
  return files;
}
