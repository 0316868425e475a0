import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {FeedEntry, FeedReading} from '../../../src/ingest/read/feed-entry.js';
import {readFeedApart} from '../../../src/ingest/read/feed-thread.js';
import {codesOf, feedFile, READ_AT, readAs} from '../../support/feed-files.js';

function only(reading: FeedReading): FeedEntry {
  assert.deepEqual(codesOf(reading), []);
  const [entry, ...others] = reading.entries;
  assert.ok(entry);
  assert.equal(others.length, 0);
  return entry;
}

function second(reading: FeedReading): FeedEntry {
  const entry = reading.entries[1];
  assert.ok(entry, JSON.stringify(reading.refusals));
  return entry;
}

describe('RSS 2.0 of a portal', () => {
  const reading = readAs(feedFile('rss-20-portal.xml'));
  const [entry] = reading.entries;

  test('gives the article with its texts clean and each said once', () => {
    assert.deepEqual(codesOf(reading), []);
    assert.deepEqual(entry, {
      externalId: 'bai-5',
      url: 'https://congan.example.vn/dien-tap?id=5&lang=vi',
      title: 'Diễn tập chữa cháy & cứu nạn tại chợ Đầm',
      summary: 'Hơn 200 tiểu thương cùng tham gia.',
      bodyHtml:
        '<p>Tình huống giả định: cháy tại quầy vải.</p>' +
        '<p>Xem <a href="https://congan.example.vn/huong-dan" rel="nofollow noopener">hướng dẫn</a></p>',
      picture: {
        src: 'https://congan.example.vn/anh/cho-dam.jpg',
        width: 1200,
        height: 800,
        alt: 'Tiểu thương dùng bình chữa cháy',
        caption: 'Tiểu thương dùng bình chữa cháy (Ảnh: Công an tỉnh)',
      },
      publishedAt: new Date('2026-11-20T07:30:00+07:00'),
      updatedAt: null,
      byline: 'Nguyễn Văn An',
      source: 'Báo tỉnh',
      tags: [
        {slug: 'dan-van-kheo', name: 'Dân vận khéo'},
        {slug: 'phong-chay', name: 'Phòng cháy'},
      ],
    });
  });

  test('gives the picture that stands in the summary, and a name without its mail address', () => {
    const {summary, picture, byline, bodyHtml} = second(reading);
    assert.equal(summary, 'Người dân nhận lại xe máy bị mất.');
    assert.deepEqual(
      [picture?.src, picture?.width, picture?.height],
      ['https://congan.example.vn/anh/t.jpg', 300, 180],
    );
    assert.equal(byline, 'Ban Biên tập');
    assert.equal(bodyHtml, '');
  });

  test('tells of itself what the poller needs', () => {
    assert.deepEqual(reading.feed, {
      kind: 'rss',
      title: 'Cổng thông tin Công an tỉnh',
      url: 'https://congan.example.vn/',
      minutesToLive: 30,
      encoding: 'utf-8',
    });
  });
});

describe('other formats', () => {
  test('Atom: the plain title keeps what looks like a tag, both authors, both dates', () => {
    const reading = readAs(feedFile('atom.xml'));
    assert.deepEqual(codesOf(reading), []);
    const [entry] = reading.entries;
    assert.equal(entry?.title, 'Nhà <b> không phải thẻ: cổng 5 & 6');
    assert.equal(entry.externalId, 'tag:congan.example.vn,2026:tin-101');
    assert.equal(entry.byline, 'Minh Anh, Thu Hà');
    assert.equal(entry.source, 'Báo Công an địa phương');
    assert.equal(entry.publishedAt.toISOString(), '2026-11-19T01:55:00.000Z');
    assert.equal(entry.updatedAt?.toISOString(), '2026-11-20T02:00:00.000Z');
    assert.equal(entry.summary, 'Hai cổng phụ mở thêm lối thoát nạn.');
    assert.equal(entry.bodyHtml, '<p>Tổ dân phố giữ chìa khóa ở chốt trực.</p>');
    assert.equal(entry.picture?.src, 'https://congan.example.vn/anh/101.jpg');
    assert.deepEqual(entry.tags, [{slug: 'phong-chay', name: 'Phòng cháy'}]);
  });

  test('Atom: markup in a title becomes text, XHTML a body, the identifier the address, the feed’s author the byline', () => {
    const entry = second(readAs(feedFile('atom.xml')));
    assert.equal(entry.title, 'Lịch tiếp dân tháng 11');
    assert.equal(entry.url, 'https://congan.example.vn/tin/102');
    assert.equal(entry.bodyHtml, '<p>Sáng thứ <strong>Năm</strong> hằng tuần.</p>');
    assert.equal(entry.publishedAt.toISOString(), '2026-11-18T01:00:00.000Z');
    assert.equal(entry.updatedAt, null);
    assert.equal(entry.byline, 'Phòng Tham mưu');
  });

  test('RSS 0.91 with its old document type, references of HTML and a Vietnamese date', () => {
    const entry = only(readAs(feedFile('rss-091.xml')));
    assert.equal(entry.title, 'Công an phường mở lớp tập huấn “114”');
    assert.equal(entry.publishedAt.toISOString(), '2018-06-12T01:55:00.000Z');
    assert.equal(entry.externalId, 'http://phuong.example.vn/bai/7');
  });

  test('RSS 1.0', () => {
    const reading = readAs(feedFile('rss-10.rdf'));
    assert.equal(reading.feed?.kind, 'rdf');
    assert.equal(reading.feed.minutesToLive, 30);
    assert.deepEqual(
      reading.entries.map(({title, byline, publishedAt}) => [title, byline, publishedAt.toISOString()]),
      [
        ['Ra đầu thú sau mười năm', 'Lê Bình', '2019-09-23T07:05:00.000Z'],
        ['Không để tội phạm lẩn trốn', null, '2019-09-21T17:00:00.000Z'],
      ],
    );
  });

  test('JSON Feed: titles are plain text, and text without markup becomes paragraphs', () => {
    const reading = readAs(feedFile('json-feed.json'), {contentType: 'application/feed+json'});
    assert.deepEqual(codesOf(reading), ['no_title']);
    const [entry] = reading.entries;
    assert.equal(entry?.title, 'Mở lại cầu 5 &amp; 6 <sau sửa chữa>');
    assert.equal(entry.url, 'https://csgt.example.vn/tin/77');
    assert.equal(entry.updatedAt?.toISOString(), '2026-11-20T02:00:00.000Z');
    assert.equal(entry.bodyHtml, '<p>Xe tải trên 10 tấn đi <em>đường tránh</em>.</p>');
    assert.equal(second(reading).bodyHtml, '<p>Dòng 1<br>Dòng &lt;2&gt;</p>');
  });

  test('relative addresses follow xml:base, of the content and around it', () => {
    const entry = only(readAs(feedFile('relative.xml')));
    assert.equal(entry.url, 'https://tinh.example.vn/tin/2026/bai-1.html');
    assert.match(entry.bodyHtml, /href="https:\/\/anh\.example\.vn\/bang\.pdf"/);
    assert.equal(entry.picture?.src, 'https://anh.example.vn/kho/a.jpg');
  });
});

test('a title is decoded once: XML’s own way, then as the markup that it carries', () => {
  const titled = (title: string) =>
    readAs(
      `<rss version="2.0"><channel><title>x</title><item><title>${title}</title><link>https://a.example.vn/</link>` +
        '<pubDate>12/06/2018</pubDate></item></channel></rss>',
    ).entries[0]?.title;
  assert.equal(titled('Nhanh &amp;amp; gọn'), 'Nhanh & gọn');
  assert.equal(titled('Gõ &amp;amp;lt; để hiện dấu bé'), 'Gõ &lt; để hiện dấu bé');
  assert.equal(titled('5 &lt; 6 và 7 &gt; 6'), '5 < 6 và 7 > 6');
  assert.equal(titled('&lt;script&gt;alert(1)&lt;/script&gt;Tin'), 'Tin');
  assert.equal(titled('Hoà\u00AD bi\u0300nh&#8203;&#160;&#160; ổn'), 'Hoà bình ổn');
});

test('dates in odd spellings are read, and what is no date is reported, never made up', () => {
  const reading = readAs(feedFile('odd-dates.xml'));
  assert.deepEqual(
    reading.entries.map(({title, publishedAt}) => [title, publishedAt.toISOString()]),
    [
      ['Sai thứ', '2018-06-12T01:55:00.000Z'],
      ['Thiếu múi giờ', '2018-06-12T01:55:00.000Z'],
      ['Năm hai chữ số', '2018-06-12T13:55:00.000Z'],
      ['Thứ tiếng Việt', '2018-06-12T01:55:00.000Z'],
      ['Gạch nối', '2019-09-22T17:00:00.000Z'],
    ],
  );
  assert.deepEqual(
    reading.refusals.map(({code, entry, found}) => [code, entry, found]),
    [
      ['no_date', 6, null],
      ['bad_date', 7, '31/02/2020'],
      ['bad_date', 8, '06/25/2020'],
      ['bad_date', 9, '26-9'],
      ['future_date', 10, 'Sun, 01 Jan 2090 00:00:00 GMT'],
      ['bad_date', 11, 'hôm qua'],
      ['no_title', 12, null],
      ['no_link', 13, null],
      ['bad_link', 14, 'javascript:alert(1)'],
      ['duplicate', 15, null],
    ],
  );
  for (const {reason} of reading.refusals) assert.match(reason, /^(?:Mục|Không|Ngày|Địa chỉ) .*\.$/);
  assert.equal(reading.refusals[1]?.title, 'Ngày không tồn tại');
  assert.equal(reading.refusals[1].url, 'https://ngay.example.vn/7');
});

test('a large feed leaves turns to others and reads the same', async () => {
  const items = Array.from(
    {length: 400},
    (_, n) =>
      `<item><title>Tin ${n}</title><link>https://a.example.vn/${n}</link><pubDate>12/06/2018</pubDate>` +
      `<description>${'&lt;p&gt;Người dân được hướng dẫn.&lt;/p&gt;'.repeat(40)}</description></item>`,
  );
  const feed = `<rss version="2.0"><channel><title>Tin</title>${items.join('')}</channel></rss>`;
  let turns = 0;
  const takeTurn = () => {
    turns += 1;
    next = setImmediate(takeTurn);
  };
  let next = setImmediate(takeTurn);
  const origin = {url: 'https://congan.example.vn/rss/tin.xml', contentType: null, now: READ_AT};
  const reading = await readFeedApart(Buffer.from(feed), origin);
  clearImmediate(next);
  assert.ok(turns > 3, `${turns} turns`);
  assert.deepEqual(reading, readAs(feed));
});
