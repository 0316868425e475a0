import {type Kysely, sql} from 'kysely';
import {DEFAULT_MIGRATION_TABLE, Migrator} from 'kysely/migration';
import {AccessRefusedError, hasSqlState, IncompatibleDataError, sqlState} from './errors.js';
import {migrations} from './migrations/index.js';
import type {Schema} from './schema.js';

/**
 * Brings the tables to the state this program expects. Several processes may do it at once: one does the work.
 * @throws IncompatibleDataError when the tables were made by a newer program; AccessRefusedError when the user may not
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  await refuseNewerTables(db);
  const migrator = new Migrator({db, provider: {getMigrations: () => Promise.resolve(migrations)}});
  const {error} = await migrator.migrateToLatest();
  if (hasSqlState(error, sqlState.insufficientPrivilege)) {
    throw new AccessRefusedError(
      'Người dùng trong DATABASE_URL không có quyền tạo bảng trong cơ sở dữ liệu. Hãy cấp quyền CREATE trên schema public.',
      {cause: error},
    );
  }
  if (error !== undefined) {
    throw error instanceof Error ? error : new Error('Không cập nhật được cấu trúc cơ sở dữ liệu.', {cause: error});
  }
}

async function refuseNewerTables(db: Kysely<Schema>): Promise<void> {
  const table = await sql<{
    present: boolean;
  }>`select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as present`.execute(db);
  if (!table.rows[0]?.present) {
    return;
  }
  const applied = await sql<{name: string}>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  const unknown = applied.rows.map((row) => row.name).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) {
    throw new IncompatibleDataError(
      `Cơ sở dữ liệu do một phiên bản mới hơn của chương trình tạo ra (bước cập nhật chưa biết: ${unknown.join(', ')}). ` +
        'Hãy chạy phiên bản mới hơn, hoặc dùng bản sao lưu trước khi nâng cấp.',
    );
  }
}
