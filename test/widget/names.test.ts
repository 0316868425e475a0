import {expect} from '@open-wc/testing';
import type {LitElement} from 'lit';
import '../../src/all.js';
import '../../src/elements/feedback-inbox/define.js';
import {listenToConsole} from '../support/console.js';

const TAGS = ['news-list', 'most-viewed', 'news-article', 'campaign-stats', 'feedback-form', 'feedback-inbox'];

/** The members that every element of a page has, of all interfaces and mixins, in small letters as attributes are written. */
function membersOfElements(): Set<string> {
  const names = new Set<string>();
  for (let one: unknown = HTMLElement.prototype; one instanceof Object; one = Object.getPrototypeOf(one)) {
    for (const name of Object.getOwnPropertyNames(one)) names.add(name.toLowerCase());
  }
  return names;
}

const isWidget = (found: CustomElementConstructor | undefined): found is typeof LitElement =>
  found !== undefined && 'elementProperties' in found;

/** What can be set on a tag: each property with its attribute; those of former names are kept beside the DOM's own. */
function settable(tag: string): (readonly [property: string, attribute: string])[] {
  const widget = customElements.get(tag);
  if (!isWidget(widget)) throw new Error(`${tag} is not there`);
  return [...widget.elementProperties]
    .filter(([, {attribute, noAccessor, state}]) => attribute !== false && !noAccessor && !state)
    .map(([name, {attribute}]) => [
      String(name),
      typeof attribute === 'string' ? attribute : String(name).toLowerCase(),
    ]);
}

describe('the names of attributes and properties', () => {
  for (const tag of TAGS) {
    it(`of <${tag}> are none that every element has`, () => {
      const members = membersOfElements();
      expect(members.has('normalize') && members.has('ariahidden') && members.has('onclick')).to.equal(true);
      const names = settable(tag);
      expect(names.length).to.be.above(3);
      for (const [property, attribute] of names) {
        expect(members.has(property.toLowerCase()), property).to.equal(false);
        expect(members.has(attribute), attribute).to.equal(false);
      }
    });

    it(`of <${tag}> correspond: the attribute is the property with hyphens`, () => {
      for (const [property, attribute] of settable(tag)) {
        expect(attribute).to.equal(property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
      }
    });
  }
});

describe('a former name', () => {
  let warnings: ReturnType<typeof listenToConsole>;
  beforeEach(() => {
    warnings = listenToConsole('warn');
  });
  afterEach(() => warnings.stop());

  it('goes on working as an attribute, and the webmaster is told the present one, once', () => {
    const stats = [1, 2].map(() => {
      const element = document.createElement('campaign-stats');
      element.setAttribute('normalize', '');
      return element;
    });
    expect(stats.map(({normalizeNumbers}) => normalizeNumbers)).to.deep.equal([true, true]);
    stats[0]?.removeAttribute('normalize');
    expect(stats[0]?.normalizeNumbers).to.equal(false);
    const told = warnings.heard.filter((line) => line.includes('«normalize»'));
    expect(told.length).to.equal(1);
    expect(told[0]).to.include('<campaign-stats>').and.include('normalize-numbers');
  });

  it('goes on working as frameworks set it, and leaves the method of the DOM what it is', () => {
    const element = document.createElement('campaign-stats');
    for (const value of [true, '']) {
      element.normalizeNumbers = false;
      Reflect.set(element, 'normalize', value);
      expect(element.normalizeNumbers).to.equal(true);
    }
    element.append('mười', ' hai');
    element.normalize();
    expect(element.childNodes.length).to.equal(1);
  });

  it('goes on working when it was set before the script came', async () => {
    const early = document.createElement('campaign-stats-early');
    Reflect.set(early, 'normalize', true);
    document.body.append(early);
    class Early extends (customElements.get('campaign-stats') ?? HTMLElement) {}
    customElements.define('campaign-stats-early', Early);
    if ('updateComplete' in early) await early.updateComplete;
    expect(Reflect.get(early, 'normalizeNumbers')).to.equal(true);
    expect(early.normalize).to.equal(Node.prototype.normalize);
    early.remove();
  });

  for (const [tag, former, present] of [
    ['news-article', 'setsTitle', 'documentTitle'],
    ['news-article', 'isUndescribed', 'noJsonLd'],
    ['campaign-stats', 'isNormalized', 'normalizeNumbers'],
  ] as const) {
    it(`of a property goes on working: ${former} of <${tag}>`, () => {
      const element = document.createElement(tag);
      Reflect.set(element, former, true);
      expect(Reflect.get(element, present)).to.equal(true);
      expect(Reflect.get(element, former)).to.equal(true);
    });
  }
});
