import type {StoryObj} from '@storybook/web-components';
import {fakeApi, freshFakeApi, type Scenario, startFakeApi} from '../../test/support/fake-api/index.js';

/** The attributes that a story sets. */
export type WidgetArgs = Readonly<Record<string, string | number | boolean | undefined>>;

type WidgetStory = StoryObj<WidgetArgs>;

/** Where the page's own links stand while there is no data. */
const FALLBACK = '<a href="https://congan.danvan.test/">Xem tại trang thông tin điện tử Công an tỉnh</a>';

/** A widget with the attributes that a story sets, on the fake API at `api`. */
export function make(tag: string, args: WidgetArgs, api: string): HTMLElement {
  const widget = document.createElement(tag);
  widget.setAttribute('api', api);
  for (const [name, value] of Object.entries(args)) {
    if (value === true) widget.setAttribute(name, '');
    else if (value !== undefined && value !== false) widget.setAttribute(name, String(value));
  }
  return widget;
}

/** Reads once, so that there is a last good copy when the API fails from then on. */
function readOnce(tag: string, args: WidgetArgs, api: string): Promise<void> {
  const widget = make(tag, args, api);
  // Storybook hides the page while a story is being prepared, and what is hidden reads nothing.
  widget.style.setProperty('display', 'block', 'important');
  document.body.append(widget);
  return new Promise((resolve) => {
    const done = () => {
      widget.remove();
      resolve();
    };
    widget.addEventListener('danvan-load', done, {once: true});
    widget.addEventListener('danvan-error', done, {once: true});
  });
}

/** The stories that every widget has, by the states of its requests to the fake API. */
export function statesOf(tag: string, args: WidgetArgs) {
  const inScenario = (scenario: Scenario, fallback = false): WidgetStory => ({
    args,
    render: (given) => {
      const widget = make(tag, given, fakeApi(scenario));
      if (fallback) widget.innerHTML = FALLBACK;
      return widget;
    },
  });
  const stale: WidgetStory = {
    args,
    loaders: [
      async ({args: given}) => {
        await startFakeApi();
        const api = freshFakeApi('stale');
        await readOnce(tag, given, api);
        return {api};
      },
    ],
    render: (given, {loaded}) => make(tag, given, String(loaded['api'])),
  };
  return {
    Default: inScenario('default'),
    Loading: inScenario('loading'),
    Empty: inScenario('empty'),
    Failed: inScenario('failed', true),
    Stale: stale,
    LongContent: inScenario('long'),
  };
}
