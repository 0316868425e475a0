import {buildCdn} from './build-cdn.mjs';
await buildCdn(process.argv[2], process.argv[3]);
