import type {FieldError, Form, FormField} from '../../api/types.js';
import {isEmailAddress} from '../../shared/formats.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {parsePhone} from '../../vietnamese/phone.js';
import type {LanguageCode} from '../../widget/language.js';
import {type Draft, type FieldName, fieldsAsked, type FormError, TEXT_NAMES} from './draft-controller.js';
import type {SubmitWords} from './submit.vi.js';
import type {Words} from './vi.js';

/** What is said from here on: with this part in Vietnamese, with all others in English. */
export type AllWords = Words & SubmitWords;

const FIELD_NAMES: readonly FieldName[] = [...TEXT_NAMES, 'province', 'commune', 'consent'];

/** A field in which a text is typed. */
type TextField = FormField & {readonly name: (typeof TEXT_NAMES)[number]};

function textError({name, required, max_length}: TextField, typed: string, words: AllWords, language: LanguageCode) {
  const value = typed.trim();
  if (!value) return required ? words.required[name] : undefined;
  if (countGraphemes(value) > max_length) return words.tooLong(formatCount(max_length, language));
  if (name === 'phone' && !parsePhone(value)) return words.invalidPhone;
  if (name === 'email' && !isEmailAddress(value)) return words.invalidEmail;
  return undefined;
}

/** What was typed but is none of the known places, or nothing where something is asked. */
function areaError(name: 'province' | 'commune', required: boolean, draft: Draft, words: AllWords) {
  const {code, text} = draft[name];
  if (code) return undefined;
  if (text.trim()) return words.unknownArea[name];
  return required ? words.required[name] : undefined;
}

/** Finds every error of a draft at once, in the order of the form. */
export function draftErrors(draft: Draft, form: Form, words: AllWords, language: LanguageCode): FormError[] {
  const errors: FormError[] = [];
  const note = (field: FieldName, sentence: string | undefined) => {
    if (sentence) errors.push({field, sentence});
  };
  for (const {name, ...field} of fieldsAsked(form, draft)) {
    if (name === 'address') {
      note('province', areaError('province', field.required, draft, words));
      note('commune', areaError('commune', false, draft, words));
    } else {
      note(name, textError({name, ...field}, draft[name], words, language));
    }
  }
  if (!draft.consent) note('consent', words.required.consent);
  return errors;
}

function sentenceOf(
  {code, detail}: FieldError,
  field: FieldName | null,
  form: Form,
  words: AllWords,
  language: LanguageCode,
): string {
  switch (code) {
    case 'required':
    case 'consent_required':
    case 'unknown_topic':
      return field ? words.required[field] : words.invalid;
    case 'too_long':
      return words.tooLong(formatCount(form.fields.find(({name}) => name === field)?.max_length ?? 0, language));
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
function fieldAt(pointer: string | undefined): FieldName | null {
  const [first, second] = pointer?.replace(/^#\//, '').split('/') ?? [];
  if (first === 'address') return second === 'commune' ? 'commune' : 'province';
  return FIELD_NAMES.find((name) => name === first) ?? null;
}

/**
 * Brings the API's errors back to the fields they point at.
 *
 * @param problem what it says of the message as a whole, where no field is at fault
 */
export function refusalErrors(
  errors: readonly FieldError[],
  problem: string,
  form: Form,
  words: AllWords,
  language: LanguageCode,
): readonly FormError[] {
  if (errors.length === 0) return [{field: null, sentence: problem || words.invalid}];
  return errors.map((error) => {
    const field = fieldAt(error.pointer);
    return {field, sentence: sentenceOf(error, field, form, words, language)};
  });
}
