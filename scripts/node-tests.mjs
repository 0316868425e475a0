// Runs files of tests in the order given, which `node --test` would sort, and writes their counts: `node-tests.mjs counts.json 3 a.mjs b.mjs`.
import {createWriteStream} from 'node:fs';
import {resolve} from 'node:path';
import {compose} from 'node:stream';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import summary from './reporters/node-summary.mjs';

const [counts, concurrency, ...files] = process.argv.slice(2);
const events = run({files: files.map((file) => resolve(file)), concurrency: Number(concurrency)});
events.on('test:fail', ({todo}) => {
  if (!todo) process.exitCode = 1;
});
compose(events, new spec()).pipe(process.stdout);
compose(events, summary).pipe(createWriteStream(counts));
