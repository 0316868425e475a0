import {STATUS_CODES} from 'node:http';
import type {Duplex} from 'node:stream';
import type {FastifyInstance} from 'fastify';
import {Problem, PROBLEM_TYPE} from './errors.js';
import {EVERYWHERE} from './headers.js';

/** What is told of a request that cannot be read as HTTP, so that nothing knows yet what it asks for. */
export function rejectUnreadable({code}: {readonly code?: string | undefined}, connection: Duplex): void {
  if (code === 'ECONNRESET' || !connection.writable) connection.destroy();
  else sendOn(connection, unreadable(code));
}

/** Answers also where Node itself would do it without a word: an unknown expectation, a request for a tunnel. */
export function answerWhatNodeRejects({server}: FastifyInstance): void {
  // RFC 9110, 10.1.1: an expectation that is not known need not be met.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, connection) => {
    const detail = 'Máy chủ này không chuyển tiếp kết nối; không dùng phương thức CONNECT.';
    sendOn(connection, new Problem('invalid-request', {detail}));
  });
}

function unreadable(code: string | undefined): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem('request-timeout', {
      detail: 'Yêu cầu được gửi quá chậm. Xin kiểm tra kết nối mạng rồi gửi lại.',
    });
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    const detail =
      'Địa chỉ và các tiêu đề của yêu cầu dài quá mức cho phép; hãy rút gọn địa chỉ hoặc xóa cookie của trang.';
    return new Problem('headers-too-large', {detail});
  }
  return new Problem('invalid-request', {detail: 'Không đọc được yêu cầu: nội dung gửi đến không đúng chuẩn HTTP.'});
}

function sendOn(connection: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem.toDocument());
  const headers = {
    ...EVERYWHERE,
    'cache-control': 'no-store',
    connection: 'close',
    'content-type': PROBLEM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
  connection.end(answer, () => connection.destroy());
}
