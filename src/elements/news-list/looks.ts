import {DATE_STYLES, type DateStyle} from '../../vietnamese/date-styles.js';
import {oneOf, switches, wholeNumber} from '../../widget/attributes.js';
import {NEWS_PARTS, type NewsPart} from '../../widget/news-item.js';
import {NEW_FOR_HOURS} from '../../widget/story-age.js';
import {savesData} from '../../widget/story-image.js';

/** How stories are laid out: in rows, as cards, the first big and the others in rows, or as titles only. */
export const LAYOUTS = ['list', 'cards', 'lead', 'titles'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The blocks of news that the sites of the field have, by the names of their headlines. */
export const PRESETS = ['moi-cap-nhat', 'cac-tin-khac', 'tin-noi-bat'] as const;
export type Preset = (typeof PRESETS)[number];

/** What the tag says of its looks; null where it leaves them to its preset. */
export interface WishedLooks {
  readonly preset: string;
  readonly layout: string | null;
  readonly show: string | null;
  readonly limit: number | null;
  readonly dateFormat: string;
  readonly newHours: number;
  readonly oldDays: number;
}

/** How a list looks. */
export interface Looks {
  readonly preset: Preset;
  readonly layout: Layout;
  readonly limit: number;
  /** What each story shows; no picture where the reader saves data. */
  readonly show: ReadonlySet<NewsPart>;
  readonly dateStyle: DateStyle;
  /** For how many hours a story is new; 0 for never. */
  readonly newHours: number;
  /** From how many days on a story is old; 0 for never. */
  readonly oldDays: number;
}

/** A year on, a story on a list of news may be taken for one of today. */
const OLD_AFTER_DAYS = 365;

const OF_PRESET: Readonly<Record<Preset, {readonly layout: Layout; readonly limit: number}>> = {
  'moi-cap-nhat': {layout: 'list', limit: 6},
  'cac-tin-khac': {layout: 'titles', limit: 8},
  'tin-noi-bat': {layout: 'lead', limit: 5},
};

const OF_LAYOUT: Readonly<Record<Layout, string>> = {
  list: 'image summary date',
  cards: 'image summary date',
  lead: 'image summary date',
  titles: 'date',
};

/** The looks of a list: those of its preset, except what its own attributes say. */
export function looksOf(element: Element, wished: WishedLooks): Looks {
  const preset = wished.preset ? oneOf(element, 'preset', wished.preset, PRESETS) : 'moi-cap-nhat';
  const usual = OF_PRESET[preset];
  const layout = wished.layout === null ? usual.layout : oneOf(element, 'layout', wished.layout, LAYOUTS);
  const show = switches(element, 'show', wished.show ?? OF_LAYOUT[layout], NEWS_PARTS);
  const limit = wholeNumber(element, 'limit', wished.limit ?? usual.limit, {min: 1, max: 100, fallback: usual.limit});
  return {
    preset,
    layout,
    limit,
    show: savesData() ? new Set([...show].filter((part) => part !== 'image')) : show,
    dateStyle: oneOf(element, 'date-format', wished.dateFormat, DATE_STYLES),
    newHours: wholeNumber(element, 'new-hours', wished.newHours, {min: 0, max: 8760, fallback: NEW_FOR_HOURS}),
    oldDays: wholeNumber(element, 'old-days', wished.oldDays, {min: 0, max: 36_500, fallback: OLD_AFTER_DAYS}),
  };
}
