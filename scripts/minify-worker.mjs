// Minifies one file after the other, beside the thread that puts them together.
import {parentPort} from 'node:worker_threads';
import {minify} from 'terser';

parentPort.on('message', async ({id, code, map, condition}) => {
  try {
    const result = await minify(code, {
      ecma: 2022,
      module: true,
      compress: {passes: 3, unsafe_arrows: true},
      format: {comments: /^!/, ...(condition && {preamble: `if(${condition}){`})},
      sourceMap: {content: map, asObject: true},
    });
    parentPort.postMessage({id, code: condition ? `${result.code}}` : result.code, map: result.map});
  } catch (error) {
    parentPort.postMessage({id, error});
  }
});
