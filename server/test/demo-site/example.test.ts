import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readDemoContent} from '../../src/demo-site/content.js';

const EXAMPLE = 'vi-du-so-lieu-theo-thang';
const demoContent = readDemoContent();
const campaign = demoContent.campaigns.find(({id}) => id === EXAMPLE);
const figures = demoContent.observations.filter((observation) => observation.campaign === EXAMPLE);
const monthsOf = (indicator: string, unit: string) =>
  figures
    .filter((figure) => figure.indicator === indicator && figure.unit === unit)
    .map(({period}) => period.start?.slice(0, 7));

describe('the campaign that exists for demonstration only', () => {
  it('says everywhere that its figures are assumed', () => {
    assert.match(campaign?.name ?? '', /^Ví dụ trình diễn: số liệu giả định/);
    for (const {id, label, provenance} of figures) {
      assert.match(id, /^vi-du-/);
      assert.match(label, /giả định/, id);
      assert.match(provenance.document, /giả định/, id);
      assert.equal(provenance.issuer, 'Dữ liệu giả định để trình diễn', id);
      assert.match(provenance.quote ?? '', /giả định/, id);
      assert.equal(provenance.article, null, id);
    }
    const indicators = demoContent.indicators.filter(({id}) => id.startsWith('vi-du-'));
    assert.ok(indicators.length >= 8);
    for (const {name, definition} of indicators) {
      assert.match(name, /\(ví dụ\)$/);
      assert.match(definition ?? '', /giả định/);
    }
  });

  it('lends no made-up figure to a campaign that was', () => {
    for (const {id, campaign: other} of demoContent.observations) {
      assert.equal(id.startsWith('vi-du-'), other === EXAMPLE, id);
    }
  });

  it('has the months of 2026 for the whole, and five provinces in the last, one of them at zero', () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((month) => `2026-${month}`);
    for (const indicator of ['vi-du-cuoc-hop-dan', 'vi-du-luot-nguoi', 'vi-du-tin-bao']) {
      assert.deepEqual(monthsOf(indicator, 'bo-cong-an'), months, indicator);
    }
    const provinces = figures.filter(
      ({indicator, unit}) => indicator === 'vi-du-cuoc-hop-dan' && unit !== 'bo-cong-an',
    );
    assert.equal(provinces.length, 5);
    assert.deepEqual(
      provinces.filter(({quantity}) => quantity.amount === '0').map(({unit}) => unit),
      ['dien-bien'],
    );
  });

  it('has one figure for each of the 34 units and months of 2025, and for former units while they were', () => {
    const byUnit = figures.filter(({indicator}) => indicator === 'vi-du-ho-ky-cam-ket');
    assert.equal(byUnit.length, 34 * 12 + 29 * 6);
    assert.equal(monthsOf('vi-du-ho-ky-cam-ket', 'khanh-hoa').length, 12);
    assert.equal(monthsOf('vi-du-ho-ky-cam-ket', 'ninh-thuan').at(-1), '2025-06');
    assert.equal(new Set(byUnit.map(({id}) => id)).size, byUnit.length);
    for (const {id, quantity} of byUnit) assert.match(quantity.amount ?? '', /^[1-9]\d{2,3}$/, id);
  });

  it('words figures in every way a report does', () => {
    const ways = new Set(figures.map(({quantity}) => quantity.qualifier));
    for (const way of [
      'exact',
      'about',
      'at_least',
      'at_most',
      'range',
      'less_than',
      'more_than',
      'almost',
      'magnitude',
    ] as const) {
      assert.ok(ways.has(way), way);
    }
  });

  it('has what was corrected and what was withdrawn, each with its reason', () => {
    assert.deepEqual(
      demoContent.corrections.map(({observation}) => [observation.id, observation.status]),
      [
        ['vi-du-tin-bao-2026-08', 'revised'],
        ['vi-du-tin-bao-2026-07', 'withdrawn'],
      ],
    );
    for (const {note} of demoContent.corrections) assert.match(note, /giả định: /);
  });
});
