import {randomInt} from 'node:crypto';
import {Ajv2020} from 'ajv/dist/2020.js';
import {createChallenge, type Payload, verifySolution} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/pbkdf2';
import type {RateLimits} from '../http/limits.js';
import type {Handlers, Policy} from '../http/mount.js';
import type {Encryption} from './encryption/encryption.js';

/** One guess costs so many rounds; some 400 guesses take a phone of the middle half a second. */
const ROUNDS = 5000;
const FEWEST_GUESSES = 200;
const MOST_GUESSES = 600;
/** From a network that is about to be refused, proofs are so many times dearer. */
const DEAREST = 4;
const VALID_MS = 10 * 60_000;

/** A proof that was verified; `signature` is unlike that of any other challenge. */
export interface Proof {
  readonly signature: string;
  readonly expiresAt: Date;
}

const isPayload = new Ajv2020({strict: false, validateSchema: false}).compile<
  Payload & {challenge: {signature: string}}
>({
  type: 'object',
  required: ['challenge', 'solution'],
  properties: {
    challenge: {
      type: 'object',
      required: ['parameters', 'signature'],
      properties: {
        signature: {type: 'string', maxLength: 200},
        parameters: {
          type: 'object',
          required: ['algorithm', 'nonce', 'salt', 'cost', 'keyLength', 'keyPrefix', 'keySignature', 'expiresAt'],
          properties: {
            algorithm: {const: 'PBKDF2/SHA-256'},
            expiresAt: {type: 'integer'},
            keySignature: {type: 'string'},
          },
        },
      },
    },
    solution: {
      type: 'object',
      required: ['counter', 'derivedKey'],
      properties: {counter: {type: 'integer'}, derivedKey: {type: 'string'}},
    },
  },
});

/** Sets proofs of work in the ALTCHA protocol and verifies them; any process with the same key verifies those of another. */
export class Challenges {
  readonly #secrets: {readonly hmacSignatureSecret: string; readonly hmacKeySignatureSecret: string};
  readonly #limits: RateLimits;

  constructor(encryption: Encryption, limits: RateLimits) {
    this.#limits = limits;
    this.#secrets = {
      hmacSignatureSecret: encryption.derive('challenge').toString('hex'),
      hmacKeySignatureSecret: encryption.derive('challenge key').toString('hex'),
    };
  }

  handlers(): Pick<Handlers, 'getChallenge'> {
    return {
      getChallenge: async ({client, now}) => ({
        ...(await createChallenge({
          algorithm: 'PBKDF2/SHA-256',
          cost: ROUNDS,
          counter: Math.round(randomInt(FEWEST_GUESSES, MOST_GUESSES) * this.#dearness(client.address, now)),
          deriveKey,
          expiresAt: new Date(now.getTime() + VALID_MS),
          ...this.#secrets,
        })),
      }),
    };
  }

  policy(perMinute: number): Policy<'getChallenge'> {
    return {neverShared: true, perMinute};
  }

  /**
   * Verifies a solved challenge: base64 of `{challenge, solution}` in JSON, as the protocol has it. That it is not used twice is
   * for the database to see.
   *
   * @returns undefined when it is no proof: not ours, not solved, or too old
   */
  async verify(text: string): Promise<Proof | undefined> {
    const payload = parse(text);
    if (!isPayload(payload)) return undefined;
    const {challenge, solution} = payload;
    const {verified} = await verifySolution({challenge, solution, deriveKey, ...this.#secrets});
    const {expiresAt} = challenge.parameters;
    if (!verified || expiresAt === undefined) return undefined;
    return {signature: challenge.signature, expiresAt: new Date(expiresAt * 1000)};
  }

  #dearness(address: string, now: Date): number {
    return 1 + (DEAREST - 1) * this.#limits.pressureFrom(address, now);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
