import {expect, fixture, html} from '@open-wc/testing';
import {html as litHtml} from 'lit';
import {Vocabulary} from '../../src/widget/language.js';
import {vi, type WidgetWords} from '../../src/widget/vi.js';
import {WidgetElement} from '../../src/widget/widget-element.js';

class GreetingWidget extends WidgetElement {
  protected override readonly vocabulary = new Vocabulary<WidgetWords>(
    vi,
    async () => (await import('../../src/widget/en.js')).en,
  );

  protected override render() {
    return litHtml`<p>${this.words.retry}</p>`;
  }
}
customElements.define('test-greeting', GreetingWidget);

describe('a widget whose words are still on their way', () => {
  it('shows what the page put inside its tag, then its words alone', async () => {
    const page = await fixture(html`<div lang="en"></div>`);
    page.innerHTML = '<test-greeting><a href="/news">All news</a></test-greeting>';
    const widget = page.querySelector<GreetingWidget>('test-greeting');
    const link = page.querySelector('a');
    await Promise.resolve();
    expect(link?.getBoundingClientRect().height).to.be.above(10);
    await widget?.updateComplete;
    expect(link?.getBoundingClientRect().height).to.equal(0);
    expect(widget?.shadowRoot?.querySelector('p')?.textContent).to.equal('Try again');
  });
});
