import assert from 'node:assert/strict';
import {after, before} from 'node:test';
import type {FastifyInstance} from 'fastify';
import type {OpenDatabase} from '../../src/database/database.js';
import type {OpenFresh} from './databases.js';
import {giveBackEmbedded, takeEmbedded} from './reused-databases.js';
import {sampleApp, type SampleOptions} from './sample-app.js';

/** What the tests of a `describe` work with; there only within them and their hooks. */
export interface SampleApp {
  readonly app: FastifyInstance;
  readonly database: OpenDatabase;
}

/**
 * Makes the sample application before the tests of the `describe` in which it is called, and closes it after them.
 *
 * @param options - `open`: opens the database, as `forEachDatabase` gives it; without it, an embedded one of its own
 */
export function withSampleApp({open, ...options}: SampleOptions & {readonly open?: OpenFresh} = {}): SampleApp {
  let app: FastifyInstance | undefined;
  let database: OpenDatabase | undefined;
  before(async () => {
    database = await (open ?? takeEmbedded)();
    app = await sampleApp(database, options);
  });
  after(async () => {
    await app?.close();
    if (!open && database) await giveBackEmbedded(database);
  });
  return {
    get app() {
      return made(app);
    },
    get database() {
      return made(database);
    },
  };
}

function made<Part>(part: Part | undefined): Part {
  assert.ok(part, 'The sample application is there only within tests and hooks');
  return part;
}
