import {openDatabase} from '../../src/database/database.js';

// Inserts rows for ever and prints the id of each once the database has acknowledged it.
const [dataDir = '', first = '0'] = process.argv.slice(2);

const {db} = await openDatabase({dataDir});
for (let number = Number(first); ; number += 1) {
  const id = `so-${number}`;
  await db
    .insertInto('categories')
    .values({id, name: `Chuyên mục ${number}`})
    .execute();
  process.stdout.write(`${id}\n`);
}
