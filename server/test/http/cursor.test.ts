import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import fc from 'fast-check';
import {isSlug} from '../../../src/shared/formats.js';
import {Problem} from '../../src/http/errors.js';
import {cursorAfter, type CursorPosition, type CursorRange, MOMENTS, readCursor} from '../../src/http/paging.js';
import {forEachDatabase} from '../support/databases.js';
import {faultsOf} from '../support/sample-app.js';
import {giveToken, Officer, storeMessage} from '../support/staff.js';
import {withSampleApp} from '../support/with-sample-app.js';

const YEAR_1 = Date.parse('0001-01-01T00:00:00Z');
const YEAR_9999 = Date.parse('9999-12-31T23:59:59.999Z');
const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const written = (place: unknown): string => encoded(JSON.stringify(place));

const plain: CursorRange = {order: MOMENTS, isId: isSlug};
const inParts: CursorRange = {...plain, parts: [0, 2]};
const id = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}$/);
const place: fc.Arbitrary<CursorPosition> = fc
  .tuple(fc.integer({min: YEAR_1, max: YEAR_9999}), id)
  .map(([order, slug]) => ({order, id: slug}));

describe('a cursor', () => {
  test('leads back to the place it was made of', () => {
    fc.assert(fc.property(place, (one) => assert.deepEqual(readCursor(cursorAfter(one), plain), one)));
    fc.assert(
      fc.property(place, fc.constantFrom(0, 2), (one, part) =>
        assert.deepEqual(readCursor(cursorAfter({...one, part}), inParts), {...one, part}),
      ),
    );
  });

  test('that the list cannot have given out is refused, whatever it is', () => {
    const order = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.double(), fc.constant(YEAR_1 - 1), fc.anything());
    const name = fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9]{1,130}$/), fc.uuid(), fc.anything());
    const forged = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(order, name), {maxLength: 4}).map(written),
      fc.json().map(encoded),
    );
    fc.assert(
      fc.property(forged, fc.constantFrom(plain, inParts), (cursor, places) => {
        let read: CursorPosition | undefined;
        try {
          read = readCursor(cursor, places);
        } catch (error) {
          assert.ok(error instanceof Problem);
          assert.equal(error.status, 400);
          return;
        }
        assert.ok(read);
        assert.equal(cursorAfter(read), cursor);
        assert.ok(read.order >= YEAR_1 && read.order <= YEAR_9999 && isSlug(read.id));
        assert.equal(read.part === undefined, places.parts === undefined);
      }),
      {numRuns: 2000},
    );
  });

  for (const [name, cursor] of [
    ['with an item too many', written([1, 'a', 2, 3])],
    ['written in another way', encoded('[1, "a"]')],
    ['with something behind it', `${written([1, 'a'])}AAAA`],
    ['with a number that is none of the list', written([1.5, 'a'])],
  ] as const) {
    test(`${name} is refused`, () => {
      assert.throws(() => readCursor(cursor, plain), Problem);
    });
  }
});

forEachDatabase((_name, open) => {
  let officer: Officer;
  const sample = withSampleApp({open});
  before(async () => {
    officer = new Officer(sample.app, await giveToken(sample.database, {role: 'manager'}));
    await storeMessage(sample.database);
  });

  const uuid = '0123abcd-0000-4000-8000-0123456789ab';
  const lists: Record<string, [good: unknown[][], forged: unknown[][]]> = {
    '/v1/articles?': [
      [
        [YEAR_1, 'lua-dao'],
        [YEAR_9999, 'lua-dao'],
      ],
      [
        [YEAR_1 - 1, 'lua-dao'],
        [YEAR_9999 + 1, 'lua-dao'],
        [-8.64e15, 'lua-dao'],
        [8.64e15, 'lua-dao'],
        [0, uuid.toUpperCase()],
      ],
    ],
    '/v1/statistics?': [
      [[2_147_483_647, 'tai-san']],
      [
        [2_147_483_648, 'tai-san'],
        [0, 'a'.repeat(121)],
      ],
    ],
    '/v1/staff/feedback?': [
      [
        [YEAR_1, uuid],
        [YEAR_9999, uuid],
      ],
      [
        [YEAR_1 - 1, uuid],
        [YEAR_9999 + 1, uuid],
        [0, 'khong-phai-uuid'],
        [0, uuid.replaceAll('-', '')],
      ],
    ],
    '/v1/staff/audit?': [
      [
        [YEAR_1, '1'],
        [YEAR_9999, String(Number.MAX_SAFE_INTEGER)],
      ],
      [
        [YEAR_1 - 1, '1'],
        [0, '9007199254740993'],
        [0, '-1'],
        [0, '1e3'],
        [0, uuid],
      ],
    ],
  };
  for (const [address, [good, forged]] of Object.entries(lists)) {
    const ask = (one: unknown[]) => {
      const url = `${address}cursor=${written(one)}`;
      return url.startsWith('/v1/staff/') ? officer.get(url.slice('/v1/staff/'.length)) : sample.app.inject(url);
    };
    for (const one of good) {
      test(`${address}cursor with ${one.join(' and ')} is read`, async () => {
        assert.equal((await ask(one)).statusCode, 200);
      });
    }
    for (const one of forged) {
      test(`${address}cursor with ${one.join(' and ').slice(0, 60)} is refused`, async () => {
        assert.deepEqual(faultsOf(await ask(one), 400), ['cursor invalid']);
      });
    }
  }
});
