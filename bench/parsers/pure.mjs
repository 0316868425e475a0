import {searchGroups} from '../../server/src/articles/search.ts';
import {searchTexts, titleKey} from '../../server/src/database/search-texts.ts';
import {feedbackErrors} from '../../server/src/feedback/rules.ts';
import {excerptOf, maskEmail, maskName, maskPhone} from '../../server/src/feedback/staff/message-view.ts';
import {acceptsGzip, matchesEtag} from '../../server/src/http/cache.ts';
import {fileNameOf} from '../../server/src/http/mount.ts';
import {citedDocuments, idsFor} from '../../server/src/ingest/article-row.ts';
import {cleanBody} from '../../server/src/ingest/clean/clean-html.ts';
import {textOfField} from '../../server/src/ingest/clean/plain-text.ts';
import {tidyBody} from '../../server/src/ingest/clean/tidy-body.ts';
import {decode} from '../../server/src/ingest/read/decode.ts';
import {fromLegacy, recogniseLegacy} from '../../server/src/ingest/read/legacy-encodings.ts';
import {readFeed} from '../../server/src/ingest/read/read-feed.ts';
import {csvRows} from '../../server/src/statistics/import/csv-rows.ts';
import {jsonRows} from '../../server/src/statistics/import/json-rows.ts';
import {otherReading, plain} from '../../server/src/statistics/import/quantity-cells.ts';
import {UnitNames} from '../../server/src/statistics/import/unit-cell.ts';
import {webOrigin} from '../../server/src/units/origins.ts';
import {canonicalAddress} from '../../src/shared/canonical-address.ts';
import {readPeriod} from '../../src/shared/period.ts';
import {findNames, findWords, fold, tonedKey, wordMatch} from '../../src/vietnamese/search.ts';
import {countGraphemes} from '../../src/vietnamese/graphemes.ts';
import {parsePhone} from '../../src/vietnamese/phone.ts';
import {parseQuantity} from '../../src/vietnamese/quantity.ts';
import {readDate} from '../../src/vietnamese/read-dates.ts';
import {initials} from '../../src/widget/initials.ts';

/** What the contract lets through, in characters. */
const LONGEST = {query: 200, name: 400};
const NOW = new Date('2026-11-30T08:00:00+07:00');
const BASE = 'https://congan.vidu.vn/rss';
const FORM = {
  id: 'gop-y',
  topics: [],
  fields: ['topic', 'message', 'name', 'phone', 'email'].map((name) => ({name, required: true, max_length: 2000})),
  anonymous: false,
  consent: {version: '1'},
};
const UNITS = new UnitNames([{id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'}]);

const bytes = (text) => new TextEncoder().encode(text);
const oneByte = (text) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A refusal of a file that cannot be used is an answer too. */
function orRefused(read) {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      return error;
    }
  };
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const ITEM = {
  title: 'Tin',
  link: 'https://congan.vidu.vn/tin',
  pubDate: 'Mon, 30 Nov 2026 08:00:00 +0700',
  description: 'Lời dẫn',
};

/** The address of a picture, of the feed's own page and so on are read as those of entries are. */
function rss(parts) {
  const elements = Object.entries({...ITEM, ...parts}).map(([name, text]) => `<${name}>${text}</${name}>`);
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>${elements.join('')}</item></channel></rss>`;
}

const feed = (text) => readFeed(bytes(text), {url: BASE, contentType: null, now: NOW});
const inFeed = (name) => (text) => feed(rss({[name]: escaped(text)}));
const inJsonFeed = (name) => (text) => {
  const {title, link: url, description: summary} = ITEM;
  const item = {id: url, url, title, summary, date_published: NOW.toISOString(), [name]: text};
  return feed(JSON.stringify({items: [item]}));
};

/** Every parser that meets text from outside, by what it reads. */
export const PARSERS = {
  'graphemes: countGraphemes': countGraphemes,
  'graphemes: excerptOf': (text) => excerptOf(text, 160),
  'addresses: canonicalAddress': (text) => canonicalAddress(text, BASE),
  'addresses: fileNameOf': (text) => orRefused(fileNameOf)(`/v1/${text}`),
  'addresses: webOrigin': webOrigin,
  'dates: readDate': (text) => readDate(text, {now: NOW}),
  'dates: readPeriod': readPeriod,
  'quantities: parseQuantity': parseQuantity,
  'quantities: plain, otherReading': (text) =>
    otherReading({amount: plain(text), amount_max: null, scale: 0, qualifier: 'exact', written_as: text}),
  'phones: parsePhone': parsePhone,
  'phones: maskPhone': maskPhone,
  'e-mail: maskEmail': maskEmail,
  'names: findNames, typed': (text) => findNames([{name: 'Phường Nha Trang'}, {name: 'Xã Hòa Trí'}], text),
  'names: findNames, searched': (text) => findNames([{name: text}], 'hoà'),
  'names: maskName': (text) => maskName(text.slice(0, LONGEST.name)),
  'names: initials': initials,
  'names: UnitNames': (text) => UNITS.find(text),
  'words: fold': fold,
  'words: tonedKey': tonedKey,
  'words: findWords': (text) => findWords(text, text.slice(0, 200)),
  'words: wordMatch': (text) => wordMatch(text, 'công an hoà a'),
  'words: searchGroups': (text) => searchGroups(text.slice(0, LONGEST.query)),
  'words: searchTexts': (text) => searchTexts('', '', text),
  'words: titleKey': titleKey,
  'words: idsFor': (text) => idsFor(text, BASE),
  'words: citedDocuments': citedDocuments,
  'form: feedbackErrors': (text) =>
    feedbackErrors(
      {topic: text, message: text, name: text, phone: text, email: text, consent: {version: text}},
      {form: FORM, unitExists: true, areas: undefined},
    ),
  'headers: If-None-Match': (text) => matchesEtag(text, '"a"'),
  'headers: Accept-Encoding': acceptsGzip,
  'encodings: decode UTF-8': (text) => decode(bytes(text), text),
  'encodings: decode bytes': (text) => decode(oneByte(text), text),
  'encodings: recogniseLegacy': recogniseLegacy,
  'encodings: fromLegacy': (text) => ['tcvn3', 'vni', 'utf-8 twice'].map((encoding) => fromLegacy(text, encoding)),
  'HTML: cleanBody': (text) => cleanBody(text, BASE),
  'HTML: cleanBody, tidyBody': (text) => tidyBody(cleanBody(text, BASE), [text]),
  'HTML: tidyBody of paragraphs': (text) => tidyBody(cleanBody(`<p>${escaped(text)}</p>`, BASE), []),
  'HTML: textOfField': textOfField,
  'feeds: title': inFeed('title'),
  'feeds: link': inFeed('link'),
  'feeds: guid': inFeed('guid'),
  'feeds: pubDate': inFeed('pubDate'),
  'feeds: description': inFeed('description'),
  'feeds: content:encoded': inFeed('content:encoded'),
  'feeds: author': inFeed('author'),
  'feeds: category': inFeed('category'),
  'feeds: unescaped markup': (text) => feed(rss({description: text})),
  'feeds: before the root': (text) => feed(text + rss({})),
  'feeds: in the root': (text) => feed(`<rss ${text}><channel>${text}</channel></rss>`),
  'feeds: JSON id': inJsonFeed('id'),
  'feeds: JSON url': inJsonFeed('url'),
  'feeds: JSON title': inJsonFeed('title'),
  'feeds: JSON content_html': inJsonFeed('content_html'),
  'feeds: faulty JSON': (text) => feed(`{"items": [${text}`),
  'figures: CSV': orRefused((text) => csvRows(`campaign,indicator,written_as\n${text}`)),
  'figures: CSV headings': orRefused(csvRows),
  'figures: JSON': orRefused(jsonRows),
};
