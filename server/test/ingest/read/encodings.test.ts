import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import fc from 'fast-check';
import {decode} from '../../../src/ingest/read/decode.js';
import {fromLegacy, recogniseLegacy} from '../../../src/ingest/read/legacy-encodings.js';
import {codesOf, feedFile, readAs} from '../../support/feed-files.js';

const LETTERS = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const ALL_LETTERS = LETTERS + LETTERS.toUpperCase();
const SENTENCE = 'Công an tỉnh phối hợp kiểm tra phòng cháy; người dân được hướng dẫn kỹ năng thoát nạn. ';

describe('a feed in another encoding reads like one in UTF-8', () => {
  const expected = [
    [
      'Công an tỉnh Khánh Hòa phối hợp kiểm tra phòng cháy',
      'Người dân được hướng dẫn kỹ năng thoát nạn; mỗi hộ một bình chữa cháy.',
    ],
    ['Ông Nguyễn Văn Ưng trả lại của rơi', 'Đồng tiền không phải của mình thì không giữ.'],
  ];
  for (const [file, encoding, contentType] of [
    ['windows-1258.xml', 'windows-1258', null],
    ['wrong-charset.xml', 'windows-1258', 'text/xml; charset=utf-8'],
    ['windows-1258.xml', 'windows-1258', 'text/xml; charset=ISO-8859-1'],
    ['tcvn3.xml', 'tcvn3', 'text/xml; charset=ISO-8859-1'],
    ['vni.xml', 'vni', null],
    ['twice-utf8.xml', 'utf-8 twice', 'application/rss+xml'],
    ['utf-16.xml', 'utf-16le', null],
  ] as const) {
    test(`${file}, sent as ${contentType ?? 'nothing'}`, () => {
      const reading = readAs(feedFile(file), {contentType});
      assert.deepEqual(codesOf(reading), []);
      assert.equal(reading.feed?.encoding, encoding);
      assert.equal(reading.feed.title, 'Bản tin an ninh trật tự');
      assert.deepEqual(
        reading.entries.map(({title, summary}) => [title, summary]),
        expected,
      );
    });
  }
});

test('old stories pasted among new ones are put right one by one, and other languages are left alone', () => {
  const reading = readAs(feedFile('mixed-legacy.xml'));
  assert.deepEqual(
    reading.entries.map(({title, summary}) => [title, summary]),
    [
      [
        'Tin mới: người dân được hướng dẫn kỹ năng thoát nạn',
        'Mỗi tổ dân phố một buổi, có người già và trẻ em cùng tham gia tập luyện.',
      ],
      ['Công an tỉnh phối hợp tuyên truyền', 'Người dân được hướng dẫn phòng cháy.'],
      ['Công an tỉnh', 'Người dân được hướng dẫn phòng cháy.'],
      ['Công an phường', 'Hướng dẫn người dân phòng cháy.'],
      ['Café à Genève: les élections législatives', ''],
    ],
  );
});

describe('letter by letter', () => {
  test('Windows-1258 gives every letter in NFC', () => {
    // the code page: letters of their own, and five tones that follow the letter
    const own = new Map<string, number>();
    const shown = new TextDecoder('windows-1258').decode(Uint8Array.from({length: 128}, (_, at) => 0x80 + at));
    [...shown].forEach((char, at) => own.set(char, 0x80 + at));
    for (const letter of ALL_LETTERS) {
      const bytes = own.has(letter)
        ? [own.get(letter)]
        : inTwo(letter).map((part) => own.get(part) ?? part.charCodeAt(0));
      const text = decode(
        Buffer.concat([Buffer.from(bytes.map(Number)), asWindows1258(own, SENTENCE)]),
        'text/xml; charset=windows-1258',
      )?.text;
      assert.equal(text?.slice(0, 1), letter);
      assert.equal(text.slice(1), SENTENCE);
    }
  });

  test('VNI gives every letter of both cases', () => {
    for (const letter of ALL_LETTERS) assert.equal(fromLegacy(inVni(letter), 'vni'), letter, inVni(letter));
  });

  test('TCVN3 gives every small letter, and the capitals that it has', () => {
    const bytes = Uint8Array.from({length: 94}, (_, at) => 0xa1 + at);
    const read = fromLegacy(Buffer.from(bytes).toString('latin1'), 'tcvn3');
    for (const letter of LETTERS) assert.ok(read.includes(letter), letter);
    assert.equal([...read].filter((char) => LETTERS.toUpperCase().includes(char)).length, 22);
    // positions from the table of TCVN 5712:1993
    const at = (code: number) => read[code - 0xa1];
    assert.deepEqual(
      [0xa7, 0xae, 0xb5, 0xb8, 0xcb, 0xd6, 0xdc, 0xe4, 0xee, 0xf9, 0xfe].map(at).join(''),
      'Đđàáậệĩọợựỵ',
    );
  });
});

describe('text that needs no mending stays as it is', () => {
  const onsets = ['', 'b', 'ch', 'd', 'đ', 'gi', 'h', 'kh', 'ngh', 'ph', 'qu', 'tr', 'x'];
  const rhymes = ['àn', 'ướng', 'ễ', 'ộc', 'iệt', 'uyển', 'ăm', 'ấp', 'oại', 'ỹ', 'ôi', 'ưa', 'ề', 'a', 'inh'];
  const syllable = fc.tuple(fc.constantFrom(...onsets), fc.constantFrom(...rhymes)).map((parts) => parts.join(''));

  test('Vietnamese of any words', () => {
    fc.assert(
      fc.property(fc.array(syllable, {minLength: 1, maxLength: 40}), (words) => {
        assert.equal(recogniseLegacy(words.join(' ')), undefined);
      }),
    );
  });

  test('other languages', () => {
    for (const text of [
      'Élections législatives à Genève: préfecture déjà fermée, très bien reçu à l’hôtel',
      'Müller über Tür für Größe, schöne Bücher, Mädchen, Öl und Äpfel',
      'Příliš žluťoučký kůň úpěl ďábelské ódy',
      'Coração, ação, São Paulo, você está aí, não é?',
      '公安部 新闻 警察 北京',
    ]) {
      assert.equal(recogniseLegacy(text), undefined, text);
    }
  });

  test('bytes in a declared Western encoding', () => {
    const french = 'Élections législatives à Genève';
    assert.deepEqual(decode(Buffer.from(french, 'latin1'), 'text/xml; charset="iso-8859-1"'), {
      text: french,
      encoding: 'windows-1252',
    });
    const quoted = Buffer.from([0x93, ...Buffer.from('déjà', 'latin1'), 0x94, 0x85]);
    assert.equal(decode(quoted, 'text/xml; charset=windows-1252')?.text, '“déjà”…');
  });
});

test('a little damage is borne, and bytes that are no text are refused', () => {
  const text = `<rss version="2.0"><channel><title>${SENTENCE.repeat(20)}</title></channel></rss>`;
  const damaged = Buffer.concat([Buffer.from(text), Buffer.from([0xe1, 0xbb])]);
  assert.equal(decode(damaged, null)?.encoding, 'utf-8');
  assert.deepEqual(codesOf(readAs(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8, 0xfe, 0x80, 0x81]))), [
    'unknown_encoding',
  ]);
});

/** A letter as Windows-1258 writes it: its base, with circumflex, breve or horn, and the tone. */
function inTwo(letter: string): string[] {
  const [tone = ''] = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD')) ?? [];
  return [letter.normalize('NFD').replace(tone, '').normalize('NFC'), tone];
}

function asWindows1258(own: ReadonlyMap<string, number>, text: string): Buffer {
  const parts = [...text].flatMap((char) => (char < '\u0080' || own.has(char) ? [char] : inTwo(char)));
  return Buffer.from(parts.map((part) => own.get(part) ?? part.charCodeAt(0)));
}

/** A letter as VNI-Windows writes it, made by its rule: a byte for the letter, a second one for all its marks. */
function inVni(letter: string): string {
  const single = 'íỉìĩịỵđơưÍỈÌĨỊỴĐƠƯ'.indexOf(letter);
  if (single >= 0) return 'íæìóòîñôöÍÆÌÓÒÎÑÔÖ'.charAt(single);
  const [base = '', ...marks] = letter.toLowerCase().normalize('NFD');
  const horned = marks.includes('\u031B') ? (base === 'o' ? 'ô' : 'ö') : base;
  const rest = marks.filter((mark) => mark !== '\u031B');
  const vowel = rest.includes('\u0302') ? '\u0302' : rest.includes('\u0306') ? '\u0306' : '';
  const tone = rest.find((mark) => mark !== vowel) ?? '';
  const column = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].indexOf(tone);
  const row = {'': ' ùøûõï', '\u0302': 'âáàåãä', '\u0306': 'êéèúüë'}[vowel];
  const written = `${horned}${row.charAt(column).trim()}`;
  return letter === letter.toLowerCase() ? written : written.toUpperCase();
}
