import type {TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {statisticsFiles, type StatisticsQuery} from '../../api/statistics.js';
import type {ObservationList} from '../../api/types.js';
import type {ChartView} from './chart-view.js';
import {dayText} from './day-text.js';
import {type Downloading, fileNameOf} from './downloads.js';
import {downloadsView, type FileSource} from './downloads-view.js';
import {common, sourceLine} from './figures.js';
import {figuresCsv} from './figures-csv.js';
import type {FigureView, Layout} from './view.js';

/** What the files of a widget are made from. */
export interface FilesOptions {
  readonly list: ObservationList;
  readonly view: FigureView;
  /** What the API was asked; undefined where the figures stand in the page. */
  readonly query: StatisticsQuery | ApiError | undefined;
  /** By what the files are named. */
  readonly campaign: string;
  readonly heading: string;
  readonly layout: Layout;
  readonly chart: ChartView;
  readonly downloading: Downloading;
}

const JSON_INDENT = 2;

function sources({list, view: {base}, query}: FilesOptions): {readonly csv: FileSource; readonly json: FileSource} {
  if (base && query && !(query instanceof ApiError)) {
    const {csv, json} = statisticsFiles(base, query);
    return {csv: {href: csv}, json: {href: json}};
  }
  return {
    csv: {text: () => figuresCsv(list.items)},
    json: {text: () => JSON.stringify(list, undefined, JSON_INDENT)},
  };
}

/** Draws the files in which what is shown can be had: those of the API, or made from what stands in the page. */
export function filesView(options: FilesOptions): TemplateResult {
  const {list, view, campaign, heading, layout, chart, downloading} = options;
  const {words, language, asOf} = view;
  const meta = {
    heading,
    source: common(list.items.map(sourceLine)) ?? '',
    asOf: asOf ? words.statistics.asOf(dayText(asOf, language)) : '',
    language,
  };
  return downloadsView({
    ...sources(options),
    words,
    downloading,
    fileName: fileNameOf(campaign, layout, asOf, words),
    ...(chart.picture && {picture: {drawn: () => chart.picture, meta}}),
  });
}
