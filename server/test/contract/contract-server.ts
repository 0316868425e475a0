import type {AddressInfo} from 'node:net';
import fc from 'fast-check';
import type {FastifyInstance} from 'fastify';
import type {OpenDatabase} from '../../src/database/database.js';
import {secretHash} from '../../src/feedback/receipt-code.js';
import {contract, type ContractOperation} from '../../src/http/contract.js';
import {AnswerChecks} from '../support/answer-checks.js';
import {Areas} from '../../src/units/areas.js';
import {sampleApp} from '../support/sample-app.js';
import {sampleContent} from '../support/sample-content.js';
import {giveToken, storeMessage} from '../support/staff.js';
import {type Answer, Client, faultsOf} from './exchange.js';
import {requestsOf, WireRequest} from './requests.js';

/** A large installation: what a proxy says of the caller is believed, and no host is asked. */
const BEHIND_PROXY = {trustedProxies: ['127.0.0.1'], publicUrl: 'https://api.example.vn/'};
const LONGEST_MS = 2000;
const MESSAGES_A_UNIT = 40;
const SECRET = 'K4WN-7QXD-M2PT';
const OFFICER = 'Trần Cán Bộ';
/** What a citizen tells of themselves; no refusal may repeat it. */
const PERSONAL = {name: 'Nguyễn Thị Kín', phone: '0987 612 543', email: 'kin-dao@vidu.vn'};
/** So many requests are tried to find a smaller one that shows the same fault. */
const MOST_SHRINKS = 200;
const UNLIMITED = 1_000_000;

/** How an operation was answered: how often with which status, and the slowest answer. */
export interface Tally {
  readonly statuses: Map<number, number>;
  slowest: number;
}

/** A server on real content, asked over HTTP for all that its contract has. */
export class ContractServer {
  readonly #app: FastifyInstance;
  readonly #client: Client;
  readonly #answerChecks = new AnswerChecks();
  readonly #known: Readonly<Record<string, readonly unknown[]>>;
  readonly #cursors = new Map<string, unknown[]>();
  readonly tokens: readonly string[];

  private constructor(app: FastifyInstance, tokens: readonly string[], codes: readonly string[]) {
    this.#app = app;
    this.#client = new Client((app.server.address() as AddressInfo).port);
    this.#known = knownValues(codes);
    this.tokens = tokens;
  }

  /** Fills an empty database and serves it. */
  static async open(database: OpenDatabase): Promise<ContractServer> {
    const app = await sampleApp(database, {
      feedbackPerMinute: UNLIMITED,
      viewsPerMinute: UNLIMITED,
      wrongSecretsPerMinute: UNLIMITED,
      ratingLimits: {place: UNLIMITED, article: UNLIMITED},
      ...(database.kind === 'postgresql' ? BEHIND_PROXY : {}),
    });
    const codes: string[] = [];
    for (const unit_id of ['khanh-hoa', 'ninh-thuan', 'da-nang']) {
      for (let at = 0; at < MESSAGES_A_UNIT; at++) {
        codes.push(await storeMessage(database, {unit_id, spam: at === 0, contact: PERSONAL}));
      }
    }
    for (const code of codes) {
      const hash = {lookup_secret_hash: secretHash(code, SECRET)};
      await database.db.updateTable('feedback').set(hash).where('receipt_code', '=', code).execute();
    }
    const tokens = [
      await giveToken(database, {name: 'Lê Quản Lý', role: 'manager'}),
      await giveToken(database, {name: OFFICER, role: 'officer'}),
      await giveToken(database, {name: 'Phạm Người Đọc', role: 'reader', units: ['khanh-hoa']}),
      await giveToken(database, {name: 'Võ Hết Hạn', days: -1}),
      await giveToken(database, {name: 'Đỗ Thu Hồi', revoked: true}),
      'khong-phai-ma',
      '',
    ];
    await app.listen({host: '127.0.0.1', port: 0});
    const server = new ContractServer(app, tokens, codes);
    await server.#collectCursors();
    return server;
  }

  /**
   * Sends so many requests of an operation.
   *
   * @returns what is wrong, with the request that shows it and how to come to it again; undefined when all is well
   */
  async ask(
    operation: ContractOperation,
    {runs, seed}: {runs: number; seed: number},
    tally: Tally,
  ): Promise<string | undefined> {
    const requests = requestsOf(contract, operation, this);
    let shrinks = 0;
    const property = fc.asyncProperty(requests, async (request) => {
      if (shrinks > MOST_SHRINKS) return;
      const answer = await this.#client.exchange(request);
      const fastest = answer.ms > LONGEST_MS ? Math.min(answer.ms, await this.#msOf(request)) : answer.ms;
      tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1);
      tally.slowest = Math.max(tally.slowest, fastest);
      const faults = faultsOf(contract, this.#answerChecks, operation, request, answer, Object.values(PERSONAL));
      if (fastest > LONGEST_MS) faults.push(`took ${fastest.toFixed(0)} ms`);
      if (faults.length > 0 || shrinks > 0) shrinks++;
      if (faults.length > 0) throw new Error(`${faults.join('; ')}\n${excerpt(answer)}`);
    });
    // With one seed for all, what one operation has withdrawn the next would ask for.
    const own = seed + contract.operations.indexOf(operation);
    const outcome = await fc.check(property, {numRuns: runs, seed: own});
    if (!outcome.failed) return undefined;
    const [request] = outcome.counterexample ?? [];
    const reason = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : 'failed';
    return `${operation.id}, --seed ${seed}: ${reason}\n${String(request)}`;
  }

  /** On a busy machine any request is slow once; one that costs much is slow again. */
  async #msOf(request: WireRequest): Promise<number> {
    const [one, other] = [await this.#client.exchange(request), await this.#client.exchange(request)];
    return Math.min(one.ms, other.ms);
  }

  known({id, path}: ContractOperation, name: string): readonly unknown[] {
    if (name === 'cursor') return this.#cursors.get(id) ?? [];
    const collection = path.split('/')[2] ?? '';
    return this.#known[name === 'id' ? `${collection}.id` : name] ?? [];
  }

  async close(): Promise<void> {
    this.#client.close();
    await this.#app.close();
  }

  /** The first pages' `next` of every list, and some cursors that no list has given out. */
  async #collectCursors(): Promise<void> {
    for (const {id, path, parameters, staff} of contract.operations) {
      if (!parameters.some(({name}) => name === 'cursor')) continue;
      const headers = staff ? [['authorization', `Bearer ${this.tokens[0] ?? ''}`] as const] : [];
      const {body} = await this.#client.exchange(new WireRequest('GET', `${path}?limit=1`, headers, undefined));
      const next = /"next":"([^"]+)"/.exec(body)?.[1];
      this.#cursors.set(id, [...(next === undefined ? [] : [next, next, next]), ...FORGED_CURSORS]);
    }
  }
}

const FORGED_CURSORS = [
  [-62_135_596_800_001, 'a'],
  [-8.64e15, 'a'],
  [8.64e15, 'a'],
  [253_402_300_800_000, '0123abcd-0000-4000-8000-0123456789ab'],
  [0, 'khong-phai-uuid'],
  [0, '9007199254740993'],
  [2_147_483_648, 'a', 0],
  [0.5, 'a'],
  [null, null],
  {},
].map((place) => Buffer.from(JSON.stringify(place)).toString('base64url'));

/** What the sample content has, by the name of the field, parameter or collection. */
function knownValues(codes: readonly string[]): Record<string, readonly unknown[]> {
  const {units, categories, campaigns, indicators, observations, articles, forms} = sampleContent;
  const ids = (items: readonly {readonly id: string}[]) => items.map(({id}) => id);
  const province = new Areas().provinces[0]?.code;
  const [form] = forms;
  return {
    'articles.id': ids(articles),
    'campaigns.id': ids(campaigns),
    'statistics.id': ids(observations),
    'forms.id': ids(forms),
    'areas.id': [province],
    unit: ids(units),
    category: ids(categories),
    exclude_category: ids(categories),
    tag: articles.flatMap(({tags}) => tags),
    campaign: ids(campaigns),
    document: articles.flatMap(({documents}) => documents),
    indicator: ids(indicators),
    article: ids(articles),
    exclude: [ids(articles).slice(0, 3).join()],
    period: ['latest', '2020', '2019..2021'],
    q: ['lua dao', '"cộng đồng"', 'hòa thuận an toàn', 'KH'],
    url: ['/bai-viet/lua-dao', 'https://congan.example.vn/a'],
    from: ['2018-01-01'],
    to: ['2030-01-01'],
    form: ids(forms),
    topic: form?.topics.map(({id}) => id) ?? [],
    version: [form?.consent.version, 1, 2],
    message: ['Xin cảm ơn các đồng chí.'],
    ...Object.fromEntries(Object.entries(PERSONAL).map(([field, text]) => [field, [text]])),
    province: [province],
    commune: [new Areas().communesOf(province ?? '')?.[0]?.code],
    website: [''],
    code: codes,
    secret: [SECRET],
    lookup_secret: [SECRET],
    assignee: [OFFICER, 'none'],
    // a bare text is the whole body of a view
    body: ids(articles),
  };
}

const excerpt = ({status, headers, body}: Answer) => `${status} ${headers['content-type'] ?? ''} ${body.slice(0, 600)}`;
