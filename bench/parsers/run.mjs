/* Measures the parsers of a built file and writes the results as JSON: run.mjs FILE. Run with one thread for everything, garbage included. */
import {pathToFileURL} from 'node:url';
import {measureParser} from './measure.mjs';

const {PARSERS} = await import(pathToFileURL(process.argv[2]).href);
for (const [name, read] of Object.entries(PARSERS)) {
  process.stdout.write(`${JSON.stringify({name, ...measureParser(read)})}\n`);
}
