import {type RawBuilder, sql, type SqlBool} from 'kysely';
import {fold, tonedKey} from '../../../src/vietnamese/search.js';
import {wordsOf} from '../database/search-texts.js';

/** Words that belong together: typed in quotation marks, or without a space between them such as «25-NQ/TW»; else a single one. */
interface Term {
  readonly words: readonly string[];
  readonly isQuoted: boolean;
}

/**
 * How well an article answers: 0 all words as typed and in a row, 1 as typed but apart, 2 in a row without regard to diacritics, 3
 * apart without regard to diacritics. Where no diacritics were typed, there are only the last two.
 */
export type SearchGroup = 0 | 1 | 2 | 3;

/** The condition under which an article is in a group; no article is in two. */
export interface GroupCondition {
  readonly group: SearchGroup;
  readonly condition: RawBuilder<SqlBool>;
}

type Key = (word: string) => string;

const QUOTED_OR_NOT = /"([^"]*)"|“([^“”]*)”|([^\s"“”]+)/g;

/**
 * Whether an article has all the words, in a form for an index: each one, and of two neighbours at least one beside a neighbour of its
 * own. Most Vietnamese words are two syllables: «cong an» must not find «Cộng đồng an toàn», while «lừa đảo điện thoại» is to find
 * «lừa đảo qua điện thoại». Nothing has none of no words: such a query finds no article.
 */
export function hasWords(query: string): RawBuilder<SqlBool> {
  const terms = termsOf(query);
  return terms.length === 0 ? sql`false` : matching('search', apart(terms, fold));
}

/** The groups of articles that answer a search, the best first; none where there is no word to look for. */
export function searchGroups(query: string): GroupCondition[] {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  const folded = {row: matching('search', inARow(terms, fold)), apart: matching('search', apart(terms, fold))};
  const toned = {row: matching('toned', inARow(terms, tonedKey)), apart: matching('toned', apart(terms, tonedKey))};
  const isOneWord = terms.length === 1 || (terms.length === 2 && terms.every(isBare));
  const hasMarks = tonedKey(query) !== fold(query);
  const groups: GroupCondition[] = [];
  if (hasMarks) {
    groups.push({group: 0, condition: toned.row});
    if (!isOneWord) groups.push({group: 1, condition: sql`${toned.apart} and not ${toned.row}`});
  }
  const better = hasMarks ? sql` and not ${toned.apart}` : sql``;
  groups.push({group: 2, condition: sql`${folded.row}${better}`});
  if (!isOneWord) groups.push({group: 3, condition: sql`${folded.apart} and not ${folded.row}${better}`});
  return groups;
}

function termsOf(query: string): Term[] {
  return [...query.matchAll(QUOTED_OR_NOT)]
    .map(([, straight, curly, bare]) => ({
      words: wordsOf(straight ?? curly ?? bare ?? ''),
      isQuoted: bare === undefined,
    }))
    .filter(({words}) => words.length > 0);
}

const isBare = ({words, isQuoted}: Term) => words.length === 1 && !isQuoted;

const matching = (column: 'search' | 'toned', query: string): RawBuilder<SqlBool> =>
  sql`${sql.ref(`articles.${column}`)} @@ to_tsquery('simple', ${query})`;

/** Words in a row; they hold letters and digits only, so that none can leave its quotation marks. */
function row(words: readonly string[], key: Key): string {
  const keys = words.map(key);
  // The indexes hold neighbours as one word: two need nothing else, and of more only what has all pairs is looked at.
  const pairs = keys.slice(1).map((word, at) => `'${keys[at]}þ${word}'`);
  const whole = keys.map((word) => `'${word}'`).join(' <-> ');
  if (keys.length === 2) return pairs.join('');
  return `(${[...pairs, `(${whole})`].join(' & ')})`;
}

const inARow = (terms: readonly Term[], key: Key) =>
  row(
    terms.flatMap(({words}) => words),
    key,
  );

function apart(terms: readonly Term[], key: Key): string {
  const each = terms.map(({words}) => row(words, key));
  const pair = (at: number) => {
    const [one, other] = [terms[at], terms[at + 1]];
    return one && other ? [row([...one.words, ...other.words], key)] : [];
  };
  const neighbours = terms.flatMap((term, at) => {
    const next = terms[at + 1];
    if (!next || !isBare(term) || !isBare(next)) return [];
    return [`(${[...pair(at - 1), ...pair(at), ...pair(at + 1)].join(' | ')})`];
  });
  return [...each, ...neighbours].join(' & ');
}
