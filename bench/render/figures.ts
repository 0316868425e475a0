import '../../src/elements/campaign-stats/define.js';
import type {Observation, ObservationList} from '../../src/api/types.js';

declare global {
  var renderFigures: (layout: string) => Promise<number>;
  var removeFigures: () => void;
}

const UNITS = 34;
const MONTHS = 12;

/** One indicator of every province in every month, some of it missing, open or in words. */
function observationOf(unit: number, month: number): Observation {
  const amount = 900 + unit * 70 + ((unit * 31 + month * 47) % 400);
  const isOpen = (unit + month) % 7 === 0;
  const isInWords = (unit * 3 + month) % 29 === 0;
  const day = `2026-${String(month + 1).padStart(2, '0')}`;
  return {
    id: `hop-dan-${unit}-${month}`,
    campaign: 'hop-dan-2026',
    indicator: 'hop-dan',
    label: 'được tổ chức',
    quantity: {
      qualifier: isInWords ? 'magnitude' : isOpen ? 'more_than' : 'exact',
      amount: isInWords ? null : String(amount),
      amount_max: null,
      magnitude: isInWords ? 3 : null,
      written_as: isInWords ? 'hàng nghìn' : `${isOpen ? 'hơn ' : ''}${amount}`,
      scale: 0,
      significant_digits: isInWords ? null : 4,
    },
    measure: {kind: 'things', name: 'cuộc họp dân'},
    change: null,
    status: 'reported',
    period: {kind: 'month', start: `${day}-01`, end: `${day}-28`, label: `tháng ${month + 1}/2026`},
    unit: {id: `tinh-${unit}`, name: `Công an tỉnh số ${unit}`, short_name: `Tỉnh số ${unit}`},
    part_of: null,
    coverage: null,
    actors: null,
    target: null,
    previous: null,
    check: null,
    provenance: {
      document: `Báo cáo công tác tháng ${month + 1}/2026`,
      issuer: `Công an tỉnh số ${unit}`,
      date: null,
      article: null,
      url: null,
      quote: null,
    },
    revision: 1,
    revision_note: null,
    recorded_at: '2026-11-23T08:00:00+07:00',
  };
}

const items = Array.from({length: UNITS}, (_, unit) =>
  Array.from({length: MONTHS}, (__, month) => observationOf(unit, month)),
)
  .flat()
  .filter((_, index) => index % 13 !== 5);
const list: ObservationList = {
  items,
  indicators: [],
  breakdowns: [],
  page: {next: null, limit: 1000, as_of: '2026-11-23T08:00:00+07:00'},
};
const answer = JSON.stringify(list);

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Puts the widget into the page and waits until it has drawn everything; tells how many parts it has. */
globalThis.renderFigures = async (layout) => {
  window.fetch = () => Promise.resolve(new Response(answer, {headers: {'content-type': 'application/json'}}));
  const widget = document.createElement('campaign-stats');
  widget.setAttribute('api', '/api/');
  widget.setAttribute('indicators', 'hop-dan');
  if (layout !== 'trend') widget.setAttribute('breakdown', 'unit');
  widget.setAttribute('layout', layout);
  const loaded = new Promise((resolve) => widget.addEventListener('danvan-load', resolve, {once: true}));
  document.body.append(widget);
  await loaded;
  const isComplete = () => layout === 'table' || widget.shadowRoot?.querySelector('svg[role="img"]');
  for (let left = 60; left > 0 && !isComplete(); left--) await frame();
  if (!isComplete()) throw new Error(`${layout} was never drawn`);
  await frame();
  return widget.shadowRoot?.querySelectorAll('*').length ?? 0;
};

globalThis.removeFigures = () => document.querySelector('campaign-stats')?.remove();
