import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import fc from 'fast-check';
import {codesOf, feedFile, readAs} from '../../support/feed-files.js';

const rss = (inside: string) => `<rss version="2.0"><channel><title>Tin</title>${inside}</channel></rss>`;

function assertRefused(content: Uint8Array | string, code: string): void {
  const reading = readAs(content);
  assert.equal(reading.feed, null);
  assert.deepEqual(reading.entries, []);
  assert.deepEqual(codesOf(reading), [code]);
}

describe('refused as a whole', () => {
  test('a page instead of a feed, with its title for the report', () => {
    const {refusals} = readAs(feedFile('error-page.html'), {contentType: 'text/html; charset=utf-8'});
    assert.equal(refusals[0]?.code, 'html_page');
    assert.equal(refusals[0].title, '502 – Máy chủ đang bảo trì & nâng cấp');
    assert.match(refusals[0].reason, /trang web chứ không phải nguồn tin/);
  });

  test('a feed cut anywhere, in XML or JSON', () => {
    assertRefused(feedFile('truncated.xml'), 'truncated');
    for (const name of ['rss-20-portal.xml', 'atom.xml', 'json-feed.json']) {
      const whole = feedFile(name).toString('utf8').trimEnd();
      for (let length = whole.length - 1; length > whole.indexOf('<feed') + whole.indexOf('<rss') + 10; length -= 37) {
        assert.deepEqual(codesOf(readAs(whole.slice(0, length))), ['truncated'], `${name} cut at ${length}`);
      }
    }
  });

  test('entities, before any is expanded', () => {
    const start = performance.now();
    assertRefused(feedFile('billion-laughs.xml'), 'entities');
    assertRefused(
      '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss/>',
      'entities',
    );
    assertRefused('<rss version="2.0"><!DOCTYPE x><channel/></rss>', 'entities');
    assert.ok(performance.now() - start < 2_000);
  });

  test('a file of 50 MB, unread', () => {
    const start = performance.now();
    assertRefused(Buffer.alloc(50 * 1024 * 1024, rss('<item><title>x</title></item>')), 'too_large');
    assert.ok(performance.now() - start < 5_000);
  });

  test('what is nothing, something else, too much or too deep', () => {
    assertRefused('', 'empty');
    assertRefused(' \n\t ', 'empty');
    assertRefused('Not Found', 'not_a_feed');
    assertRefused('<?xml version="1.0"?><opml version="2.0"><body/></opml>', 'not_a_feed');
    assertRefused('{"error": "not found"}', 'not_a_feed');
    assertRefused('{"items": [1 2]}', 'malformed');
    assertRefused('{"items": [{"title": "cắt sau một mục }"}', 'truncated');
    assertRefused(`<!doctype html>${'<title'.repeat(1_000_000)}`, 'html_page');
    assertRefused('<rss version="2.0"></rss>', 'malformed');
    assertRefused(rss('<item><title>x</title></item>'.repeat(5_001)), 'too_many_entries');
    assertRefused(
      `{"version": "https://jsonfeed.org/version/1", "title": "x", "items": [${'{},'.repeat(5_000)}{}]}`,
      'too_many_entries',
    );
    assertRefused(rss(`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`), 'too_deep');
  });
});

test('files made to cost the reader much are refused soon', () => {
  const start = performance.now();
  const costly = {
    sections: `<item><title>${'<![CDATA[x]]>'.repeat(200_000)}</title></item>`,
    tags: '<a>x</a>'.repeat(700_000),
    attributes: `<item ${'a="b" '.repeat(700_000)}/>`,
    depth: '<a>'.repeat(1_000_000),
  };
  for (const [name, inside] of Object.entries(costly)) {
    const codes = codesOf(readAs(rss(inside)));
    assert.ok(['malformed', 'too_deep', 'truncated'].includes(codes.join()), `${name}: ${codes.join()}`);
  }
  assert.ok(performance.now() - start < 30_000);
});

test('what surrounds a feed by mistake does no harm: warnings before it, comments after it, an unclosed tag in it', () => {
  const feed = rss(
    '<item><title>Tin</title><link>https://a.example.vn/1</link><pubDate>12/06/2018</pubDate><description>a<br>b</description></item>',
  );
  for (const content of [
    `\uFEFF\n\n<?xml version="1.0"?>${feed}`,
    `<br />\n<b>Warning</b>: mysql_connect() in /var/www on line 3<br />${feed}`,
    `${feed}\n<!-- 0.123 s --><script>x</script>`,
  ]) {
    assert.deepEqual(
      readAs(content).entries.map(({title}) => title),
      ['Tin'],
      content,
    );
  }
});

test('an article longer than any is refused alone', () => {
  const item = (n: number, body: string) =>
    `<item><title>Tin ${n}</title><link>https://a.example.vn/${n}</link><pubDate>12/06/2018</pubDate><description>${body}</description></item>`;
  const reading = readAs(rss(item(1, 'x '.repeat(600_000)) + item(2, 'ngắn')));
  assert.deepEqual(codesOf(reading), ['too_long']);
  assert.deepEqual(
    reading.entries.map(({title}) => title),
    ['Tin 2'],
  );
});

describe('never throws', () => {
  test('on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 400}), (bytes) => void readAs(bytes)),
      {numRuns: 300},
    );
  });

  test('on any text, and on feeds of any pieces', () => {
    const pieces = fc.constantFrom(
      ...[
        '<item>',
        '</item>',
        '<title>',
        '</title>',
        '<link>',
        '</link>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<entry/>',
        'x',
        '&',
        '&#0;',
      ],
      ...[
        '<link href="',
        '"/>',
        '12/06/2018',
        '<pubDate>',
        '</pubDate>',
        'https://a.vn/',
        '<content:encoded>',
        '\u0000',
        '\uD800',
        '<?',
        '?>',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({unit: 'binary', maxLength: 8})), {maxLength: 30}), (parts) => {
        const inside = parts.join('');
        for (const content of [
          inside,
          rss(inside),
          `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`,
          `{"items":[${inside}]}`,
        ]) {
          readAs(content);
        }
      }),
      {numRuns: 300},
    );
  });

  test('on JSON Feed of any values', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.dictionary(
            fc.constantFrom('id', 'url', 'title', 'content_html', 'date_published', 'tags', 'authors', 'attachments'),
            fc.jsonValue(),
          ),
        ),
        (items) => {
          readAs(JSON.stringify({version: 'https://jsonfeed.org/version/1.1', title: 'x', items}));
        },
      ),
      {numRuns: 200},
    );
  });
});
