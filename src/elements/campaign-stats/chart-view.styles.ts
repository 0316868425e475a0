import {css} from 'lit';

/** How the marks of a chart look. Their shapes tell everything that their colours do. */
export const chartViewStyles = css`
  .chart {
    position: relative;
  }

  .chart-ruler {
    position: absolute;
    inset-inline: 0;
    block-size: 1em;
    visibility: hidden;
    pointer-events: none;
  }

  .chart-notice:not(:empty) {
    margin: 0 0 0.6em;
  }

  .chart-picture {
    --_line-0: var(--_accent);
    --_line-1: #2f74c8;
    --_line-2: #b8620f;
    --_line-3: #8f5cc4;
    --_line-4: #0f8a86;
    --_line-5: #c2476b;
    --_ink: var(--_line-0);
    display: block;
    inline-size: 100%;
    block-size: auto;
    fill: none;
    stroke-linejoin: round;
  }

  .chart-picture text {
    fill: currentcolor;
    stroke: none;
    font-variant-numeric: tabular-nums;
  }

  .chart-picture :is([data-role='value'], [data-role='words']) {
    font-weight: 700;
  }

  .chart-picture :is([data-role='missing'], [data-role='words']) {
    font-style: italic;
  }

  .chart-picture [data-role='grid'] {
    stroke: var(--_border);
  }

  .chart-picture [data-role='axis'] {
    stroke: currentcolor;
  }

  .chart-picture [data-series='1'] {
    --_ink: var(--_line-1);
  }

  .chart-picture [data-series='2'] {
    --_ink: var(--_line-2);
  }

  .chart-picture [data-series='3'] {
    --_ink: var(--_line-3);
  }

  .chart-picture [data-series='4'] {
    --_ink: var(--_line-4);
  }

  .chart-picture [data-series='5'] {
    --_ink: var(--_line-5);
  }

  .chart-picture :is([data-role='bar'], [data-role='point']) {
    fill: var(--_ink);
  }

  .chart-picture [data-role='hatch'] {
    stroke: var(--_ink);
    stroke-width: 2;
  }

  .chart-picture :is([data-role='line'], [data-role='end'], [data-role='zero'], [data-role='point-inexact']) {
    stroke: var(--_ink);
    stroke-width: 2;
  }

  .chart-picture :is([data-role='zero'], [data-role='point-inexact']) {
    fill: var(--danvan-surface, Canvas);
  }

  @media (prefers-contrast: more) {
    .chart-picture :is([data-role='bar'], [data-role='bar-inexact']) {
      stroke: currentcolor;
    }
  }

  @media (forced-colors: active) {
    .chart-picture {
      --_line-0: CanvasText;
      --_line-1: CanvasText;
      --_line-2: CanvasText;
      --_line-3: CanvasText;
      --_line-4: CanvasText;
      --_line-5: CanvasText;
      forced-color-adjust: none;
    }

    .chart-picture [data-role='grid'] {
      stroke: GrayText;
    }

    .chart-picture text {
      fill: CanvasText;
    }

    .chart-picture [data-role='axis'] {
      stroke: CanvasText;
    }

    .chart-picture [data-role='bar'] {
      fill: Highlight;
      stroke: CanvasText;
    }

    .chart-picture :is([data-role='zero'], [data-role='point-inexact']) {
      fill: Canvas;
    }
  }

  @media print {
    .chart {
      break-inside: avoid;
    }
  }
`;
