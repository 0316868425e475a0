import assert from 'node:assert/strict';
import {type Challenge, solveChallenge} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/pbkdf2';
import type {FastifyInstance} from 'fastify';
import {assertAsPromised} from './sample-app.js';

/** A challenge that the application sets. */
export async function challengeOf(app: FastifyInstance): Promise<Challenge> {
  const response = await app.inject('/v1/challenge');
  assertAsPromised('getChallenge', response);
  assert.equal(response.headers['cache-control'], 'no-store');
  return response.json<Challenge>();
}

/** A solution as it is sent along with a message. */
export const encodeProof = (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64');

/** A proof of work as a browser would bring it. */
export async function proofFrom(app: FastifyInstance): Promise<string> {
  const challenge = await challengeOf(app);
  return encodeProof({challenge, solution: await solveChallenge({challenge, deriveKey})});
}
