import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sql} from 'kysely';
import {Migrator} from 'kysely/migration';
import {migrate} from '../../src/database/database.js';
import {migrations} from '../../src/database/migrations/index.js';
import {listTokens} from '../../src/feedback/staff/tokens.js';
import {forEachDatabase} from '../support/databases.js';

forEachDatabase((_name, open) => {
  test('tokens of the release before keep the units they were given, or all', async () => {
    const {db} = await open();
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0010'));
    await new Migrator({db, provider: {getMigrations: () => Promise.resolve(before)}}).migrateToLatest();
    const [one, all] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
    for (const statement of [
      `insert into units (id, name, short_name, kind, code)
        values ('ninh-thuan', 'Công an tỉnh Ninh Thuận', 'Ninh Thuận', 'province', 'NT')`,
      `insert into staff_tokens (id, name, role, token_hash, created_at, expires_at) values
        ('${one}', 'Một nơi', 'officer', 'a', now(), now() + interval '1 day'),
        ('${all}', 'Mọi nơi', 'officer', 'b', now(), now() + interval '1 day')`,
      `insert into staff_token_units (token_id, unit_id) values ('${one}', 'ninh-thuan')`,
    ]) {
      await sql.raw(statement).execute(db);
    }
    await migrate(db);
    const units = () =>
      listTokens(db).then((tokens) => Object.fromEntries(tokens.map((token) => [token.name, token.units])));
    assert.deepEqual(await units(), {'Một nơi': ['ninh-thuan'], 'Mọi nơi': undefined});
    await db.deleteFrom('units').execute();
    assert.deepEqual(await units(), {'Một nơi': [], 'Mọi nơi': undefined});
  });
});
