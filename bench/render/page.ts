import './figures.js';
import '../../src/elements/news-list/define.js';
import type {ArticleList} from '../../src/api/types.js';
import {listByHand} from './by-hand.js';

declare global {
  var measureLists: (count: number, rounds: number) => Promise<Record<'widget' | 'byHand' | 'byHandTuned', number[]>>;
}

function answerOf(count: number): string {
  const list: ArticleList = {
    items: Array.from({length: count}, (_, index) => ({
      id: `tin-${index}`,
      url: `/bai-viet/tin-${index}`,
      title: `Tin số ${index}: hướng dẫn người dân thực hiện thủ tục hành chính trên môi trường điện tử`,
      summary: 'Người dân có thể nộp hồ sơ tại nhà, theo dõi kết quả giải quyết và nhận thông báo qua ứng dụng VNeID.',
      image: null,
      unit: {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'},
      category: {id: 'thu-tuc', name: 'Thủ tục'},
      published_at: '2026-11-23T08:00:00+07:00',
      updated_at: null,
      tags: [],
      campaign: null,
      documents: [],
    })),
    page: {next: null, limit: count, as_of: '2026-11-23T08:00:00+07:00'},
  };
  return JSON.stringify(list);
}

/** Rounds that only warm the engine up. */
const WARM_UP = 3;

let answer = '';
window.fetch = () => Promise.resolve(new Response(answer, {headers: {'content-type': 'application/json'}}));

/** Long enough for two frames: the viewport observer has looked, and nothing of an earlier round is left to do. */
const settle = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** From the answer's arrival to the finished layout; waiting for the viewport is not counted. */
async function timeWidget(): Promise<number> {
  const widget = document.createElement('news-list');
  widget.api = '/api/';
  let started = 0;
  const {fetch} = window;
  window.fetch = (...request) => {
    started = performance.now();
    return fetch(...request);
  };
  const loaded = new Promise((resolve) => widget.addEventListener('danvan-load', resolve, {once: true}));
  document.body.append(widget);
  await loaded;
  await widget.updateComplete;
  widget.getBoundingClientRect();
  const time = performance.now() - started;
  window.fetch = fetch;
  widget.remove();
  return time;
}

async function timeByHand(classes: string): Promise<number> {
  const host = document.createElement('div');
  document.body.append(host);
  const started = performance.now();
  await listByHand(host, '/api/', classes);
  host.getBoundingClientRect();
  const time = performance.now() - started;
  host.remove();
  return time;
}

globalThis.measureLists = async (count, rounds) => {
  answer = answerOf(count);
  const contestants = {
    widget: timeWidget,
    byHand: () => timeByHand('items list summaries'),
    byHandTuned: () => timeByHand('items list summaries long'),
  };
  const times: Record<keyof typeof contestants, number[]> = {widget: [], byHand: [], byHandTuned: []};
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const name of ['widget', 'byHand', 'byHandTuned'] as const) {
      const time = await contestants[name]();
      if (round >= 0) times[name].push(time);
      await settle();
    }
  }
  return times;
};
