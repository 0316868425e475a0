import {canonicalAddress} from '../../../src/shared/canonical-address.js';
import {readDay} from '../../../src/shared/period.js';
import {countOtherPins, pinArticle} from '../articles/most-viewed.js';
import {startOfDay} from '../local-time.js';
import {shortened} from '../statistics/import/rows.js';
import {type Command, dayInWords, readOptions, UsageError} from './command.js';

const USUAL_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

export const pinCommand: Command = {
  name: 'pin',
  usage: '<mã hoặc địa chỉ bài viết> [--until 2026-12-31] | <bài viết> --off',
  summary: `ghim một bài lên trên bảng «xem nhiều nhất» của đơn vị, ${USUAL_DAYS} ngày nếu không ghi khác; --off để bỏ ghim`,
  async run(args, {database: {db}, now, say}) {
    const isOff = args.includes('--off');
    const options = readOptions(
      args.filter((word) => word !== '--off'),
      ['until'],
    );
    const [article, ...more] = options.words;
    const day = options.get('until');
    if (article === undefined || more.length > 0) throw new UsageError('Cần đúng một bài viết.');
    if (isOff && day !== undefined) throw new UsageError('Chỉ ghi --until hoặc --off, một trong hai.');
    const until = isOff ? null : endOf(day, now);
    const pinned = await pinArticle(db, {id: article, canonical: canonicalAddress(article)}, until);
    if (!pinned) throw new UsageError(`Không có bài viết nào mang mã hoặc địa chỉ «${shortened(article)}».`);
    const title = `«${shortened(pinned.title)}» (${pinned.unit_id})`;
    if (until === null) {
      say(`Đã bỏ ghim ${title}.`);
      return;
    }
    say(`Đã ghim ${title} đến hết ngày ${dayInWords(new Date(until.getTime() - 1))}.`);
    const others = await countOtherPins(db, pinned, now);
    if (others > 0) say(`Lưu ý: đơn vị còn ${others} bài khác đang ghim; bảng chỉ hiện một bài.`);
  },
};

/** The end of a day, the last on which the article is pinned. */
function endOf(text: string | undefined, now: Date): Date {
  if (text === undefined) return new Date(now.getTime() + USUAL_DAYS * DAY_MS);
  const day = readDay(text);
  if (day === undefined) throw new UsageError('--until phải là một ngày, như 2026-12-31 hoặc 31/12/2026.');
  const end = startOfDay(day, 1);
  if (end <= now) throw new UsageError('--until không được ở quá khứ.');
  return end;
}
