// How the script of search reads a query and a text, function by function. What readers find of it: see answers.test.js.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSearch } from './search-page.js';
import { SITE } from './site.js';

const { script } = openSearch({ folder: SITE, base: '/' });
/** What the script makes, with the prototypes of this program. */
const here = (value) => structuredClone(value);
const wordOf = (written) => here(script.word(written));
const plain = (text) => here(script.wordsOf(text).map((it) => it.plain));

describe('the script of search', () => {
  test('what may be written in two ways is one word', () => {
    for (const [one, other] of [['Hoà', 'hòa'], ['THUỶ', 'thủy'], ['kỹ', 'Kĩ'], ['quý', 'quí'], ['1.709', '1709']]) {
      assert.deepEqual(wordOf(one), wordOf(other), one);
      assert.deepEqual(wordOf(one.normalize('NFD')), wordOf(other), `NFD of ${one}`);
    }
    assert.deepEqual(wordOf('Đường'), { plain: 'duong', spelled: 'đương', tone: '\u0300' });
    assert.equal(wordOf('Thuý').plain, 'thuy');
    assert.equal(wordOf('\u0301'), null);
    assert.notEqual(wordOf('a'.repeat(32)), null);
    assert.equal(wordOf('a'.repeat(33)), null);
  });

  test('takes a text apart', () => {
    for (const [text, expected] of [
      ['GD&ĐT: “Hai tốt”!', ['gd', 'dt', 'hai', 'tot']],
      ['1.709 sáng kiến, 60,24%', ['1709', 'sang', 'kien', '60', '24']],
      ['ngày 22.05.2026, 1.234.567', ['ngay', '22', '05', '2026', '1234567']],
      ['🎉…', []],
    ]) assert.deepEqual(plain(text), expected, text);
  });

  test('accents count when they are typed', () => {
    for (const [typed, text, whole, begun] of [
      ['duong', 'đường', true, true],
      ['đường', 'đường', true, true],
      ['đường', 'dương', false, false],
      ['đươ', 'đường', false, true],
      ['đườ', 'đường', false, true],
      ['đưở', 'đường', false, false],
      ['quỳ', 'Quỳnh', false, true],
      ['quyền', 'quỳ', false, false],
    ]) {
      const { spelled, tone } = wordOf(text);
      const isSpelled = (begun) => script.isSpelled(wordOf(typed), spelled + tone, begun);
      assert.deepEqual([isSpelled(false), isSpelled(true)], [whole, begun], `${typed}, ${text}`);
    }
  });

  test('reads what is typed', () => {
    for (const [typed, phrases, open] of [
      ['Thi ĐUA', [['thi dua', false]], true],
      ['thi dua ', [['thi dua', false]], false],
      ['a "b c" d', [['a', false], ['b c', true], ['d', false]], true],
      ['“b c”', [['b c', true]], false],
      ['"b c', [['b c', true]], false],
      ['<b>&*.\\', [['b', false]], false],
      ['🎉', [], false],
    ]) {
      const query = here(script.parse(typed));
      const read = query.phrases.map(({ words, quoted }) => [words.map((it) => it.plain).join(' '), quoted]);
      assert.deepEqual([read, query.open], [phrases, open], typed);
    }
    const long = script.parse('thi đua '.repeat(10_000));
    assert.equal(long.phrases.flatMap((it) => it.words).length, 24);
  });

  test('understands what is typed with the keyboard off, in Telex and in VNI', () => {
    for (const [typed, meant] of [
      ['ddua', 'đua'], ['d9ua', 'đua'], ['ddaij', 'đại'], ['hooij', 'hội'], ['quaanj', 'quận'], ['dduwowngf', 'đường'],
      ['dduowngf', 'đường'], ['d9u7o7ng2', 'đường'], ['ddu7ng', 'đưng'], ['tieengs', 'tiếng'], ['nguwowif', 'người'],
      ['thuowngr', 'thưởng'], ['thw', 'thư'],
    ]) {
      const found = script.retype(script.word(typed));
      assert.deepEqual(here(found), wordOf(meant), typed);
      assert.equal(script.written(found), meant, typed);
    }
    for (const typed of ['khen', 'sang', '2023']) assert.equal(script.retype(script.word(typed)), null, typed);
  });

  test('logarithms are whole numbers', () => {
    assert.deepEqual([0, 1, 2, 3, 4, 1000, 10_000].map(script.sixteenths), [0, 0, 16, 24, 32, 159, 211]);
  });

  test('a phrase stands in one text as a whole, as it is written or in words that mean the same', () => {
    const pairs = [['ldld', 'lien doan lao dong'], ['bch', 'ban chap hanh'], ['cdcs', 'cong doan co so']];
    const names = pairs.flatMap(([short, long]) => [[short, long], [long, short]])
      .map(([says, means]) => ({ says: says.split(' '), means: means.split(' ') }));
    const check = (query, texts, expected) => {
      const phrases = script.unsure(script.parse(query)).map(({ words }) => words.map((it) => it.plain));
      const stands = phrases.every((phrase) => texts.some((text) => script.has(plain(text), phrase, names)));
      assert.equal(stands, expected, `${query}: ${texts}`);
    };
    check('"giỏi việc nước"', ['Giỏi, việc: nước'], true);
    check('"gioi viec nuoc"', ['Tin.', 'giỏi việc nước, đảm việc nhà'], true);
    check('"giỏi việc nước"', ['giỏi việc nhà', 'việc nước'], false);
    check('"giỏi việc nước"', ['giỏi việc', 'nước'], false);
    check('"giỏi việc nước" "đảm việc nhà"', ['giỏi việc nước'], false);
    // Of these the index knows all.
    check('giỏi việc nước', [], true);
    check('"việc nước"', [], true);
    check('"lao động huyện"', ['LĐLĐ huyện'], true);
    check('"ldld huyện Phúc Thọ"', ['Liên đoàn Lao động huyện Phúc Thọ'], true);
    check('"lao động huyện"', ['LĐLĐ quận'], false);
    check('"đoàn lao" "đoàn lao động"', ['LĐLĐ'], true);
    for (const both of ['BCH CĐCS', 'Ban Chấp hành CĐCS', 'BCH Công đoàn cơ sở']) {
      check('"ban chấp hành công đoàn cơ sở"', [both], true);
      check('"bch công đoàn cơ"', [both], true);
      check('"chấp hành cđcs mới"', [both], false);
    }
  });

  test('a passage shows where the words are', () => {
    const check = (query, blocks, expected) => assert.equal(script.passage(blocks, script.parse(query)), expected, query);
    check('thi dua', ['Mở đầu.', 'Phong trào thi đua.'], 'Phong trào thi đua.');
    check('thi dua', ['Thi thợ giỏi, đua tài.', 'Thi đua!'], 'Thi đua!');
    check('Kobel', ['Mở đầu.', 'Gầu xúc Kobelco.'], 'Gầu xúc Kobelco.');
    check('Kobel ', ['Mở đầu.', 'Kobelco.'], '');
    check('không có', ['Mở đầu.', 'Kết.'], '');
    check('gì', [], '');
    const long = script.passage([`${'một '.repeat(40)}đích ${'hai '.repeat(40)}`], script.parse('dich'));
    assert.match(long, /^…một.*đích.*hai…$/);
    assert.equal(script.wordsOf(long).length, 32);
  });

  test('what words also mean counts in a passage as a whole', () => {
    const check = (query, means, blocks, expected) => {
      const meant = { words: means.split(' ').map((plain) => ({ plain })), whole: means };
      const parsed = script.parse(query);
      assert.equal(script.passage(blocks, { ...parsed, phrases: [meant, ...parsed.phrases] }), expected, query);
    };
    check('UBND', 'uy ban nhan dan', ['Dân ở bến, nhân dịp.', 'Ủy ban nhân dân xã.'], 'Ủy ban nhân dân xã.');
    check('uy ban nhan dan', 'ubnd', ['Mở đầu.', 'UBND xã.'], 'UBND xã.');
    check('UBND', 'uy ban nhan dan', ['Mở đầu.', 'Nhân dân xã.'], '');
  });
});
