import {shortened} from '../statistics/import/rows.js';

/** One thing that could not be taken from a feed. */
export interface RefusalToTell {
  readonly entry?: number | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly found: string | null;
  /** In Vietnamese. */
  readonly reason: string;
}

/** A refusal in a line: `mục 3, «Tiêu đề», https://…: Không đọc được ngày đăng. («30/2/2026»)` */
export function refusalInWords({entry, title, url, found, reason}: RefusalToTell): string {
  const where = [
    entry == null ? null : `mục ${entry}`,
    title === null ? null : `«${shortened(title)}»`,
    url === null || entry === null ? null : shortened(url),
  ].filter((part) => part !== null);
  const what = found === null ? reason : `${reason} («${shortened(found)}»)`;
  return where.length === 0 ? what : `${where.join(', ')}: ${what}`;
}
