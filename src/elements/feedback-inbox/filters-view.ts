import {html, nothing, type TemplateResult} from 'lit';
import {areInWrongOrder, areSet, type Filters, filtersFrom, NO_FILTERS} from './filters.js';
import type {InboxView} from './inbox-view.js';

const STATES = ['received', 'assigned', 'answered', 'withdrawn'] as const;

type Choices = readonly (readonly [value: string, label: string])[];

function choice(name: string, label: string, choices: Choices, chosen: string): TemplateResult {
  return html`<div class="filter">
    <label for="filter-${name}">${label}</label>
    <select id="filter-${name}" name=${name} part="input">
      ${choices.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;
}

function day(name: 'from' | 'to', label: string, value: string, isWrong: boolean): TemplateResult {
  return html`<div class="filter">
    <label for="filter-${name}">${label}</label>
    <input
      id="filter-${name}"
      name=${name}
      type="date"
      part="input"
      value=${value}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? 'filter-error' : nothing}
    />
  </div>`;
}

function assigneeChoices({words, list, member}: InboxView): Choices {
  const {anyone, mine, none} = words.filters;
  const others = new Set([...list.assignees, list.filters.assignee]);
  for (const known of ['', 'none', member.name]) others.delete(known);
  return [
    ['', anyone],
    [member.name, mine],
    ['none', none],
    ...[...others].sort(new Intl.Collator('vi').compare).map((name) => [name, name] as const),
  ];
}

/** Keeps the days as they were entered while they are the wrong way round. */
export interface FiltersOptions {
  readonly wrong: Filters | undefined;
  readonly onWrong: (filters: Filters | undefined) => void;
}

/** Draws the filters. They take effect when sent, so that nothing moves under a finger that is still choosing. */
export function filtersView(view: InboxView, {wrong, onWrong}: FiltersOptions): TemplateResult {
  const {words, list, focus, say} = view;
  const {filters} = list;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const wanted = filtersFrom(event.target);
    const isWrong = areInWrongOrder(wanted);
    onWrong(isWrong ? wanted : undefined);
    say('');
    if (isWrong) focus('#filter-from');
    else void list.load(wanted);
  };
  const onReset = (event: Event): void => {
    if (event.currentTarget instanceof HTMLButtonElement) event.currentTarget.form?.reset();
    onWrong(undefined);
    say('');
    void list.load(NO_FILTERS);
    focus('#filter-status');
  };
  return html`<details class="filters" part="filters">
    <summary>${words.filters.title}</summary>
    <form autocomplete="off" novalidate @submit=${onSubmit}>
      <div class="filter-fields">
        ${choice('status', words.filters.status, [['', words.filters.allStates], ...STATES.map((state) => [state, words.states[state]] as const)], filters.status)}
        ${choice('topic', words.filters.topic, [['', words.filters.allTopics], ...list.topics], filters.topic)}
        ${choice('assignee', words.filters.assignee, assigneeChoices(view), filters.assignee)}
        ${day('from', words.filters.from, filters.from, Boolean(wrong))}
        ${day('to', words.filters.to, filters.to, Boolean(wrong))}
        <div class="filter wide">
          <label for="filter-q">${words.filters.q}</label>
          <input
            id="filter-q"
            name="q"
            type="search"
            part="input"
            maxlength="200"
            value=${filters.q}
            aria-describedby="filter-q-hint"
          />
          <p id="filter-q-hint" class="hint muted">${words.filters.qHint}</p>
        </div>
      </div>
      ${wrong ? html`<p id="filter-error" class="error">${words.filters.wrongOrder}</p>` : nothing}
      <label class="check">
        <input type="checkbox" name="spam" ?checked=${filters.spam} />
        <span>${words.filters.spam}</span>
      </label>
      <div class="buttons">
        <button type="submit">${words.filters.apply}</button>
        ${
          areSet(filters)
            ? html`<button class="quiet" type="button" @click=${onReset}>${words.filters.reset}</button>`
            : nothing
        }
      </div>
    </form>
  </details>`;
}
