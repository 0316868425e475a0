import {fromLegacy, recogniseLegacy} from './legacy-encodings.js';
import type {RawEntry, RawText} from './raw-entry.js';

/** References to the characters that legacy encodings use, as word processors write them: `C&#171;ng an`. */
const REFERENCE = /&#(1[2-9]\d|2[0-4]\d|25[0-5]);/g;

/**
 * An entry typed for TCVN3 or VNI fonts, or encoded twice, among others that are not: old stories that were pasted into a newer site.
 * Judged by the words of all its texts together.
 */
export function withLegacyRead(entry: RawEntry): RawEntry {
  const decoded = (text: string) => text.replaceAll(REFERENCE, (_, code: string) => String.fromCharCode(Number(code)));
  const words = [entry.title, entry.summary, entry.body].map((part) =>
    decoded(part?.text ?? '').replaceAll(/<[^<>]*>/g, ' '),
  );
  const encoding = recogniseLegacy(words.join(' '));
  if (encoding === undefined) return entry;
  const read = (text: string) => fromLegacy(decoded(text), encoding);
  const readText = (part: RawText | undefined) => part && {...part, text: read(part.text)};
  return {
    ...entry,
    title: readText(entry.title),
    summary: readText(entry.summary),
    body: readText(entry.body),
    authors: entry.authors.map(read),
    source: entry.source === undefined ? undefined : read(entry.source),
    tags: entry.tags.map(read),
  };
}
