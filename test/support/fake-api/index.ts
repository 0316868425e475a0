import {delay, http, HttpResponse} from 'msw';
import {setupWorker} from 'msw/browser';
import {answer, type FakeAnswer, type Scenario, SCENARIOS} from './answers.js';
import {OWN_FEED, OWN_FEED_TEXT} from './own-feed.js';

export {type Scenario, TRIGGERS} from './answers.js';
export {OWN_FEED} from './own-feed.js';
export {STAFF_TRIGGERS} from './staff-answers.js';

const ORIGIN = 'https://api.danvan.test';
let visits = 0;

/**
 * The base address of the fake API in a scenario. Scenarios live side by side, so that the stories of one page do not disturb each
 * other.
 */
export function fakeApi(scenario: Scenario): string {
  return `${ORIGIN}/${scenario}/`;
}

/** A base address of its own, for what must not have been asked before: `stale`, `recovering`. */
export function freshFakeApi(scenario: Scenario): string {
  visits += 1;
  return `${ORIGIN}/${scenario}/${visits}/`;
}

async function respond(reply: FakeAnswer): Promise<Response> {
  switch (reply.kind) {
    case 'silence':
      await delay('infinite');
      return HttpResponse.error();
    case 'no-connection':
      return HttpResponse.error();
    case 'html':
      return HttpResponse.html('<!doctype html><title>Proxy</title><h1>502 Bad Gateway</h1>');
    case 'nothing':
      return new HttpResponse(null, {status: 204});
    case 'file':
      return new HttpResponse(reply.text, {headers: {'content-type': reply.type}});
    case 'json':
      return new HttpResponse(JSON.stringify(reply.body), {
        status: reply.status,
        headers: {'content-type': reply.status < 400 ? 'application/json' : 'application/problem+json'},
      });
  }
}

const picture = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><rect width="800" height="450" fill="#${fill}"/></svg>`;

const handlers = [
  http.get(`${ORIGIN}/pictures/:name`, ({params}) =>
    HttpResponse.text(picture(String(params['name']).replace('.svg', '')), {
      headers: {'content-type': 'image/svg+xml'},
    }),
  ),
  http.get(OWN_FEED, () => HttpResponse.xml(OWN_FEED_TEXT)),
  http.all(`${ORIGIN}/*`, async ({request}) => {
    const url = new URL(request.url);
    const [, scenario, visit, path] = /^\/([a-z]+)(?:\/(\d+))?(\/v1\/.*)$/.exec(url.pathname) ?? [];
    const known = SCENARIOS.find((candidate) => candidate === scenario);
    if (!known || !path) return new HttpResponse(null, {status: 404});
    if (visit) url.searchParams.set('visit', visit);
    const {method, headers} = request;
    return respond(answer(known, {method, path, query: url.searchParams, headers, text: await request.text()}));
  }),
];

let started: Promise<unknown> | undefined;

/** Puts the fake API in place of the network; once for a page, however often it is called. */
export async function startFakeApi(): Promise<void> {
  started ??= setupWorker(...handlers).start({quiet: true, onUnhandledRequest: 'bypass'});
  await started;
}
