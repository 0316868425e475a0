import type {FieldError, Form} from '../../api/types.js';
import type {Words} from '../../locale/words.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {parsePhone} from '../../vietnamese/phone.js';
import {type Draft, FIELD_NAMES, type FieldName} from './draft.js';

/** What a reader can point at and correct. */
export type FaultyField = FieldName | 'consent';

/** A fault with the sentence that tells how to correct it; without a field it concerns the whole form. */
export interface Fault {
  readonly field: FaultyField | null;
  readonly sentence: string;
}

type FormWords = Words['form'];

/** Catches slips of typing only; whether the address exists is not for a form to say. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

function faultOf(field: Form['fields'][number], draft: Draft, words: FormWords): string | undefined {
  const value = draft[field.name].trim();
  if (!value) return field.required ? words.required[field.name] : undefined;
  if (countGraphemes(value) > field.max_length) return words.tooLong(formatCount(field.max_length));
  if (field.name === 'phone' && !parsePhone(value)) return words.invalidPhone;
  if (field.name === 'email' && !EMAIL.test(value)) return words.invalidEmail;
  return undefined;
}

/** Finds every fault of a draft at once, in the order of the form. */
export function faultsOf(draft: Draft, form: Form, words: FormWords): Fault[] {
  const faults: Fault[] = [];
  for (const name of FIELD_NAMES) {
    const field = form.fields.find((candidate) => candidate.name === name);
    const sentence = field && faultOf(field, draft, words);
    if (sentence) faults.push({field: name, sentence});
  }
  if (!draft.consent) faults.push({field: 'consent', sentence: words.required.consent});
  return faults;
}

function sentenceOf({code}: FieldError, field: FaultyField | null, form: Form, words: FormWords): string {
  switch (code) {
    case 'required':
    case 'consent_required':
    case 'unknown_topic':
      return field ? words.required[field] : words.invalid;
    case 'too_long':
      return words.tooLong(formatCount(form.fields.find(({name}) => name === field)?.max_length ?? 0));
    case 'invalid_phone':
      return words.invalidPhone;
    case 'invalid_email':
      return words.invalidEmail;
    case 'consent_outdated':
      return words.consentOutdated;
    default:
      return words.invalid;
  }
}

/** Brings the server's faults back to the fields they point at, in the reader's language. */
export function faultsFromServer(errors: readonly FieldError[], form: Form, words: FormWords): Fault[] {
  return errors.map((error) => {
    const target = error.pointer?.replace(/^#\//, '').split('/')[0];
    const field = [...FIELD_NAMES, 'consent' as const].find((name) => name === target) ?? null;
    return {field, sentence: sentenceOf(error, field, form, words)};
  });
}
