import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, beforeEach} from 'node:test';
import {listArticles} from '../../src/articles/queries.js';
import type {OpenDatabase} from '../../src/database/database.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {addFeed, findFeed} from '../../src/ingest/feeds.js';
import {FeedPoller} from '../../src/ingest/poll.js';
import type {OpenFresh} from './databases.js';
import {FeedSite} from './feed-site.js';
import {sampleContent} from './sample-content.js';

export const START = Date.parse('2026-11-23T09:00:00+07:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A site with feeds, a database that reads them, and a clock that stands still until it is told to go on. */
export class Polling {
  #database: OpenDatabase | undefined;
  #site: FeedSite | undefined;
  now = new Date(START);

  get database(): OpenDatabase {
    assert.ok(this.#database);
    return this.#database;
  }

  get site(): FeedSite {
    assert.ok(this.#site);
    return this.#site;
  }

  /** For all tests around: a database with the sample content, and for each test a new site, no feed and no article read. */
  static around(open: OpenFresh): Polling {
    const polling = new Polling();
    before(async () => {
      polling.#database = await open();
      await fillWhenEmpty(polling.database.db, sampleContent, polling.now);
    });
    beforeEach(async () => {
      const {db} = polling.database;
      polling.now = new Date(START);
      for (const table of ['feeds', 'leases'] as const) await db.deleteFrom(table).execute();
      await db.deleteFrom('articles').where('source_url', 'is not', null).execute();
      polling.#site?.stop();
      polling.#site = await FeedSite.start();
    });
    after(() => polling.#site?.stop());
    return polling;
  }

  poller(allowPrivate = true, onFailure: (error: unknown) => void = assert.ifError): FeedPoller {
    return new FeedPoller(this.database.db, {
      settings: {intervalMinutes: 15, allowPrivate},
      onFailure,
      clock: () => this.now,
      random: () => 0,
    });
  }

  wait(ms: number): void {
    this.now = new Date(this.now.getTime() + ms);
  }

  /** Registers a feed of the site. @returns its id */
  async register(url = `${this.site.url}/rss`, next_at = this.now): Promise<string> {
    const id = randomUUID();
    const rest = {unit_id: 'khanh-hoa', category_id: 'tin-tuc', kind: null, title: null, interval_minutes: 15};
    await addFeed(this.database.db, {id, url, ...rest, next_at, created_at: this.now});
    return id;
  }

  /** A feed as it is stored, with the minutes until it is due. */
  async feed(id: string) {
    const feed = await findFeed(this.database.db, id);
    assert.ok(feed);
    return {...feed, minutes: Math.round((feed.next_at.getTime() - this.now.getTime()) / MINUTE)};
  }

  /** The titles, in their order, of the articles that were read and are shown. */
  async shown(): Promise<string[]> {
    const found = await listArticles(this.database.db, {units: ['khanh-hoa']}, 100);
    const titles = found.map(({title}) => title);
    return titles.filter((title) => title.startsWith('Tin')).sort();
  }
}
