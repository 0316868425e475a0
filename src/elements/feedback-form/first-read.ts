import {address} from '../../api/client.js';
import type {ReadAttribute} from '../../widget/attributes.js';

/** The address of the form that a tag asks for; undefined where it asks for none, or does not say enough. */
export function firstRead(read: ReadAttribute, base: URL): string | undefined {
  const [unit, form, mode] = [read('unit'), read('form'), read('mode')];
  if (typeof unit !== 'string' || !unit || mode === 'lookup' || (mode === 'prompt' && !read('article')))
    return undefined;
  return address(base, `v1/forms/${encodeURIComponent(typeof form === 'string' ? form : 'gop-y')}`, {unit});
}
