const LETTERS = ['a', 'ă', 'ấ', 'E', '0', '12', 'công an ', 'hoà ', 'nghiêng', 'Xã ', '📣', '🇻🇳', '👨‍👩‍👧', 'ᄀ', 'กำ'];
const MARKS = ['\u0301', '\u0301\u0323', '\u0345\u0334', 'e\u0302\u0301', '\u200D', '\u00AD'];
const SPACES = [' ', '\t', '\r\n', '\u00A0', ' a', '« ', ' \u0000', ' – '];
const SIGNS = [
  '/',
  '//',
  '.',
  ',',
  '-',
  '- a',
  ':',
  '1:',
  '@',
  'a@',
  '@a.',
  '(',
  '()',
  '|',
  '+',
  "'",
  '"',
  '“',
  ';',
  '…[',
];
const NUMBERS = [
  '1.',
  '1,',
  '000.',
  '1/',
  '12-',
  '0-A-',
  'A-A',
  'một trăm ',
  'nghìn ',
  'phẩy ',
  'tỷ tỷ ',
  '1 ',
  'đến 2 ',
  'ba ',
];
const WORDS = [
  'kế hoạch ',
  'số 1 ',
  'The post a ',
  ' appeared first on a',
  ' xuất hiện trước vào a',
  '(Ảnh a) ',
  'thứ hai ',
  '+07:00 ',
];
const ADDRESSES = [
  '/index.html',
  '/a/',
  '%',
  '%2F',
  '%E1%BA',
  '%CC%81%CC%A3',
  '?a=1',
  '&b=2',
  '&utm_a=1',
  '../',
  'https://a.vn/',
];
const MARKUP = [
  ...[
    '<',
    '>',
    '<b>',
    '<p>',
    '<p><b>',
    '</b>',
    '<a href="',
    '<img src="/a.png">',
    '<table><tr><td>',
    '<ul><li>',
    '<!--',
    '-->',
  ],
  ...[
    '<br>',
    '<div class="caption">',
    '<svg><p>',
    '&',
    '&amp;',
    '&#',
    '&#x41;',
    '<title',
    '<meta ',
    '<a b=c ',
    '<p class=',
    '<b a>',
  ],
  ...['<![CDATA[', ']]>', '<?xml ', '<!DOCTYPE', '<x:y>', '</item><item>', '{"a":', '[', '],', '\\u0301', '\\'],
];
const LEGACY = ['\u00C3\u00A1', 'C«ng an ', 'ñaõ ', '\u00C2', '\u0080'];
const ALL = [LETTERS, MARKS, SPACES, SIGNS, NUMBERS, WORDS, ADDRESSES, MARKUP, LEGACY].flat();

/** What is repeated, each alone and behind a letter with something else at the end, which makes a pattern that nearly fits go back. */
export const SEEDS = ALL.flatMap((seed) => [
  {seed, around: ['', '']},
  {seed, around: ['a', '!\u0000']},
]);

/**
 * A text of so many characters.
 *
 * @param {{seed: string, around: string[]}} seed
 * @param {number} length
 */
export function textOf({seed, around: [before, after]}, length) {
  const room = length - before.length - after.length;
  return before + seed.repeat(Math.floor(room / seed.length)) + after;
}
