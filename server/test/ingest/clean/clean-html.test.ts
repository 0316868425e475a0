import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import fc from 'fast-check';
import {cleanBody} from '../../../src/ingest/clean/clean-html.js';

const BASE = 'https://congan.example.vn/tin/1';
const clean = (html: string) => cleanBody(html, BASE);

/**
 * Everything that a cleaned body may consist of, written as a grammar of its own: text without a bare `<`, `>`, `&` or `"`, and these
 * tags with these attributes. What does not match could run, load or style something.
 */
const TEXT = '(?:[^<>&"]|&(?:amp|lt|gt|quot);)*';
const WEB = `https?://${TEXT}`;
const TAGS = [
  '</?(?:p|h[2-6]|ul|li|blockquote|figure|figcaption|table|caption|thead|tbody|tr|sub|sup|em|strong)>',
  `<a href="(?:${WEB}|mailto:${TEXT}|tel:${TEXT})" rel="nofollow noopener">`,
  `<img src="${WEB}" alt="${TEXT}"(?: width="\\d+" height="\\d+")?>`,
  '<ol(?: start="\\d+")?>',
  '<t[dh](?: colspan="\\d+")?(?: rowspan="\\d+")?(?: scope="(?:col|row)")?>',
  '</(?:a|ol|td|th)>',
  '<br>',
].join('|');
const HARMLESS = new RegExp(`^(?:${TEXT}|${TAGS})*$`);

function assertHarmless(html: string): void {
  // piece by piece, for one expression over a long body would run out of stack
  const rest = html.split(/(?=<)/).filter((piece) => !HARMLESS.test(piece));
  assert.deepEqual(rest, [], html);
}

describe('nothing runs', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//x.example/a.js></SCRIPT>',
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)" /onload=alert(1)//>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" jAvA\tScRiPt:alert(1)">x</a>',
    '<a href="&#106;&#97;vascript&colon;alert(1)">x</a>',
    '<a href="\u0001javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="https://user:pass@x.example/">x</a>',
    '<a href="mailto:a@b.vn?bcc=c@d.vn&body=x">x</a>',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    '<img data-src="javascript:alert(1)" data-original="data:image/svg+xml,<svg onload=alert(1)>">',
    '<img src=a.jpg srcset="javascript:alert(1) 1x, //x.example/b.jpg 2x">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<object data="data:text/html,x"><embed src="x.swf"></object>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<svg><animate attributeName=href values=javascript:alert(1) /></svg>',
    '<math><mi xlink:href="data:x,alert(1)">x</mi></math>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<textarea></textarea/><img src=x onerror=alert(1)></textarea>',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
    '<template><img src=x onerror=alert(1)></template>',
    '<select><template><img src=x onerror=alert(1)></template></select>',
    '<style>@import "//x.example/a.css"; p{background:url(//x.example/b)}</style>',
    '<p style="background:url(//x.example/c);position:fixed;inset:0">x</p>',
    '<link rel=stylesheet href=//x.example/a.css><meta http-equiv=refresh content="0;url=//x.example">',
    '<base href="//x.example/"><a href="y">x</a>',
    '<img src="//x.example/?text=',
    '<a href="//x.example/?text=',
    '<button formaction="javascript:alert(1)">x</button><input autofocus onfocus=alert(1)>',
    '<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>',
    '<details open ontoggle=alert(1)><summary>x</summary></details>',
    '<p id="getElementById" name="body" class="a" data-danvan="news-list">x</p>',
    '<x-custom onclick=alert(1)>x</x-custom><news-list api="//x.example"></news-list>',
    '<p>a<!--><img src=x onerror=alert(1)>--></p>',
    '<![CDATA[<img src=x onerror=alert(1)>]]>',
    '<p>\u0338<b>\u0338x</b></p>',
    '<td background="javascript:alert(1)">x</td><tr onclick=alert(1)>',
    '<plaintext><img src=x onerror=alert(1)>',
    '<p>&lt;img src=x onerror=alert(1)&gt; &amp;lt;script&amp;gt;</p>',
  ];
  for (const html of hostile) {
    test(JSON.stringify(html), () => {
      const once = clean(html);
      assertHarmless(once);
      assert.equal(clean(once), once);
    });
  }

  test('and no words come out of code, choices, drawings and what stands in for them', () => {
    const html = [
      'script',
      'style',
      'template',
      'noscript',
      'textarea',
      'select',
      'svg',
      'math',
      'iframe',
      'object',
      'title',
    ];
    assert.equal(clean(html.map((name) => `<${name}>x</${name}>`).join('')), '');
  });

  test('and text about code stays text', () => {
    assert.equal(clean('<p>Gõ &lt;b&gt; &amp;amp; xem</p>'), '<p>Gõ &lt;b&gt; &amp;amp; xem</p>');
  });
});

describe('what is kept', () => {
  test('paragraphs out of boxes, line breaks and loose words', () => {
    assert.equal(
      clean('<div>Một<br><br>Hai<br>ba</div>Bốn <b>năm</b><div><p>Sáu</p></div>'),
      '<p>Một</p><p>Hai<br>ba</p><p>Bốn <strong>năm</strong></p><p>Sáu</p>',
    );
  });

  test('headings below the headline, lists with their sub-lists, quotations', () => {
    assert.equal(clean('<h1>A</h1><h3><b>B</b></h3>'), '<h2>A</h2><h3><strong>B</strong></h3>');
    assert.equal(
      clean('<ol start=3><li>Một<ul><li>Hai</ul><ul><li>Ba</ul></ol>'),
      '<ol start="3"><li><p>Một</p><ul><li>Hai</li></ul><ul><li>Ba</li></ul></li></ol>',
    );
    assert.equal(clean('<blockquote>Lời dân</blockquote>'), '<blockquote><p>Lời dân</p></blockquote>');
  });

  test('links of the web, of mail and telephone, absolute', () => {
    assert.equal(
      clean(
        '<a href="/a?x=1&y=2" target=_blank>a</a><a href="tel:113">b</a><a href="MAILTO:ca@x.vn?subject=1">c</a><a name=d>d</a>',
      ),
      '<p><a href="https://congan.example.vn/a?x=1&amp;y=2" rel="nofollow noopener">a</a>' +
        '<a href="tel:113" rel="nofollow noopener">b</a><a href="mailto:ca@x.vn" rel="nofollow noopener">c</a>d</p>',
    );
    assert.equal(cleanBody('<a href="/a">a</a><img src=b.jpg>', ''), '<p>a</p>');
  });

  test('pictures as figures, with size, without trackers, from where a script would have fetched them', () => {
    const figure =
      '<figure><img src="https://congan.example.vn/tin/a.jpg" alt="Ảnh" width="600" height="400"></figure>';
    assert.equal(
      clean('<p>Trước <a href="x"><img src=a.jpg alt=" Ảnh " width=600px height=400></a> sau</p>'),
      `<p>Trước</p>${figure}<p>sau</p>`,
    );
    assert.equal(clean('<img data-src=a.jpg src="data:image/gif;base64,R0" alt=Ảnh width=600 height=400>'), figure);
    assert.equal(clean('<img src=x.gif width=1 height=1>'), '');
  });

  test('captions, whether marked as such, by a class, or laid out in a table', () => {
    const figure =
      '<figure><img src="https://congan.example.vn/tin/a.jpg" alt=""><figcaption>Chú thích</figcaption></figure>';
    for (const html of [
      '<figure><img src=a.jpg><figcaption>Chú thích</figcaption></figure>',
      '<p><img src=a.jpg></p><p class="pCaption">Chú thích</p>',
      '<div class="wp-caption"><img src=a.jpg><p class="wp-caption-text">Chú thích</p></div>',
      '<table width=500><tr><td><img src=a.jpg></td></tr><tr><td><p>Chú thích</p></td></tr></table>',
    ]) {
      assert.equal(clean(html), figure, html);
    }
  });

  test('tables of figures, not those that only lay out', () => {
    assert.equal(
      clean(
        '<table border=1><caption>Số vụ</caption><tr><th scope=col>Năm<th colspan=2>Vụ<tr><td>2019<td>12<td><p>13</table>',
      ),
      '<table><caption>Số vụ</caption><thead><tr><th scope="col">Năm</th><th colspan="2">Vụ</th></tr></thead>' +
        '<tbody><tr><td>2019</td><td>12</td><td>13</td></tr></tbody></table>',
    );
    assert.equal(
      clean('<table><tr><td>Một</td></tr><tr><td><table><tr><td>Hai</td></tr></table></td></tr></table>'),
      '<p>Một</p><p>Hai</p>',
    );
  });

  test('words in NFC without invisible characters and runs of spaces', () => {
    assert.equal(
      clean(`<p>\u00A0${'phản hồi'.normalize('NFD')}&nbsp;&nbsp;ho\u00ADà\u200B </p><p>&nbsp;</p>`),
      '<p>phản hồi hoà</p>',
    );
  });
});

const pieces = fc.oneof(
  fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b>',
      '</b>',
      '<i>',
      '<a href="/x">',
      '<a>',
      '</a>',
      '<h2>',
      '</h2>',
      '<ul>',
      '<ol start=2>',
      '<li>',
      '</li>',
    ],
    ...[
      '<table>',
      '</table>',
      '<tr>',
      '<td>',
      '<th>',
      '</td>',
      '<thead>',
      '<caption>',
      '<figure>',
      '<figcaption>',
      '</figcaption>',
      '</figure>',
    ],
    ...[
      '<img src=a.jpg>',
      '<br>',
      '<blockquote>',
      '<p class="caption">',
      '<svg>',
      '<math>',
      '<style>',
      '<!--',
      '-->',
      '<select>',
      '<title>',
      '<textarea>',
    ],
    ...['\u0302', '\u0338', '&nbsp;', '&lt;', '&amp;', '&#0;', '"', '<', '>', ' ', 'x', 'ế', '\uD800', '</', '=', '`'],
  ),
  fc.string({unit: 'binary', maxLength: 4}),
);

test('any markup becomes harmless, in NFC, and stays what it is when it is cleaned again', () => {
  fc.assert(
    fc.property(fc.array(pieces, {maxLength: 24}), (parts) => {
      const once = clean(parts.join(''));
      assertHarmless(once);
      assert.equal(once.normalize('NFC'), once);
      assert.equal(clean(once), once);
    }),
    {numRuns: 1_500},
  );
});

test('markup made to cost much is cleaned or given up soon', () => {
  const start = performance.now();
  for (const [piece, times] of [
    ['<div>', 50_000],
    ['<table><tr><td>', 20_000],
    ['<h2><b>', 25_000],
    ['<ul><li>x</ul>', 20_000],
    ['<br>', 50_000],
    ['<a>x</a>', 25_000],
    ['<', 250_000],
  ] as const) {
    assertHarmless(
      clean(piece.repeat(times))
        .slice(0, 1_000)
        .replace(/<[^>]*$|&[a-z]*$/, ''),
    );
  }
  assert.ok(performance.now() - start < 20_000);
});
