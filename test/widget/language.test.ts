import {fixture, html, waitUntil} from '@open-wc/testing';
import {html as litHtml, LitElement} from 'lit';
import {Language, Vocabulary} from '../../src/widget/language.js';
import {vi} from '../../src/widget/vi.js';

const vocabulary = new Vocabulary(vi, async () => (await import('../../src/widget/en.js')).en);

class SpeakingElement extends LitElement {
  readonly language = new Language(this, () => vocabulary);

  override render() {
    return litHtml`<p>${this.language.words.retry}</p>`;
  }
}
customElements.define('test-speaking', SpeakingElement);

const said = (element: Element | null | undefined) => element?.shadowRoot?.textContent.trim();
const says = (element: Element | null | undefined, words: string) =>
  waitUntil(() => said(element) === words, `never said «${words}»`);

describe('Language', () => {
  it('speaks Vietnamese where the page says nothing, whatever the browser is set to', async () => {
    const page = await fixture(html`<div><test-speaking></test-speaking></div>`);
    await says(page.firstElementChild, 'Thử lại');
  });

  it('speaks the language of the nearest ancestor', async () => {
    const page = await fixture(
      html`<div lang="vi">
        <div lang="en-GB"><test-speaking></test-speaking></div>
      </div>`,
    );
    await says(page.querySelector('test-speaking'), 'Try again');
  });

  it('passes over an empty lang and speaks Vietnamese for a language it has not', async () => {
    const page = await fixture(html`<div lang="fr"><test-speaking lang=""></test-speaking></div>`);
    await says(page.firstElementChild, 'Thử lại');
  });

  it('follows the page when its language changes, and back', async () => {
    const page = await fixture(html`<div lang="vi"><test-speaking></test-speaking></div>`);
    await says(page.firstElementChild, 'Thử lại');
    page.setAttribute('lang', 'en');
    await says(page.firstElementChild, 'Try again');
    page.setAttribute('lang', 'vi');
    await says(page.firstElementChild, 'Thử lại');
  });

  it('finds the language outside the shadow root it stands in', async () => {
    const host = await fixture(html`<div lang="en"></div>`);
    const root = host.attachShadow({mode: 'open'});
    root.append(document.createElement('test-speaking'));
    await says(root.querySelector('test-speaking'), 'Try again');
  });
});
