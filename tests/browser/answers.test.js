// What readers find, asked of the page of search without a browser. The same test set is asked in Chromium: see search.test.js.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { makeSite } from './made.js';
import { NAMED, TOPICS, sitesOfQueries } from './queries.js';
import { openSearch } from './search-page.js';

const SETTINGS = 'site: {title: Thử, description: Thử., base_url: "https://thu.example/"}\ndistricts: [{id: quan-ha-dong, name: Hà Đông, level: quan}]\n';

/** A page of search of a site with an article for each title, the oldest first; results are the first words of their titles. */
async function searchIn(texts, settings = SETTINGS) {
  const files = { 'site.yaml': settings };
  for (const [at, [title, text, more = '']] of texts.entries()) {
    const day = String(at + 1).padStart(2, '0');
    files[`content/bai-${at}.md`] = `---\ntitle: "${title}"\ndate: 2023-03-${day}\ndistrict: quan-ha-dong\n${more}---\n${text}\n`;
  }
  const { folder } = await makeSite(files);
  const page = openSearch({ folder, base: '/' });
  const names = async (...query) => (await page.askForAll(...query)).titles.map((it) => it.split(' ')[0]);
  return { ...page, names };
}

describe('answers', { concurrency: 2 }, async () => {
  const sites = await sitesOfQueries();

  for (const { site, topic, queries } of TOPICS) {
    test(`the test set: ${topic} (${site})`, async () => {
      const { addresses, ...of } = sites[site];
      const page = openSearch(of);
      for (const { query, options, first } of queries) {
        const found = (await page.ask(query, options)).addresses;
        assert.deepEqual(found.slice(0, NAMED), first.map((name) => addresses.get(name)), `${query} ${JSON.stringify(options)}`);
      }
    });
  }

  test('whatever is typed, each result is there once, the best first, and composed letters are decomposed ones', async () => {
    const { script } = openSearch(sites.generated);
    const { articles } = await script.manifest();
    const queries = TOPICS.flatMap((it) => it.queries.map(({ query }) => query));
    const pieces = [...queries, ...queries.flatMap((it) => it.split(' ')), ...[...queries.join('')], ' ', '"', '“', '.', '9', 'w', '\u0301', '\ud83c'];
    const typing = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((it) => it.join(''));
    await fc.assert(fc.asyncProperty(fc.oneof(typing, fc.string({ unit: 'grapheme', maxLength: 99 })), async (typed) => {
      const start = performance.now();
      const { hits } = await script.find(script.parse(typed), true);
      assert.ok(performance.now() - start < 2000, 'it takes long');
      assert.equal(new Set(hits.map(([article]) => article)).size, hits.length);
      hits.forEach(([article, score], at) => {
        assert.ok(article >= 0 && article < articles);
        const [next, lower] = hits[at + 1] ?? [-1, -1];
        assert.ok(score > lower || (score === lower && article > next));
      });
      for (const form of ['NFC', 'NFD']) {
        assert.deepEqual((await script.find(script.parse(typed.normalize(form)), true)).hits, hits, form);
      }
    }), { numRuns: 150 });
  });

  // The program takes texts apart for the index, the script takes queries apart: both must see the same words.
  test('an article is found by each word and each two neighbours of its title, as they are spelled', async () => {
    const odd = 'Hoà hòa THUỶ kỹ Kĩ quý Quỳnh 1.709 46,5 1.234.567 22.05.2026 GD&ĐT Đường ðð ﬁ ǆ Ⅻ ½ ﾊﾝ 東京 Straße İstanbul e\u0301\u0323 ạ\u0302 x²';
    const { folder } = await makeSite({ 'site.yaml': SETTINGS, 'content/a.md': `---\ntitle: "${odd}"\ndate: 2023-03-01\ndistrict: quan-ha-dong\n---\nTin.\n` });
    for (const site of [...Object.values(sites), { folder, base: '/' }]) {
      const { script } = openSearch(site);
      const { articles } = await script.manifest();
      for (let article = 0; article < articles; article++) {
        const [title] = await script.record(article);
        const words = script.wordsOf(title);
        assert.ok(words.length, title);
        const neighbours = words.slice(1).map((it, at) => [words[at], it]);
        for (const [part, terms] of [['words', words.map((it) => [it])], ['pairs', neighbours]]) {
          for (const term of terms) {
            const spelled = term.map((it) => it.spelled + it.tone).join(' ');
            assert.ok((await script.matches(part, term)).get(article) > 16, `${spelled}: ${title}`);
          }
        }
      }
    }
  });

  test('accents that were typed come first; without them the newer article does', async () => {
    const { names } = await searchIn([['a Tin', 'Con đường mới.'], ['b Tin', 'Cây dương già.']]);
    assert.deepEqual(await names('đường'), ['a', 'b']);
    assert.deepEqual(await names('dương'), ['b', 'a']);
    assert.deepEqual(await names('duong'), ['b', 'a']);
  });

  test('neighbours come first, whatever stands where', async () => {
    const inText = await searchIn([['a Tin', 'Ở Phúc Thọ.'], ['b Phúc lợi, ai thọ', 'Phúc đức. Thọ. Phúc, thọ sau.']]);
    assert.deepEqual(await inText.names('phuc tho'), ['b', 'a']);
    const apart = await searchIn([['a Tin', 'Ở Phúc Thọ.'], ['b Phúc lợi của cụ thọ nhất', 'Phúc đức và thọ lâu.']]);
    assert.deepEqual(await apart.names('phuc tho'), ['a', 'b']);
    assert.deepEqual(await apart.names('"phuc tho"'), ['a']);
    const four = await searchIn([
      ['a Phúc, lộc, thọ về với vườn lan', 'Tơ.'],
      ['b Tin nông vụ', 'Bà con huyện Phúc Thọ nay có vườn lan.'],
    ]);
    assert.deepEqual(await four.names('phuc tho vuon lan'), ['b', 'a']);
  });

  test('however many have folded neighbours, what is spelled as typed comes first; without accents it comes last', async () => {
    const folded = [...'abcdefghik'];
    const { names } = await searchIn([
      ...folded.map((name) => [`${name} Thực đơn`, 'Bồi dưỡng hòa cùng nếp ăn.']),
      ['z Đường làng ngập sắc hoa', 'Con đường mới trồng hoa.'],
    ]);
    assert.deepEqual(await names('đường hoa'), ['z', ...folded.toReversed()]);
    assert.deepEqual(await names('duong hoa'), [...folded.toReversed(), 'z']);
  });

  test('a title weighs more than a text', async () => {
    const { names } = await searchIn([['a Lụa', 'Tơ.'], ['b Tơ', 'Lụa, lụa, lụa, lụa.']]);
    assert.deepEqual(await names('lụa'), ['a', 'b']);
  });

  test('words of two blocks are no neighbours, and markup does not part a word', async () => {
    const { names } = await searchIn([['a Tin', 'Thợ giỏi\n\nViệc làm.'], ['b Tin', 'Thợ gi**ỏi** *việc*.']]);
    assert.deepEqual(await names('"giỏi việc"'), ['b']);
  });

  test('a phrase in quotation marks stands somewhere as a whole, in the text or in what the article is filed under', async () => {
    const { names } = await searchIn([
      ['a Tin', 'Giỏi việc nhà, đảm việc nước.'],
      ['b Tin', 'Đội *giỏi* việc **nước**.'],
      ['c Giỏi việc nước', 'Việc khác.'],
      ['d Tin', 'Thợ giỏi việc\n\nNước giếng; việc nước.'],
    ]);
    assert.deepEqual(await names('"giỏi việc nước"'), ['c', 'b']);
    assert.deepEqual(await names('"quận hà đông"'), ['d', 'c', 'b', 'a']);
    assert.deepEqual(await names('"quận hà đông tin"'), []);
  });

  test('what was typed with the keyboard off is understood only when nothing is found as it is', async () => {
    const named = await searchIn([['a Tin', 'Đùa vui.'], ['b Tin', 'Tên dduaf.']]);
    assert.deepEqual(await named.names('dduaf'), ['b']);
    const meant = await searchIn([['a Tin', 'Đùa vui.'], ['b Tin', 'Thư viện mới.']]);
    assert.deepEqual(await meant.names('dduaf'), ['a']);
    assert.deepEqual(await meant.names('thw vieenj'), ['b']);
  });

  test('what was typed with the keyboard off is understood before words may be missing', async () => {
    const { names } = await searchIn([
      ['a Ông Bùi Văn Tư về hưu', 'Tin.'],
      ['b Tin', 'Ông Bùi Văn Đạt nhận giải.'],
      ['c Tin', 'Bùi Văn.'],
    ]);
    for (const query of ['bui van dat', 'bui van ddatj', 'ong bui van d9at5']) assert.deepEqual(await names(query), ['b'], query);
  });

  test('on the way to a word with y there is no gap', async () => {
    const { names } = await searchIn([['a Tin', 'Thị Quỳnh vui.']]);
    for (const query of ['qu', 'quy', 'quyn', 'quỳ', 'thị qu', 'thị quy', 'thị quỳn']) assert.deepEqual(await names(query), ['a'], query);
  });

  test('what everybody writes short is understood, alone or beside another, and as the site explains it', async () => {
    const texts = [
      ['a BCH CĐCS họp', 'Tin.'],
      ['b Ban Chấp hành Công đoàn cơ sở họp', 'Tin.'],
      ['c Tin', 'Mở đầu dài dòng.\n\nỞ phường, UBND huyện lo việc.'],
      ['d Ban Thường vụ Liên đoàn Lao động quận Cầu Giấy', 'Tin.'],
      ['e Ban Chấp hành mới của công đoàn', 'Cơ sở tốt.'],
    ];
    const [usual, own] = await Promise.all([searchIn(texts), searchIn(texts, `${SETTINGS}abbreviations: {BCH: Bộ Chỉ huy}\n`)]);
    for (const [{ names }, query, expected] of [
      [usual, 'cdcs', 'ba'],
      [usual, 'công đoàn cơ sở', 'bae'],
      [usual, '"ban chấp hành công đoàn cơ sở"', 'ba'],
      [usual, '"BCH CĐCS"', 'ba'],
      [usual, '"bch công đoàn cơ sở"', 'ba'],
      [usual, '"ban chấp hành cđcs họp"', 'ba'],
      [usual, '"ban chấp hành công đoàn cơ sở mới"', ''],
      [usual, 'ldld cau giay', 'd'],
      [usual, 'LĐLĐ', 'd'],
      [usual, 'ủy ban nhân dân huyện', 'c'],
      [usual, 'BHXH', ''],
      [own, 'bộ chỉ huy', 'a'],
      [own, '"bộ chỉ huy công đoàn cơ sở"', 'a'],
      [own, '"ban chấp hành công đoàn cơ sở"', 'b'],
    ]) assert.deepEqual(await names(query), [...expected], query);
    assert.equal(await usual.firstPassage('uy ban nhan dan'), 'Ở phường, UBND huyện lo việc.');
  });

  test('names with marks in them are found as they are typed, in one word', async () => {
    const places = '{id: huyen-m-drak, name: "M\'Đrắk", level: huyen}, {id: huyen-ea-h-leo, name: "Ea H\'Leo", level: huyen}';
    const settings = SETTINGS.trimEnd().replace(/\]$/, `, ${places}]\n`);
    const { names } = await searchIn([
      ['a Tin', "Công đoàn huyện M'Đrắk họp."],
      ['b Tin', "Công đoàn huyện Ea H'Leo họp."],
      ['c Tin', 'Tặng quà CNVC-LĐ.'],
      ['d Tin', 'Tặng quà CNVCLĐ.'],
    ], settings);
    for (const [query, expected] of [
      ['mdrak', 'a'], ["m'đrắk", 'a'], ['m drak', 'a'], ['MĐrắk', 'a'],
      ['eahleo', 'b'], ['ea hleo', 'b'], ["Ea H'Leo", 'b'], ['ea h leo', 'b'],
      ['cnvclđ', 'cd'], ['cnvc-lđ', 'cd'], ['CNVC LĐ', 'cd'],
    ]) assert.deepEqual((await names(query)).sort(), [...expected], query);
  });

  test('articles are found by the names of all that they are filed under', async () => {
    const settings = [
      SETTINGS.trimEnd().replace(/\]$/, ', {id: thanh-pho-ha-noi, name: Hà Nội, level: thanh-pho}]'),
      'sectors: [{id: truong-hoc, name: Trường học}]',
      'honours: [{id: bang-khen, name: Bằng khen, kind: form}]',
      'programmes: [{id: 01-trieu-sang-kien, name: 01 triệu sáng kiến, phases: [{id: giai-doan-1, label: Giai đoạn 1}]}]',
      'orgs: [{id: ldld-tp-ha-noi, name: Liên đoàn Lao động thành phố Hà Nội, short: LĐLĐ TP Hà Nội, level: province, district: thanh-pho-ha-noi}]',
      'campaigns: [{id: hai-gioi-2023, name: Hai giỏi năm 2023, phases: [{id: dot-1, label: Chặng mở màn, period: 2023-Q1}]}]',
      '',
    ].join('\n');
    const filed = [
      'campaign: hai-gioi-2023',
      'org: ldld-tp-ha-noi',
      'movements: [Giỏi việc nước]',
      'programme: 01-trieu-sang-kien',
      'sectors: [truong-hoc]',
      'people: [{name: Đỗ Thị Ẫm, role: Tổ trưởng}]',
      'commendations: [{honour: Bằng khen, recipients: [{name: Tổ Khâu Vá, type: collective}]}]',
      '',
    ].join('\n');
    const { names } = await searchIn([['a Một bài', 'Không nói gì.', filed], ['b Bài khác', 'Không nói gì.', 'campaign: false\n']], settings);
    for (const query of [
      'giỏi việc nước', 'do thi am', 'tổ trưởng', 'to khau va', 'bằng khen', 'LĐLĐ TP Hà Nội',
      'Liên đoàn Lao động thành phố Hà Nội', 'trường học', 'trieu sang kien', 'hai gioi nam 2023', 'chang mo man',
    ]) {
      assert.deepEqual(await names(query), ['a'], query);
    }
    for (const query of ['không nói gì', 'quan ha dong']) assert.deepEqual(await names(query), ['b', 'a'], query);
  });

  test('a result says what was found; what is not public is not found', async () => {
    const { ask, names, firstPassage } = await searchIn([
      ['a Mùa lụa', 'Mở đầu.\n\nNghề **lụa** <b>Vạn Phúc</b> & tơ.'],
      ['b Tin', 'Khác.'],
      ['c Mùa lụa', 'Nghề lụa.', 'draft: true\n'],
    ]);
    assert.deepEqual(await ask('nghe lua'), { addresses: ['/tin/2023/a-mua-lua/'], titles: ['a Mùa lụa'], told: '1 bài' });
    assert.equal(await firstPassage('nghe lua'), 'Nghề lụa Vạn Phúc & tơ.');
    assert.deepEqual(await names('không có đâu'), []);
    assert.deepEqual(await names('tin'), ['b', 'a']);
    // Without a query choices leave what they leave, the newest first.
    assert.deepEqual(await names('', { district: 'quan-ha-dong' }), ['b', 'a']);
    assert.deepEqual(await names(' ', { year: '2021' }), []);
    assert.deepEqual(await names('lua', { district: 'quan-la' }), []);
    assert.deepEqual(await ask(''), { addresses: [], titles: [], told: '' });
  });
});
