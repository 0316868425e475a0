import type {FieldError, Form, FormField} from '../../api/types.js';
import type {Words} from './vi.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {parsePhone} from '../../vietnamese/phone.js';
import {type Draft, fieldsAsked, TEXT_NAMES} from './draft.js';

const FAULTY_FIELDS = [...TEXT_NAMES, 'province', 'commune', 'consent'] as const;

/** What a reader can point at and correct. */
export type FaultyField = (typeof FAULTY_FIELDS)[number];

/** A fault with the sentence that tells how to correct it; without a field it concerns the whole form. */
export interface Fault {
  readonly field: FaultyField | null;
  readonly sentence: string;
}

type FormWords = Words['form'];

/** Catches slips of typing only; whether the address exists is not for a form to say. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

function faultOfText(name: (typeof TEXT_NAMES)[number], field: FormField, draft: Draft, words: FormWords) {
  const value = draft[name].trim();
  if (!value) return field.required ? words.required[name] : undefined;
  if (countGraphemes(value) > field.max_length) return words.tooLong(formatCount(field.max_length));
  if (name === 'phone' && !parsePhone(value)) return words.invalidPhone;
  if (name === 'email' && !EMAIL.test(value)) return words.invalidEmail;
  return undefined;
}

/** What was typed but is none of the known places, or nothing where something is asked. */
function faultOfArea(name: 'province' | 'commune', required: boolean, draft: Draft, words: FormWords) {
  const {code, text} = draft[name];
  if (code) return undefined;
  if (text.trim()) return words.unknownArea[name];
  return required ? words.required[name] : undefined;
}

/** Finds every fault of a draft at once, in the order of the form. */
export function faultsOf(draft: Draft, form: Form, words: FormWords): Fault[] {
  const faults: Fault[] = [];
  const note = (field: FaultyField, sentence: string | undefined) => {
    if (sentence) faults.push({field, sentence});
  };
  for (const field of fieldsAsked(form, draft)) {
    if (field.name === 'address') {
      note('province', faultOfArea('province', field.required, draft, words));
      note('commune', faultOfArea('commune', false, draft, words));
    } else {
      note(field.name, faultOfText(field.name, field, draft, words));
    }
  }
  if (!draft.consent) note('consent', words.required.consent);
  return faults;
}

function sentenceOf({code, detail}: FieldError, field: FaultyField | null, form: Form, words: FormWords): string {
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
    case 'unknown_area':
      return words.unknownArea[field === 'commune' ? 'commune' : 'province'];
    case 'consent_outdated':
      return words.consentOutdated;
    default:
      return (field ? '' : detail) || words.invalid;
  }
}

/** The field a JSON pointer such as `#/address/commune` leads to. */
function fieldAt(pointer: string | undefined): FaultyField | null {
  const [first, second] = pointer?.replace(/^#\//, '').split('/') ?? [];
  if (first === 'address') return second === 'commune' ? 'commune' : 'province';
  return FAULTY_FIELDS.find((name) => name === first) ?? null;
}

/** Brings the server's faults back to the fields they point at, in the reader's language. */
export function faultsFromServer(errors: readonly FieldError[], form: Form, words: FormWords): Fault[] {
  return errors.map((error) => {
    const field = fieldAt(error.pointer);
    return {field, sentence: sentenceOf(error, field, form, words)};
  });
}
