import type {Outbox} from '../../api/outbox/outbox.js';
import {newRating, type RatingRecord} from '../../api/outbox/record.js';
import type {RatingRequest} from '../../api/types.js';
import {loadOutbox} from './sending.js';

/** Brings the outbox, again when the network is back: the reader has tapped once, and is not asked again. */
async function bringOutbox(): Promise<Outbox> {
  for (;;) {
    try {
      return await loadOutbox();
    } catch {
      await new Promise((resolve) => addEventListener('online', resolve, {once: true}));
    }
  }
}

/** What was answered in the life of this page, by what it is about. */
const given = new Map<string, RatingRecord>();
let storing: Promise<unknown> = Promise.resolve();

/**
 * Gives an answer to «Bài viết có hữu ích?» into the outbox. In the life of a page an article is answered about once: the same again
 * changes nothing, and the other answer goes under the first one's key, which moves what was counted.
 *
 * @param isForPage whether it may be kept only as long as the page is open
 */
export async function rate(base: URL, request: RatingRequest, isForPage: boolean): Promise<void> {
  const about = [base.href, request.unit, request.article].join(' ');
  const before = given.get(about);
  if (before?.rating === request.rating) return;
  const record = {...newRating(base, request, isForPage), ...(before && {key: before.key})};
  given.set(about, record);
  // A change of mind must not be overtaken by what it changes.
  const stored = storing.then(async () => {
    const outbox = await bringOutbox();
    await outbox.put(record);
    return outbox;
  });
  storing = stored;
  await (await stored).flush();
}
