/* Loaded into the server by --import: tells over a socket for how long the event loop was held since it was last asked. */
import {createServer} from 'node:http';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {isMainThread} from 'node:worker_threads';

// the options reach the server's own threads too
if (isMainThread) {
  const delay = monitorEventLoopDelay({resolution: 1});
  delay.enable();
  createServer((_request, response) => {
    response.end(String(delay.max / 1e6));
    delay.reset();
  })
    .listen(process.env.EVENT_LOOP_SOCKET)
    .unref();
}
