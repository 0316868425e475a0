/** What the ALTCHA protocol (version 2) gives to solve. Bytes are written in hexadecimal. */
export interface ChallengeParameters {
  readonly algorithm: string;
  readonly nonce: string;
  readonly salt: string;
  /** Iterations of the key derivation. */
  readonly cost: number;
  /** Bytes of the derived key. */
  readonly keyLength: number;
  /** How the derived key has to begin. */
  readonly keyPrefix: string;
}

/** The counter with which the derived key begins as it should. */
export interface Solution {
  readonly counter: number;
  readonly derivedKey: string;
}

/** The browser's key derivation; undefined on plain http. */
export const ownSubtle = (): SubtleCrypto | undefined => (isSecureContext ? crypto.subtle : undefined);

/** @param isGivenUp asked now and then; true ends the search */
export type Solver = (parameters: ChallengeParameters, isGivenUp: () => boolean) => Promise<Solution>;

/**
 * Makes a solver of the protocol's PBKDF2 challenges. Browsers give their own key derivation to secure pages only; on plain http it is
 * done here in script, in slices that leave the page alive.
 *
 * @param subtle the browser's own derivation, where there is one
 */
export function makeSolver(subtle?: SubtleCrypto): Solver {
  const SLICE_MS = 24;
  const roots = (count: number, power: number): Uint32Array<ArrayBuffer> => {
    const primes: number[] = [];
    for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
    // the first 32 bits of the fractional parts (FIPS 180-4)
    return Uint32Array.from(primes, (prime) => (prime ** power % 1) * 2 ** 32);
  };
  const K = roots(64, 1 / 3);
  const START = roots(8, 1 / 2);
  const W = new Uint32Array(64);
  const at = (words: Uint32Array, index: number): number => words[index] ?? 0;
  const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

  /** One round of SHA-256: the state after a block of 16 words. */
  const compress = (state: Uint32Array, block: Uint32Array, out: Uint32Array): void => {
    W.set(block);
    for (let i = 16; i < 64; i++) {
      const x = at(W, i - 15);
      const y = at(W, i - 2);
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
      W[i] = (at(W, i - 16) + s0 + at(W, i - 7) + s1) | 0;
    }
    let a = at(state, 0);
    let b = at(state, 1);
    let c = at(state, 2);
    let d = at(state, 3);
    let e = at(state, 4);
    let f = at(state, 5);
    let g = at(state, 6);
    let h = at(state, 7);
    for (let i = 0; i < 64; i++) {
      const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + at(K, i) + at(W, i)) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (out[i] = at(state, i) + word));
  };

  /** The block that ends a message of `bytes` after its first block of 64. */
  const lastBlock = (bytes: Uint8Array): Uint32Array => {
    const block = new Uint32Array(16);
    const view = new DataView(block.buffer);
    bytes.forEach((byte, i) => view.setUint8(i, byte));
    view.setUint8(bytes.length, 0x80);
    view.setUint32(60, (64 + bytes.length) * 8);
    return block.map((_, i) => view.getUint32(i * 4));
  };

  const keyState = (password: Uint8Array, pad: number): Uint32Array => {
    const bytes = new Uint8Array(64).fill(pad);
    password.forEach((byte, i) => (bytes[i] = byte ^ pad));
    const view = new DataView(bytes.buffer);
    const state = new Uint32Array(8);
    compress(
      START,
      Uint32Array.from({length: 16}, (_, i) => view.getUint32(i * 4)),
      state,
    );
    return state;
  };

  /** PBKDF2 with HMAC-SHA-256 (RFC 8018), for passwords and salts that fit into one block. */
  const deriveInScript = (
    {cost, keyLength}: ChallengeParameters,
    salt: Uint8Array,
    password: Uint8Array,
  ): Uint8Array => {
    const inner = keyState(password, 0x36);
    const outer = keyState(password, 0x5c);
    const block = lastBlock(new Uint8Array(32));
    const hmac = (message: Uint32Array, out: Uint32Array) => {
      compress(inner, message, out);
      block.set(out);
      compress(outer, block, out);
    };
    const key = new DataView(new ArrayBuffer(Math.ceil(keyLength / 32) * 32));
    for (let part = 0; part * 32 < keyLength; part++) {
      const u = new Uint32Array(8);
      hmac(lastBlock(new Uint8Array([...salt, 0, 0, 0, part + 1])), u);
      const sum = u.slice();
      for (let round = 1; round < cost; round++) {
        block.set(u);
        hmac(block, u);
        for (let i = 0; i < 8; i++) sum[i] = at(sum, i) ^ at(u, i);
      }
      sum.forEach((word, i) => key.setUint32(part * 32 + i * 4, word));
    }
    return new Uint8Array(key.buffer, 0, keyLength);
  };

  const deriveInBrowser = async (
    browser: SubtleCrypto,
    {algorithm, cost, keyLength}: ChallengeParameters,
    salt: Uint8Array<ArrayBuffer>,
    password: Uint8Array<ArrayBuffer>,
  ): Promise<Uint8Array> => {
    const key = await browser.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const hash = algorithm.slice('PBKDF2/'.length);
    return new Uint8Array(await browser.deriveBits({name: 'PBKDF2', salt, iterations: cost, hash}, key, keyLength * 8));
  };

  const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  return async (parameters, isGivenUp) => {
    const isKnown = subtle ? /^PBKDF2\/SHA-(256|384|512)$/ : /^PBKDF2\/SHA-256$/;
    if (!isKnown.test(parameters.algorithm)) throw new Error(`No way to solve ${parameters.algorithm}`);
    const nonce = bytesOf(parameters.nonce);
    const salt = bytesOf(parameters.salt);
    if (!subtle && (nonce.length > 60 || salt.length > 51))
      throw new Error('Nonce or salt too long to solve in script');
    const password = new Uint8Array([...nonce, 0, 0, 0, 0]);
    const counterIn = new DataView(password.buffer);
    const prefix = parameters.keyPrefix.toLowerCase();
    let paused = performance.now();
    for (let counter = 0; counter <= 0xffffffff; counter++) {
      counterIn.setUint32(nonce.length, counter);
      const derived = subtle
        ? await deriveInBrowser(subtle, parameters, salt, password)
        : deriveInScript(parameters, salt, password);
      const derivedKey = hexOf(derived);
      if (derivedKey.startsWith(prefix)) return {counter, derivedKey};
      if (performance.now() - paused < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (isGivenUp()) break;
      paused = performance.now();
    }
    throw new Error('Given up');
  };
}
