/* Sends views from a process of its own, each from another address, and prints how many were taken: send-views.mjs URL COUNT ARTICLES */
import {connect} from 'node:net';

const CONNECTIONS = 8;
const AT_ONCE = 64;
const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';

const [url, count, articles] = [new URL(process.argv[2]), Number(process.argv[3]), Number(process.argv[4])];
let sent = 0;
let taken = 0;

function request() {
  sent += 1;
  const article = `do-${Math.floor(articles * ((sent * 0.618_034) % 1) ** 2)}`;
  const address = `${1 + ((sent >> 16) & 63)}.${(sent >> 8) & 255}.${sent & 255}.1`;
  return (
    `POST /v1/views HTTP/1.1\r\nHost: ${url.host}\r\nUser-Agent: ${AGENT}\r\nX-Forwarded-For: ${address}\r\n` +
    `Content-Type: text/plain\r\nContent-Length: ${article.length}\r\n\r\n${article}`
  );
}

function run() {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let awaited = 0;
    let rest = '';
    const sendMore = () => {
      const now = Math.min(AT_ONCE, count - sent);
      if (now === 0) return socket.end();
      awaited = now;
      socket.write(Array.from({length: now}, request).join(''));
    };
    socket.on('connect', sendMore).on('error', reject).on('close', resolve);
    socket.setEncoding('latin1').on('data', (text) => {
      const answers = (rest + text).split('\r\n\r\n');
      rest = answers.pop() ?? '';
      const refused = answers.find((head) => !head.startsWith('HTTP/1.1 204'));
      if (refused) return socket.destroy(new Error(refused));
      taken += answers.length;
      awaited -= answers.length;
      if (awaited === 0) sendMore();
    });
  });
}

const started = performance.now();
await Promise.all(Array.from({length: CONNECTIONS}, run));
process.stdout.write(JSON.stringify({taken, perSecond: (taken * 1000) / (performance.now() - started)}));
