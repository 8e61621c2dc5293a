import './errors.js';
import {CoopError} from '../domain/errors.js';

/** Fewest characters of a PIN. */
export const PIN_LENGTH = 6;

/**
 * Refuses a PIN that is guessed first: short, one character repeated, or a run up or down (123456, 987654, 567890).
 * Throws CoopError `weak_pin`.
 */
export function checkPin(pin: string): void {
  const reason = weakness(Array.from(normalizePin(pin), (character) => character.codePointAt(0) ?? 0));
  if (reason !== undefined) throw new CoopError('weak_pin', 'invalid', {reason, minimum: PIN_LENGTH});
}

/** One spelling for keyboards that compose letters differently. */
export function normalizePin(pin: string): string {
  return pin.normalize('NFKC');
}

function weakness(codes: number[]): 'short' | 'equal' | 'run' | undefined {
  if (codes.length < PIN_LENGTH) return 'short';
  if (new Set(codes).size === 1) return 'equal';
  return isRun(codes, 1) || isRun(codes, -1) ? 'run' : undefined;
}

/** Every character follows the one before; among digits 9 is followed by 0. */
function isRun(codes: number[], step: 1 | -1): boolean {
  const digits = codes.every((code) => code >= 0x30 && code <= 0x39);
  return codes.every((code, index) => {
    const before = codes[index - 1];
    if (before === undefined) return true;
    return digits ? (before - 0x30 + step + 10) % 10 === code - 0x30 : before + step === code;
  });
}
