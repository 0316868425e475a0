import {html, type TemplateResult} from 'lit';
import {findWords} from '../vietnamese/find-words.js';

/** A text with the words of a query marked in it, in its own spelling. */
export function highlight(text: string, query: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const range of findWords(text, query)) {
    parts.push(text.slice(end, range.start), html`<mark>${text.slice(range.start, range.end)}</mark>`);
    end = range.end;
  }
  return [...parts, text.slice(end)];
}
