/* Sends requests over kept connections for some seconds and writes how many were answered: load.mjs URL CONNECTIONS SECONDS */
import {connect} from 'node:net';

const [url, connections, seconds] = [new URL(process.argv[2]), Number(process.argv[3]), Number(process.argv[4])];
const request = `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`;
const end = performance.now() + seconds * 1000;
let answered = 0;

/** The bytes of one answer, known from the head of the first: all answers of a run are alike. */
function lengthOf(chunk) {
  const head = chunk.subarray(0, chunk.indexOf('\r\n\r\n') + 4).toString('latin1');
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(head);
  return head.length + Number(/content-length: (\d+)/i.exec(head)[1]);
}

function run() {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let missing = 0;
    socket.setNoDelay(true);
    socket.on('connect', () => socket.write(request));
    socket.on('error', reject);
    socket.on('close', resolve);
    socket.on('data', (chunk) => {
      if (missing === 0) missing = lengthOf(chunk);
      missing -= chunk.length;
      if (missing > 0) return;
      answered += 1;
      if (performance.now() < end) socket.write(request);
      else socket.end();
    });
  });
}

const started = performance.now();
await Promise.all(Array.from({length: connections}, run));
const perSecond = (answered * 1000) / (performance.now() - started);
process.stdout.write(JSON.stringify({perSecond}));
