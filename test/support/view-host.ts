import {type CSSResult, html, LitElement, type TemplateResult} from 'lit';
import {shared, tokens} from '../../src/styles/base.js';
import {campaignStatsStyles} from '../../src/elements/campaign-stats/campaign-stats.styles.js';
import {styles as comparisonStyles} from '../../src/elements/campaign-stats/comparison.js';
import {styles as downloadsStyles} from '../../src/elements/campaign-stats/downloads.js';
import {styles as sourceStyles} from '../../src/elements/campaign-stats/source.js';

/** Draws a part of a widget alone, as the widget would: in a shadow root, again whenever a controller asks. */
export class ViewHost extends LitElement {
  static override styles: CSSResult[] = [
    tokens,
    shared,
    campaignStatsStyles,
    ...comparisonStyles,
    ...sourceStyles,
    ...downloadsStyles,
  ];

  /** What is drawn. */
  view: () => unknown = () => html``;

  protected override render(): TemplateResult {
    return html`${this.view()}`;
  }
}

customElements.define('view-host', ViewHost);

/** A host that draws what it is told. */
export async function hosted(viewOf: (host: ViewHost) => () => unknown): Promise<ViewHost> {
  const host = new ViewHost();
  host.view = viewOf(host);
  document.body.append(host);
  await host.updateComplete;
  return host;
}

declare global {
  interface HTMLElementTagNameMap {
    'view-host': ViewHost;
  }
}
