import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {readDemoContent} from '../../src/demo-site/content.js';
import type {DemoArticle} from '../../src/demo-site/demo-content.js';
import {repositoryRoot} from '../../src/repository-root.js';

const {units, categories, campaigns, observations, articles, forms} = readDemoContent();

const duplicates = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);
const unitOf = (id: string) => units.find((unit) => unit.id === id);
const recent = articles.filter((article) => article.age_hours !== undefined);
const youngerThan = (hours: number) => recent.filter(({age_hours}) => age_hours < hours);

/** Ids by views in a window, most viewed first. */
function ranking(among: readonly DemoArticle[], window: 'day1' | 'day7' | 'day30'): string[] {
  return among
    .filter(({views}) => views[window] > 0)
    .sort((a, b) => b.views[window] - a.views[window])
    .slice(0, 5)
    .map(({id}) => id);
}

describe('the units of the demo', () => {
  it('are the ministry, the 34 forces of today and the 29 that ended with June 2025', () => {
    const provinces = units.filter(({kind}) => kind === 'province');
    assert.equal(provinces.filter(({valid_to}) => valid_to === null).length, 34);
    assert.equal(provinces.filter(({valid_to}) => valid_to === '2025-06-30').length, 29);
    assert.equal(units.length, 64);
    assert.deepEqual(duplicates(units.map(({id}) => id)), []);
    assert.deepEqual(duplicates(units.map(({code}) => code)), []);
  });

  it('lead from a former force to one in force, and name each as it is named today', () => {
    for (const {id, valid_to, successors} of units) {
      assert.equal(successors.length, valid_to === null ? 0 : 1, id);
      for (const successor of successors) assert.equal(unitOf(successor)?.valid_to, null, id);
    }
    assert.deepEqual(unitOf('ninh-thuan')?.successors, ['khanh-hoa']);
    assert.deepEqual(unitOf('long-an')?.successors, ['tay-ninh']);
    assert.equal(unitOf('khanh-hoa')?.name, 'Công an tỉnh Khánh Hòa');
    assert.equal(unitOf('dong-nai')?.name, 'Công an thành phố Đồng Nai');
  });

  it('publish no telephone number or address that could be mistaken for a real one', () => {
    for (const {id, contact} of units) assert.deepEqual(Object.values(contact), [null, null, null], id);
  });
});

describe('the articles of the demo', () => {
  it('are many, by many units, in known sections and of known campaigns', () => {
    assert.ok(articles.length >= 44);
    assert.ok(new Set(articles.map(({unit}) => unit)).size >= 10);
    assert.deepEqual(duplicates(articles.map(({id}) => id)), []);
    for (const {id, unit, category, campaign} of articles) {
      assert.ok(unitOf(unit), id);
      assert.ok(
        categories.some((candidate) => candidate.id === category),
        id,
      );
      assert.ok(campaign === null || campaigns.some((candidate) => candidate.id === campaign), id);
    }
    for (const {id} of campaigns) {
      // The made-up campaign is told of by no article.
      assert.equal(
        articles.some(({campaign}) => campaign === id),
        id !== 'vi-du-so-lieu-theo-thang',
        id,
      );
    }
  });

  it('carry the name of a unit only while the unit was in force', () => {
    for (const {id, unit, published_at} of articles) {
      const lastDay = unitOf(unit)?.valid_to;
      if (lastDay) assert.ok(published_at !== undefined && published_at.slice(0, 10) <= lastDay, id);
    }
    assert.ok(articles.filter(({unit}) => unit === 'ninh-thuan').length >= 6);
    assert.ok(recent.filter(({unit}) => unit === 'khanh-hoa').length >= 10);
  });

  it('differ between the windows of a day, a week and a month', () => {
    assert.ok(youngerThan(24).length >= 4);
    assert.ok(youngerThan(7 * 24).length >= 14);
    assert.ok(youngerThan(30 * 24).length >= 28);
    assert.ok(recent.length > youngerThan(30 * 24).length);
    assert.equal(youngerThan(60 * 24).length, recent.length);
  });

  it('rank differently in each window, in the whole country and in Khánh Hòa', () => {
    for (const among of [articles, articles.filter(({unit}) => unit === 'khanh-hoa')]) {
      const [day, week, month] = [ranking(among, 'day1'), ranking(among, 'day7'), ranking(among, 'day30')];
      assert.notDeepEqual(day, week);
      assert.notDeepEqual(week, month);
      assert.notDeepEqual(day, month);
      assert.equal(new Set([day[0], week[0], month[0]]).size, 3);
    }
  });

  it('have views that could have happened', () => {
    for (const {id, views, age_hours = Infinity} of articles) {
      const {day1, day7, day30, total} = views;
      assert.ok(day1 <= day7 && day7 <= day30 && day30 <= total, id);
      if (age_hours < 24) assert.equal(day1, total, id);
      if (age_hours < 7 * 24) assert.equal(day7, total, id);
      if (age_hours < 30 * 24) assert.equal(day30, total, id);
    }
  });

  it('have several paragraphs, and nothing in them but text, lists and links to the national portal', () => {
    for (const {id, body_html} of articles) {
      assert.ok((body_html.match(/<p>|<ul>/g) ?? []).length >= 3, id);
      for (const [tag] of body_html.matchAll(/<[^>]*>/g)) {
        assert.match(tag, /^<\/?(?:p|h2|ul|li|a)>$|^<a href="https:\/\/dichvucong\.gov\.vn">$/, id);
      }
    }
  });

  it('name no telephone number but the three for emergencies', () => {
    for (const {id, title, summary, body_html} of articles) {
      const text = `${title} ${summary} ${body_html}`;
      for (const [number] of text.matchAll(/(?<![\d./-])(?:\+84|0)\d[\d .]{7,}/g)) assert.fail(`${id}: ${number}`);
      for (const [, number] of text.matchAll(/gọi (\d+)/g)) assert.match(number ?? '', /^11[345]$/, id);
    }
  });

  it('are found by either spelling of the resolution they cite', () => {
    const told = articles.filter(({documents}) => documents.includes('25-NQ/TW'));
    assert.ok(told.some(({body_html}) => body_html.includes('25/NQ-TW')));
  });
});

describe('the pictures of the demo', () => {
  it('exist in the size that is told, say what they show, and hold no script, font or foreign address', () => {
    const shown = new Map(articles.map(({image}) => [image?.src, image]));
    assert.ok(shown.size >= 14);
    for (const [src, image] of shown) {
      assert.ok(src && image && image.alt.length > 10, src);
      const file = new URL(`demo${src}`, repositoryRoot);
      assert.ok(existsSync(file), src);
      const svg = readFileSync(file, 'utf8');
      assert.ok(svg.includes(`width="${image.width}" height="${image.height}" viewBox="0 0 800 450"`), src);
      assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /<script|<text|href|https?:|\son\w+=/, src);
    }
  });
});

describe('the form of the demo', () => {
  it('asks for a name and a message, leaves the rest to the sender, and tells what consent means', () => {
    const form = forms.find(({id}) => id === 'gop-y');
    assert.ok(form);
    assert.deepEqual(
      form.topics.map(({id}) => id),
      ['gop-y', 'hoi-dap', 'khen-ngoi', 'phan-anh-bai-viet'],
    );
    assert.deepEqual(
      form.fields.map(({name, required}) => [name, required]),
      [
        ['topic', true],
        ['message', true],
        ['name', true],
        ['phone', false],
        ['email', false],
        ['address', false],
      ],
    );
    for (const point of ['tự nguyện', 'Mục đích', 'kiểm soát dữ liệu', 'chỉnh sửa', 'rút lại', 'xóa', '91/2025/QH15']) {
      assert.ok(form.consent.text.vi.includes(point), point);
    }
    assert.ok(form.title.en && form.consent.text.en);
  });
});

describe('the campaigns of the demo', () => {
  it('belong to known units and have figures', () => {
    assert.equal(campaigns.length, 6);
    for (const {id, unit} of campaigns) {
      assert.ok(unitOf(unit), id);
      assert.ok(
        observations.some(({campaign}) => campaign === id),
        id,
      );
    }
  });
});
