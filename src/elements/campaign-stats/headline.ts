import {css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Observation} from '../../api/types.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {isExact, type Quantity} from '../../vietnamese/quantity/amounts.js';
import {notesView, type ObservationView, observationText} from './observation.js';

type HeadlineHost = ReactiveControllerHost & {readonly renderRoot: ParentNode};

const DURATION_MS = 900;
/** How much of the figure must be in sight before it moves. */
const IN_SIGHT = 0.6;

const easeOut = (share: number): number => 1 - (1 - share) ** 3;

/** The languages in which a plain number may be written: the report's, or English when it was normalised. */
const WRITINGS = ['vi', 'en'] as const;

/** The number to count up to, and how it is written; undefined where anything but an exact whole number is shown. */
function goalOf(text: string, quantity: Quantity): {value: number; language: 'vi' | 'en'} | undefined {
  const value = Number(quantity.amount);
  if (!isExact(quantity) || !Number.isSafeInteger(value) || value < 2) return undefined;
  const language = WRITINGS.find((candidate) => formatCount(value, candidate) === text);
  return language && {value, language};
}

/**
 * Lets an exact figure count up when it first comes into sight. The figure itself stands there from the start, for screen readers
 * and with its width; what moves lies over it and is read by nobody. Nothing moves for who wants less motion.
 */
class CountUp implements ReactiveController {
  #goal: ReturnType<typeof goalOf>;
  #hasRun = false;
  #observer: IntersectionObserver | undefined;
  #frame = 0;

  constructor(private readonly host: HeadlineHost) {
    host.addController(this);
  }

  /** Draws a figure that may count up to the text it is shown as. */
  render(text: string, quantity: Quantity): TemplateResult | string {
    this.#goal = goalOf(text, quantity);
    if (!this.#goal) return text;
    return html`<span class="count"
      ><span class="final">${text}</span><span class="moving" aria-hidden="true"></span
    ></span>`;
  }

  hostUpdated(): void {
    if (this.#hasRun || this.#observer || !this.#goal) return;
    const figure = this.host.renderRoot.querySelector('.count');
    if (!figure || typeof IntersectionObserver === 'undefined') return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({isIntersecting}) => isIntersecting)) this.#start(figure);
      },
      {threshold: IN_SIGHT},
    );
    this.#observer.observe(figure);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    if (this.#frame) this.#finish();
  }

  #start(figure: Element): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#hasRun = true;
    const moving = figure.querySelector('.moving');
    if (!moving || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    figure.classList.add('is-moving');
    const began = performance.now();
    const step = (now: number) => {
      const share = Math.min((now - began) / DURATION_MS, 1);
      if (share === 1 || !this.#goal) {
        this.#finish();
        return;
      }
      moving.textContent = formatCount(Math.round(this.#goal.value * easeOut(Math.max(share, 0))), this.#goal.language);
      this.#frame = requestAnimationFrame(step);
    };
    step(began);
  }

  #finish(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const figure = this.host.renderRoot.querySelector('.count');
    figure?.classList.remove('is-moving');
    figure?.querySelector('.moving')?.replaceChildren();
  }
}

export const styles = [
  css`
    .headline {
      border: 0;
      border-inline-start: 0.3125em solid var(--_accent);
      border-radius: 0;
    }

    .headline .quantity {
      font-size: clamp(1.75em, 12cqi, 3.5em);
    }

    .headline .quantity.words {
      font-size: clamp(1.25em, 8cqi, 2.25em);
    }

    .count {
      display: inline-grid;
      font-variant-numeric: tabular-nums;
    }

    .count > * {
      grid-area: 1 / 1;
    }

    .is-moving > .final {
      opacity: 0;
    }
  `,
];

/** Draws one big observation with its sentence. */
class Headline {
  readonly #countUp: CountUp;

  constructor(host: HeadlineHost) {
    this.#countUp = new CountUp(host);
  }

  render(observation: Observation, view: ObservationView): TemplateResult {
    const {status, quantity} = observation;
    return html`<div class="headline item" part="item" lang="vi" data-status=${status}>
      <p class="figure">${observationText(observation, this.#countUp.render(view.write(quantity), quantity))}</p>
      ${notesView(observation, view)}
    </div>`;
  }
}

export const create = (host: HeadlineHost): Headline => new Headline(host);
