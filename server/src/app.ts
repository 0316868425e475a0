import {fastify, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController} from 'fastify';
import {feedHandlers} from './articles/feeds-out.js';
import {ArticleHtmlCache} from './articles/html-cache.js';
import {mostViewedHandlers} from './articles/most-viewed.js';
import {articleHandlers} from './articles/routes.js';
import {foldOldHours} from './articles/views/clock.js';
import {ViewCounter, viewHandlers} from './articles/views/counter.js';
import {ViewFilter, type ViewLimits} from './articles/views/filter.js';
import {every} from './background.js';
import type {OpenDatabase} from './database/database.js';
import {mountDemoSite, notFoundPage} from './demo-site/pages.js';
import {mountFrames} from './embed/routes.js';
import {Challenges} from './feedback/challenge.js';
import type {Encryption} from './feedback/encryption/encryption.js';
import {lookupHandlers, lookupPolicy} from './feedback/lookup.js';
import type {NotificationSettings} from './feedback/notifications/sender.js';
import {NotificationService} from './feedback/notifications/service.js';
import {ratingHandlers, type RatingLimits} from './feedback/ratings.js';
import {eraseOld} from './feedback/retention.js';
import {FeedbackHandlers, formHandlers} from './feedback/routes.js';
import {staffApi} from './feedback/staff/routes.js';
import {CachedAnswers} from './http/cache.js';
import {contract} from './http/contract.js';
import {describeForLog, PROBLEM_TYPE, toProblem, unmountedProblem} from './http/errors.js';
import {addHeaders, EVERYWHERE, mountPreflights} from './http/headers.js';
import {healthHandlers} from './http/health.js';
import {type FeedbackLimits, limitRequests, limitsFor, RateLimits} from './http/limits.js';
import {logRequests, requestForLog, SPARING} from './http/log.js';
import {mountContract, type Policies} from './http/mount.js';
import {mountStaticFiles} from './http/static-files.js';
import {answerWhatNodeRejects, rejectUnreadable} from './http/unreadable.js';
import {onlyTheBuild, type WidgetReleases} from './http/widget-releases.js';
import {FeedPoller, type IngestSettings} from './ingest/poll.js';
import {repositoryRoot} from './repository-root.js';
import {campaignHandlers} from './statistics/campaigns.js';
import {indicatorHandlers} from './statistics/indicators.js';
import {statisticsHandlers} from './statistics/routes.js';
import {areaHandlers, Areas} from './units/areas.js';
import {unitHandlers} from './units/units.js';

/** What an application is put together from; all but the database and its encryption has a default fit for use. */
export interface AppOptions {
  readonly database: OpenDatabase;
  /** Encrypts what may not be read from the database. */
  readonly encryption: Encryption;
  /** How notices are sent; without it they wait. */
  readonly notices?: NotificationSettings;
  /** How feeds are read; without it none is. */
  readonly ingest?: IngestSettings;
  /** Days after which personal data is erased; without it nothing is erased. */
  readonly retentionDays?: number;
  /** How long a read's answer is served again, in milliseconds. */
  readonly keepAnswersMs?: number;
  /** Requests a minute from one address. */
  readonly feedbackPerMinute?: number;
  /** Messages a minute; unless told they follow from `feedbackPerMinute`. */
  readonly feedbackLimits?: FeedbackLimits;
  /** Look-ups and withdrawals with a wrong code or secret that are answered, a minute from one network. */
  readonly wrongSecretsPerMinute?: number;
  readonly viewsPerMinute?: number;
  /** How many answers to «Bài viết có hữu ích?» are taken. */
  readonly ratingLimits?: RatingLimits;
  /** How many views are believed. */
  readonly viewLimits?: ViewLimits;
  readonly trustedProxies?: readonly string[];
  /** The address of this service as readers reach it, with a closing slash; without it the one that each request names. */
  readonly publicUrl?: string | undefined;
  /** How long a request may take to arrive, in milliseconds. */
  readonly requestTimeoutMs?: number;
  readonly logLevel?: string;
  /** The releases of the widgets; unless told, what is built and nothing else. */
  readonly widgets?: WidgetReleases;
  /** The folder of the demonstration site. */
  readonly demo?: URL;
}

/** A message of 64 kB takes 20 seconds through the slowest network that phones still have, and again as long when it is lost once. */
const REQUEST_TIMEOUT_MS = 60_000;
/** So long nothing may move on a connection; an answer comes sooner, and a reader who takes none of it for so long is gone. */
const SILENCE_MS = 120_000;
const KEPT_ANSWERS = 2000;
/**
 * Answers that are made with the host of the request while no public address is configured. The feeds tell it to their readers, so no
 * cache on the way may hand one reader's to another: it might not tell hosts apart.
 */
const BY_HOST: Policies = {
  listArticles: {perHost: true},
  getJsonFeed: {perHost: true, cacheControl: 'private, max-age=60'},
  getRssFeed: {perHost: true, cacheControl: 'private, max-age=60'},
};
/** How often the windows of views are brought to the present while nobody reads, and old hours made days. */
const FOLD_VIEWS_MS = 15 * 60_000;
/** How often the retention rules are applied. */
const ERASE_MS = 24 * 3_600_000;
const API_PATH = /^\/(?:v1|feeds|widgets|embed|problems)\/|^\/(?:health|oembed)$/;

/**
 * Puts the application together: the contract's operations, the built widgets, the demonstration site. Closing it finishes the
 * requests under way and writes the views counted so far; the database stays open.
 */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const {db} = options.database;
  const demo = options.demo ?? new URL('demo/', repositoryRoot);
  if (options.trustedProxies?.length && options.publicUrl === undefined) {
    throw new Error('Behind a trusted proxy the public address has to be configured');
  }
  const app = fastify({
    logger: {level: options.logLevel ?? 'warn', base: null, serializers: SPARING},
    logController: new LogController({disableRequestLogging: true}),
    trustProxy: [...(options.trustedProxies ?? [])],
    return503OnClosing: false,
    // Longer than any address that Node reads: the contract's own check names the parameter that is too long.
    routerOptions: {maxParamLength: 20_000},
    ...timeLimits(options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS),
    clientErrorHandler: rejectUnreadable,
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply.headers(EVERYWHERE)),
  });
  addHeaders(app);
  answerWhatNodeRejects(app);
  logRequests(app);
  endConnectionsOnClose(app);
  app.setErrorHandler(sendProblem);
  rejectTheRest(app, demo);
  await limitRequests(app);

  const counter = new ViewCounter(db, logFailure(app, 'Chưa ghi được lượt xem'));
  app.addHook('onClose', () => counter.close());
  const foldViews = (now: Date) => foldOldHours(db, now);
  const onUnfolded = logFailure(app, 'Chưa cập nhật được bảng xếp hạng lượt xem');
  runInBackground(app, every(FOLD_VIEWS_MS, foldViews, onUnfolded));
  const areas = new Areas();
  const htmlCache = new ArticleHtmlCache();
  app.addHook('onClose', () => htmlCache.close());
  const perMinute = options.feedbackPerMinute ?? 60;
  const limits = new RateLimits(options.feedbackLimits ?? limitsFor(perMinute));
  const challenges = new Challenges(options.encryption, limits);
  const feedback = new FeedbackHandlers({db, encryption: options.encryption, areas, limits, challenges});
  mountContract(
    app,
    {
      answers: new CachedAnswers(KEPT_ANSWERS),
      keepMs: options.keepAnswersMs ?? 5000,
      handlers: {
        ...healthHandlers(options.database),
        ...unitHandlers(db),
        ...articleHandlers(db, htmlCache, options.publicUrl),
        ...feedHandlers(db, htmlCache, options.publicUrl),
        ...mostViewedHandlers(db),
        ...viewHandlers(counter, new ViewFilter(options.viewLimits)),
        ...ratingHandlers(db, options.ratingLimits),
        ...campaignHandlers(db),
        ...indicatorHandlers(db),
        ...statisticsHandlers(db),
        ...formHandlers(db),
        ...areaHandlers(areas),
        ...challenges.handlers(),
        ...feedback.handlers(),
        ...lookupHandlers(options.database, options.encryption, options.wrongSecretsPerMinute ?? 30),
        getContract: () => Promise.resolve(contract.text),
      },
      policies: {
        getHealth: {keepMs: 1000, cacheControl: 'no-store'},
        ...(options.publicUrl === undefined ? BY_HOST : {}),
        countView: {bodyLimit: 1024, perMinute: options.viewsPerMinute ?? 600},
        rateArticle: {bodyLimit: 1024},
        getChallenge: challenges.policy(perMinute),
        sendFeedback: feedback.policy(perMinute),
        lookUpFeedback: lookupPolicy,
        withdrawFeedback: lookupPolicy,
      },
    },
    staffApi(db, options.encryption, areas),
  );
  const {retentionDays, ingest} = options;
  if (retentionDays !== undefined) {
    const erase = async (now: Date) => {
      const {messages} = await eraseOld(db, now, retentionDays);
      if (messages > 0) options.database.purgeSoon();
    };
    runInBackground(app, every(ERASE_MS, erase, logFailure(app, 'Chưa xóa được dữ liệu hết hạn')));
  }
  if (ingest && ingest.intervalMinutes > 0) {
    const onFailure = logFailure(app, 'Chưa đọc được các nguồn tin');
    runInBackground(app, new FeedPoller(db, {settings: ingest, onFailure}));
  }
  if (options.notices) startNotices(app, options, options.notices);
  mountPreflights(app, contract.operations);
  mountFrames(app, db, options.publicUrl);
  mountDemoSite(app, db, htmlCache, demo);
  await mountStaticFiles(app, {widgets: options.widgets ?? onlyTheBuild(), demo});
  return app;
}

/** A connection on which a request comes too slowly, or nothing moves, is ended: a program could hold thousands of them. */
function timeLimits(requestTimeout: number) {
  const http = {
    requireHostHeader: false,
    headersTimeout: requestTimeout / 2,
    connectionsCheckingInterval: Math.min(5000, requestTimeout / 2),
  };
  return {requestTimeout, connectionTimeout: SILENCE_MS, http};
}

/** What goes on beside the answering of requests. */
interface BackgroundWork {
  start(): void;
  close(): Promise<void>;
}

/** Starts the work when the application is ready, and ends it in order when it closes. */
function runInBackground(app: FastifyInstance, work: BackgroundWork): void {
  app.addHook('onReady', (done) => {
    work.start();
    done();
  });
  app.addHook('onClose', () => work.close());
}

function startNotices(app: FastifyInstance, {database, encryption}: AppOptions, settings: NotificationSettings): void {
  const notifications = new NotificationService(database.db, {
    settings,
    encryption,
    shared: database.kind === 'postgresql',
    onFailure: logFailure(app, 'Chưa gửi được thông báo'),
  });
  runInBackground(app, notifications);
  app.addHook('onResponse', async (request, reply) => {
    if (request.routeOptions.url === '/v1/feedback' && reply.statusCode === 201) notifications.wake();
  });
}

const logFailure =
  (app: FastifyInstance, sentence: string) =>
  (error: unknown): void =>
    app.log.error(describeForLog(error), sentence);

async function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const problem = toProblem(error);
  if (problem.status >= 500) {
    request.log.error({...requestForLog(request), status: problem.status, ...describeForLog(problem.cause)});
  }
  return reply
    .code(problem.status)
    .headers({...problem.headers, 'cache-control': 'no-store'})
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problem.toDocument()));
}

function rejectTheRest(app: FastifyInstance, demo: URL): void {
  app.setNotFoundHandler(async (request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    if (API_PATH.test(path) || !['GET', 'HEAD'].includes(request.method)) {
      return sendProblem(unmountedProblem(request.method, path, contract.operations), request, reply);
    }
    const page = await notFoundPage(demo);
    return reply.code(404).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  });
}

/** A browser that keeps its connection open would otherwise hold up a stop after its last answer. */
function endConnectionsOnClose(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) void reply.header('connection', 'close');
  });
}
