import {fixture, html} from '@open-wc/testing';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import '../../src/elements/campaign-stats/define.js';
import {fakeApi} from './fake-api/index.js';
import {drawn} from './widget.js';

/** Attributes of the tag that show the campaign counted by province and month. */
export const BY_UNIT = {
  campaign: 'hop-dan-2026',
  breakdown: 'unit',
  indicators: 'hop-dan-thang,nguoi-du-thang',
  period: '2026-10',
} as const;
export const OVER_TIME = {campaign: 'hop-dan-2026', unit: 'khanh-hoa', indicators: 'hop-dan-thang'} as const;

/** What each layout is commonly asked for. */
export const LAYOUTS = {
  tiles: {campaign: 'phoi-hop-dan-van'},
  headline: {campaign: 'phoi-hop-dan-van', indicators: 'tai-san'},
  table: BY_UNIT,
  bars: BY_UNIT,
  trend: OVER_TIME,
} as const;

/** Puts the widget into the page, in a box of a width, and waits until its state is as expected. */
export async function stats(
  attributes: Readonly<Record<string, string>>,
  {
    api = fakeApi('default'),
    state = 'ready',
    width = 0,
    inside = '',
    lang = 'vi',
  }: {api?: string; state?: string; width?: number; inside?: string; lang?: string} = {},
): Promise<CampaignStats> {
  const box = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
  if (width) box.style.inlineSize = `${width}px`;
  const widget = document.createElement('campaign-stats');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  widget.innerHTML = inside;
  widget.api = api;
  box.append(widget);
  await drawn(widget, state);
  return widget;
}

/** The text of an element as one line. */
export const line = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();
