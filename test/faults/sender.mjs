import {randomUUID} from 'node:crypto';

/** What a message has come to: the receipt, or the reason why it can never be taken. */
/** @typedef {{key: string, body: string, message: string, code?: string, refusal?: string, attempts: number}} Outcome */

/** Milliseconds; as in the browser's outbox, but short, so that a run ends while one watches. */
const FIRST_WAIT = 40;
const LONGEST_WAIT = 2000;
const LONGEST_RETRY_AFTER = 1000;
const TIMEOUT = 4000;
const CODE = /^[A-Z]{2,4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/;
const SECRET_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Vietnamese text whose every letter has to come back: NFC, all tones, both đ, quotes, lines, a pair of surrogates. */
const WORDS = [
  'Tôi đề nghị Công an xã tăng cường tuần tra ban đêm ở thôn Mỹ Nghiệp.',
  'Đường trước trường học Nguyễn Huệ thiếu biển báo; buổi sáng rất nguy hiểm.',
  'Cảm ơn đồng chí trực ban đã giúp mẹ tôi làm căn cước “rất nhanh”.\nGia đình xin gửi lời biết ơn! 🙏',
  'Ở chợ Phan Rang – Tháp Chàm, có kẻ giả danh cán bộ gọi điện hỏi mã OTP: «đừng tin».',
].map((text) => text.normalize('NFC'));

/**
 * Message number `index` of a run, in the bytes in which every attempt sends it.
 *
 * @param {number} index
 * @param {() => number} random
 * @returns {Outcome}
 */
export function writeMessage(index, random) {
  const message = `Góp ý số ${index}: ${WORDS[index % WORDS.length]}`;
  const letter = () => SECRET_LETTERS[Math.floor(random() * SECRET_LETTERS.length)];
  const group = () => Array.from({length: 4}, letter).join('');
  const body = JSON.stringify({
    form: 'gop-y',
    unit: 'ninh-thuan',
    topic: 'gop-y',
    message,
    name: `Người gửi số ${index}`,
    phone: `09${String(10_000_000 + index)}`,
    consent: {version: '2026-01'},
    page: {url: 'https://congan.example.vn/gop-y', title: 'Góp ý'},
    lookup_secret: `${group()}-${group()}-${group()}`,
    seconds_taken: 30 + (index % 600),
  });
  return {key: randomUUID(), body, message, attempts: 0};
}

/**
 * Sends one message until it is answered, as the browser's outbox does: the same key and the same bytes each time.
 *
 * @param {string} api
 * @param {Outcome} outcome filled in
 * @param {string} address of the sender, as the proxy in front of the server reports it
 * @param {() => number} random
 * @param {AbortSignal} end gives up
 */
export async function send(api, outcome, address, random, end) {
  for (let wait = FIRST_WAIT; !end.aborted; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    outcome.attempts += 1;
    const pause = await attempt(api, outcome, address);
    if (outcome.code !== undefined || outcome.refusal !== undefined) return;
    const jittered = wait * (0.5 + random() / 2);
    await new Promise((resolve) => setTimeout(resolve, Math.max(jittered, pause)));
  }
}

/** @returns {Promise<number>} how long the server asks to wait, in milliseconds */
async function attempt(api, outcome, address) {
  try {
    const response = await fetch(`${api}/v1/feedback`, {
      method: 'POST',
      headers: {'content-type': 'application/json', 'idempotency-key': outcome.key, 'x-forwarded-for': address},
      body: outcome.body,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    const {code} = JSON.parse(response.status === 201 ? text : '{}');
    if (typeof code === 'string' && CODE.test(code)) outcome.code = code;
    else if (isFinal(response)) outcome.refusal = `${response.status} ${text}`;
    return Math.min(1000 * (Number(response.headers.get('retry-after')) || 0), LONGEST_RETRY_AFTER);
  } catch {
    // No connection, no answer in time, half an answer or one that is not JSON: nobody knows what became of the request.
    return 0;
  }
}

/** Only the API itself can refuse for good, and it says so in a problem document; a page in between cannot. */
function isFinal({status, headers}) {
  const isProblem = (headers.get('content-type') ?? '').startsWith('application/problem+json');
  return isProblem && status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status);
}
