/** `25-NQ/TW`, `25/NQ-TW`, `22-CTr/ĐUCA-V28`, `26/2020/TT-BTTTT`, `202/2025/QH15`: two parts at least after the number or the year. */
const NUMBER =
  /(?<![\p{L}\p{N}/-])\d{1,4}(?:[-/](?:19|20)\d{2}[-/]QH\d{1,2}|(?:[-/](?:19|20)\d{2})?[-/]\p{Lu}[\p{L}]{0,7}[-/]\p{Lu}[\p{L}\d]{0,9}(?:[-/]\p{Lu}[\p{L}\d]{0,9})?)(?![\p{L}\p{N}])/gu;
/** `Kế hoạch 242`, `Chương trình phối hợp số 38`: by its kind, and no more than a number behind it. */
const NAMED =
  /(?<!\p{L})(kế hoạch|chỉ thị|nghị quyết|chương trình phối hợp|kết luận|quyết định)\s+(?:số\s+)?(\d{1,4})(?![\p{L}\p{N}]|[-/.,]\p{L}|[-/.,]?\d)/giu;
/** No article tells of more. */
const MOST = 30;

/** The documents that a text names, each spelling once, in the order of the text. */
export interface CitedDocuments {
  /** Official numbers: whoever writes one means a document. */
  readonly numbers: readonly string[];
  /** A kind and a number, which may also be something else: of use only where the document is known. */
  readonly named: readonly string[];
}

/** @param text plain text in NFC */
export function citedDocuments(text: string): CitedDocuments {
  const numbers = [...text.matchAll(NUMBER)].map(([number]) => number);
  const named = [...text.matchAll(NAMED)].map(([, kind = '', number = '']) => `${kind} ${number}`);
  return {numbers: [...new Set(numbers)].slice(0, MOST), named: [...new Set(named)].slice(0, MOST)};
}
