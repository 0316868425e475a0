import {address} from '../../api/client.js';
import {type ReadAttribute, textOf} from '../../widget/attributes.js';

/** An id of the common API. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 120;

/** An id if the text is one; nothing else may be taken out of an address of a page. */
export const idOf = (text: string | null): string | undefined =>
  text && text.length <= LONGEST_ID && ID.test(text) ? text : undefined;

/** The parameter of the page's address that names the article; undefined where another part of it does. */
export const parameterOf = (from: string): string | undefined => /^query:(.+)$/.exec(from)?.[1];

/** The article that a tag names by its id, or by a parameter of the page's address. */
export function firstRead(read: ReadAttribute, base: URL): string | undefined {
  const parameter = parameterOf(textOf(read('from')));
  const named = textOf(read('article')) || (parameter && new URL(location.href).searchParams.get(parameter));
  const id = idOf(named || null);
  return id && address(base, `v1/articles/${id}`);
}
