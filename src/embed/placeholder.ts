import {findApi} from '../api/find-api.js';
import {warnOnce} from '../api/warn-once.js';

/** What the script of the page does for what stands for a tag. */
export interface Loader {
  /** The names of all elements. */
  readonly names: readonly string[];
  /** Brings the code of an element. */
  readonly bring: (name: string) => void;
}

/** What a placeholder says: which element, and what would be the attributes of its tag. */
interface Reading {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** The attribute of HTML that says something to every widget. */
const LANGUAGE = 'lang';

/** Tells the page's stylesheet that the widget is there. */
const UPGRADED = 'data-danvan-upgraded';

const widgets = new WeakMap<Element, Element>();
const observed = new WeakSet<Element>();

/** A link stands for a widget only where it leads to the API that the page uses anyway: a stranger's must not bring a form of theirs. */
function readLink({href}: HTMLAnchorElement): Reading | undefined {
  const path = `${findApi('')?.href ?? ''}embed/`;
  const [address = '', query = ''] = href.replace(/#.*/, '').split('?', 2);
  if (!address.startsWith(path)) {
    warnOnce(`<a class="danvan" href="${href}">: chỉ thay được liên kết bắt đầu bằng ${path}.`);
    return undefined;
  }
  const attributes = new Map<string, string>();
  new URLSearchParams(query).forEach((value, name) => attributes.set(name, value));
  attributes.delete('api');
  return {name: address.slice(path.length), attributes};
}

function read(placeholder: Element): Reading | undefined {
  if (placeholder instanceof HTMLAnchorElement) return readLink(placeholder);
  const attributes = new Map<string, string>();
  for (const {name, value} of placeholder.attributes) {
    if (name.startsWith('data-') && !name.startsWith('data-danvan')) attributes.set(name.slice(5), value);
  }
  const name = placeholder.getAttribute('data-danvan');
  return name === null ? undefined : {name, attributes};
}

/** The attributes that an element knows. What else a page writes into a placeholder, such as `onclick`, goes no further. */
function knownTo(name: string): readonly string[] {
  const observed: unknown = Reflect.get(Object(customElements.get(name)), 'observedAttributes');
  return Array.isArray(observed) ? [...observed.map(String), LANGUAGE] : [];
}

/** Gives the widget what its placeholder says now. */
function update(widget: Element, attributes: ReadonlyMap<string, string>): void {
  const known = knownTo(widget.localName);
  for (const name of known) {
    const value = attributes.get(name);
    if (value === undefined) widget.removeAttribute(name);
    else if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  }
  for (const name of attributes.keys()) {
    if (!known.includes(name)) warnOnce(`<${widget.localName}>: không có thuộc tính «${name}».`);
  }
}

/** Puts the widget into its placeholder, or around a link. What stood there is what is read until the widget is drawn. */
function place(widget: Element, placeholder: Element): void {
  if (placeholder instanceof HTMLAnchorElement) {
    if (placeholder.parentNode === widget) return;
    placeholder.replaceWith(widget);
    widget.append(placeholder);
    return;
  }
  for (const node of [...placeholder.childNodes]) if (node !== widget) widget.append(node);
  if (widget.parentNode !== placeholder) placeholder.append(widget);
}

function show(placeholder: Element, {name, attributes}: Reading): void {
  // one of another release of the script, or of a copy of the page's code, stands there already
  const before = widgets.get(placeholder) ?? [...placeholder.children].find(({localName}) => localName === name);
  const widget = before?.localName === name ? before : document.createElement(name);
  widgets.set(placeholder, widget);
  if (before && before !== widget) {
    widget.append(...before.childNodes);
    before.replaceWith(widget);
  }
  update(widget, attributes);
  place(widget, placeholder);
  // until here the page may hold room for it
  if (!placeholder.hasAttribute(UPGRADED)) placeholder.setAttribute(UPGRADED, '');
}

/**
 * Puts a widget in the place of its placeholder: `<div class="danvan" data-danvan="news-list" data-unit="khanh-hoa">`, or a link
 * `<a class="danvan" href="https://SERVER/embed/news-list?unit=khanh-hoa">`, for editors that drop a tag with a hyphen. Keeps it as the
 * placeholder says, whatever the page's own scripts change there. One that stands in another is only what is read there meanwhile.
 */
export async function upgrade(placeholder: Element, loader: Loader): Promise<void> {
  const {names, bring} = loader;
  if (!widgets.has(placeholder) && placeholder.parentElement?.closest(['[data-danvan]', ...names].join())) return;
  const name = read(placeholder)?.name;
  if (name === undefined) return;
  if (!observed.has(placeholder)) {
    observed.add(placeholder);
    new MutationObserver(() => void upgrade(placeholder, loader)).observe(placeholder, {
      attributes: true,
      childList: true,
    });
  }
  if (!names.includes(name)) {
    warnOnce(`<${placeholder.localName} class="danvan">: không có thẻ «${name}»; các thẻ là ${names.join(', ')}.`);
    return;
  }
  bring(name);
  await customElements.whenDefined(name);
  const reading = read(placeholder);
  if (reading?.name === name) show(placeholder, reading);
}
