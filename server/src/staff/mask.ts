import {normalized} from '../../../src/vietnamese/normalized.js';

/** The words of a name by their first letters: «Nguyễn Văn An» becomes «N*** V*** A***». */
export function maskName(name: string | null): string | null {
  const words = normalized(name ?? '', 'NFC')
    .split(/\s+/u)
    .filter(Boolean);
  return words.length === 0 ? null : words.map((word) => `${[...word][0] ?? ''}***`).join(' ');
}

/** A phone number by its first two and last two digits: «0912345678» becomes «09** *** *78». */
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.replaceAll(/\D/g, '');
  if (digits.length < 7) return '***';
  const masked = digits.slice(0, 2) + '*'.repeat(digits.length - 4) + digits.slice(-2);
  return `${masked.slice(0, 4)} ${masked.slice(4, 7)} ${masked.slice(7)}`;
}

/** An e-mail address by its first letter and its domain: «anh@example.vn» becomes «a***@example.vn». */
export function maskEmail(email: string | null): string | null {
  if (email === null) return null;
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${[...email][0] ?? ''}***${email.slice(at)}`;
}
