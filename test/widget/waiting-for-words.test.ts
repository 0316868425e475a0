import {expect, fixture, html} from '@open-wc/testing';
import {html as litHtml} from 'lit';
import {Vocabulary} from '../../src/widget/language.js';
import type {FetchState} from '../../src/widget/fetch-controller.js';
import {stateView} from '../../src/widget/state-view.js';
import {vi, type WidgetWords} from '../../src/widget/vi.js';
import {WidgetElement} from '../../src/widget/widget-element.js';

class GreetingWidget extends WidgetElement {
  static override readonly styles = [...WidgetElement.baseStyles];

  state: FetchState<string> = {status: 'loading'};

  protected override readonly vocabulary = new Vocabulary<WidgetWords>(
    vi,
    async () => (await import('../../src/widget/en.js')).en,
  );

  protected override render() {
    const {words, language, state, hasFallback} = this;
    return stateView({
      remote: {state, isRetrying: false, retry: () => undefined},
      words,
      language,
      headingLevel: 2,
      headingText: words.retry,
      hasFallback,
      emptyText: '',
      skeleton: () => litHtml`<div class="bone line"></div>`,
      content: (name) => litHtml`<p>${name}</p>`,
    });
  }
}
customElements.define('test-greeting', GreetingWidget);

describe('a widget whose words are still on their way', () => {
  it('shows what the page put inside its tag and takes its room, then shows its words alone', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    page.innerHTML = '<test-greeting><a href="/news">All news</a></test-greeting>';
    const widget = page.querySelector<GreetingWidget>('test-greeting');
    const link = page.querySelector('a');
    const heading = () => widget?.shadowRoot?.querySelector<HTMLElement>('h2');
    await Promise.resolve();
    expect(link?.checkVisibility({visibilityProperty: true})).to.equal(true);
    expect(heading()?.checkVisibility({visibilityProperty: true})).to.equal(false);
    const {height} = page.getBoundingClientRect();
    await widget?.updateComplete;
    expect(heading()?.textContent).to.equal('Try again');
    expect(heading()?.checkVisibility({visibilityProperty: true})).to.equal(true);
    expect(page.getBoundingClientRect().height).to.equal(height);
    if (widget) widget.state = {status: 'ready', data: 'Nam', asOf: new Date()};
    widget?.requestUpdate();
    await widget?.updateComplete;
    expect(link?.getBoundingClientRect().height).to.equal(0);
  });
});
