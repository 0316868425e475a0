import type {MostViewed} from '../../api/types.js';

type Entry = Pick<MostViewed['items'][number], 'rank' | 'previous_rank'>;

/** How a story moved since the window before: by how many places, or that it was not ranked then. */
export type RankChange =
  {readonly kind: 'risen' | 'fallen'; readonly places: number} | {readonly kind: 'entered'} | null;

/** Compares a story's rank with the one it had; null when it stayed. */
export function rankChange({rank, previous_rank: before}: Entry): RankChange {
  if (before === null) return {kind: 'entered'};
  if (before === rank) return null;
  return before > rank ? {kind: 'risen', places: before - rank} : {kind: 'fallen', places: rank - before};
}
