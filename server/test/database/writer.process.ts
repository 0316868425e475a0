import {openDatabase} from '../../src/database/database.js';

// Prints the ids of the rows there are, then inserts rows for ever and prints the id of each once the database has acknowledged it.
const [dataDir = '', first = '0'] = process.argv.slice(2);

const {db} = await openDatabase({dataDir});
const rows = await db.selectFrom('categories').select('id').execute();
process.stdout.write(`there: ${rows.map(({id}) => id).join(' ')}\n`);
for (let number = Number(first); ; number += 1) {
  const id = `so-${number}`;
  await db
    .insertInto('categories')
    .values({id, name: `Chuyên mục ${number}`})
    .execute();
  process.stdout.write(`${id}\n`);
}
