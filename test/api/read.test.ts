import {expect, waitUntil} from '@open-wc/testing';
import {ApiError, type ApiErrorKind} from '../../src/api/api-error.js';
import {type ApiRequest, read, readLastGood} from '../../src/api/client.js';
import {listenToConsole} from '../support/console.js';
import {json, type ReplacedNetwork, replaceNetwork, silence} from '../support/network.js';

interface Thing {
  readonly name: string;
  readonly at: string;
}

const isThing = (body: unknown): body is Thing => typeof body === 'object' && body !== null && 'name' in body;
let number = 0;
const freshRead = (): ApiRequest<Thing> => ({
  url: `https://api.danvan.test/read-${(number += 1)}`,
  isShape: isThing,
  asOf: ({at}) => at,
});
const THING: Thing = {name: 'một', at: '2026-11-01T08:00:00+07:00'};
const never = () => new AbortController().signal;

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw new Error(`expected an ApiError, got ${String(error)}`);
}

describe('read', () => {
  let network: ReplacedNetwork | undefined;
  afterEach(() => network?.restore());

  it('gives the data and the moment from which it holds', async () => {
    network = replaceNetwork(() => Promise.resolve(json(THING)));
    const answer = await read(freshRead(), never());
    expect(answer.data).to.deep.equal(THING);
    expect(answer.asOf.toISOString()).to.equal('2026-11-01T01:00:00.000Z');
  });

  const failures: readonly [string, () => Promise<Response>, ApiErrorKind][] = [
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    ['a failing service', () => Promise.resolve(json({title: 'x', status: 503}, 503)), 'unavailable'],
    ['a failing proxy', () => Promise.resolve(new Response('<html>502</html>', {status: 502})), 'unavailable'],
    ['too many requests', () => Promise.resolve(json({title: 'x', status: 429}, 429)), 'busy'],
    ['nothing there', () => Promise.resolve(json({title: 'x', status: 404}, 404)), 'not-found'],
    ['a wrong request', () => Promise.resolve(json({title: 'x', status: 400}, 400)), 'refused'],
    ['an HTML page that says 200', () => Promise.resolve(new Response('<!doctype html>')), 'unreadable'],
    ['JSON of another shape', () => Promise.resolve(json({nothing: true})), 'unreadable'],
    ['null', () => Promise.resolve(json(null)), 'unreadable'],
    ['an empty body', () => Promise.resolve(new Response('')), 'unreadable'],
  ];
  for (const [what, answer, kind] of failures) {
    it(`tells ${what} as ${kind}`, async () => {
      network = replaceNetwork(answer);
      expect((await failure(read(freshRead(), never()))).kind).to.equal(kind);
    });
  }

  it('hands on which parameters the API refuses', async () => {
    const errors = [{parameter: 'unit', code: 'unknown_unit', detail: 'Không có đơn vị này.'}];
    network = replaceNetwork(() => Promise.resolve(json({title: 'x', status: 404, errors}, 404)));
    expect((await failure(read(freshRead(), never()))).fields).to.deep.equal(errors);
  });

  it('names the address to the webmaster where no API is, and not where the API says that something is not there', async () => {
    const warnings = listenToConsole('warn');
    const url = new URL('/khong-co-api/v1/articles', location.href).href;
    expect((await failure(read({...freshRead(), url}, never()))).kind).to.equal('not-found');
    network = replaceNetwork(() => Promise.resolve(json({title: 'x', status: 404}, 404)));
    await failure(read(freshRead(), never()));
    const [warning, ...others] = warnings.stop();
    expect(warning).to.include(`${url}: HTTP 404`).and.to.include('thuộc tính api');
    expect(others).to.deep.equal([]);
  });

  it('does not remember a failure', async () => {
    const request = freshRead();
    network = replaceNetwork(() => Promise.reject(new TypeError('Failed to fetch')));
    await failure(read(request, never()));
    network.restore();
    network = replaceNetwork(() => Promise.resolve(json(THING)));
    expect((await read(request, never())).data.name).to.equal('một');
  });

  it('asks once for what two widgets want at the same time', async () => {
    const request = freshRead();
    network = replaceNetwork(() => Promise.resolve(json(THING)));
    const answers = await Promise.all([read(request, never()), read(request, never())]);
    expect(network.asked).to.have.length(1);
    expect(answers.map(({data}) => data.name)).to.deep.equal(['một', 'một']);
  });

  it('goes on while one of two still wants it, and ends when both have left', async () => {
    const request = freshRead();
    network = replaceNetwork(silence);
    const [first, second] = [new AbortController(), new AbortController()];
    const reads = Promise.allSettled([read(request, first.signal), read(request, second.signal)]);
    first.abort();
    expect(network.signals[0]?.aborted).to.equal(false);
    second.abort();
    expect(network.signals[0]?.aborted).to.equal(true);
    expect((await reads).map(({status}) => status)).to.deep.equal(['rejected', 'rejected']);
  });

  it('starts anew for a widget that comes after all have left', async () => {
    const request = freshRead();
    const left = new AbortController();
    network = replaceNetwork(silence);
    const gone = failure(read(request, left.signal)).catch(() => undefined);
    left.abort();
    await gone;
    network.restore();
    network = replaceNetwork(() => Promise.resolve(json(THING)));
    expect((await read(request, never())).data.name).to.equal('một');
  });
});

/** Waits until the answer of a read is kept, which the browser does when it has time. */
const kept = <T>(request: ApiRequest<T>) => waitUntil(async () => (await readLastGood(request)) !== undefined);

describe('the last good copy', () => {
  let network: ReplacedNetwork | undefined;
  afterEach(() => network?.restore());

  async function readOnce(request: ApiRequest<Thing>): Promise<void> {
    network = replaceNetwork(() => Promise.resolve(json(THING)));
    await read(request, never());
    network.restore();
    await kept(request);
  }

  it('is there after a success, with its time, and survives a failure', async () => {
    const request = freshRead();
    await readOnce(request);
    network = replaceNetwork(() => Promise.reject(new TypeError('Failed to fetch')));
    await failure(read(request, never()));
    const copy = await readLastGood(request);
    expect(copy?.data).to.deep.equal(THING);
    expect(copy?.asOf.toISOString()).to.equal('2026-11-01T01:00:00.000Z');
  });

  it('is not there for what was never read', async () => {
    expect(await readLastGood(freshRead())).to.equal(undefined);
  });

  it('is passed over when it is no longer understood', async () => {
    const request = freshRead();
    await readOnce(request);
    expect(await readLastGood({...request, isShape: (body): body is Thing => body === 'other'})).to.equal(undefined);
  });

  it('is kept in memory where the browser refuses storage', async () => {
    const descriptor = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    try {
      const request = freshRead();
      await readOnce(request);
      expect((await readLastGood(request))?.data).to.deep.equal(THING);
    } finally {
      if (descriptor) Object.defineProperty(window, 'localStorage', descriptor);
    }
  });

  it('makes room for itself and leaves what belongs to the page', async () => {
    localStorage.setItem('their-own', 'keep');
    const requests = Array.from({length: 40}, freshRead);
    for (const request of requests) await readOnce(request);
    const own = Object.keys(localStorage).filter((key) => key.startsWith('danvan:last-good:'));
    expect(own.length).to.be.at.most(24);
    expect(localStorage.getItem('their-own')).to.equal('keep');
    const latest = requests.at(-1);
    expect((latest && (await readLastGood(latest)))?.data).to.deep.equal(THING);
    localStorage.removeItem('their-own');
  });

  it('survives a host page whose scripts change how arrays become JSON', async () => {
    const list: ApiRequest<{items: string[]}> = {
      url: `https://api.danvan.test/list-${(number += 1)}`,
      isShape: (body): body is {items: string[]} =>
        typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items),
    };
    network = replaceNetwork(() => Promise.resolve(new Response('{"items":["a","b"]}')));
    Object.defineProperty(Array.prototype, 'toJSON', {configurable: true, value: () => 'not an array'});
    try {
      await read(list, never());
      await kept(list);
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON');
    }
    expect((await readLastGood(list))?.data).to.deep.equal({items: ['a', 'b']});
  });
});
