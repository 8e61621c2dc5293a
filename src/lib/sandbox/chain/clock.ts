const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Milliseconds between two blocks. */
export const SLOT_MS = 500;

/** A block's time stamp as a node counts it: half seconds since 2000-01-01. */
export type Slot = number;

/** The slot that a moment (milliseconds since 1970) lies in. */
export function slotOf(ms: number): Slot {
  return Math.floor((ms - EPOCH_MS) / SLOT_MS);
}

/** Start of a slot in milliseconds since 1970. */
export function slotMs(slot: Slot): number {
  return EPOCH_MS + slot * SLOT_MS;
}

/** `2026-11-20T12:11:40.500`: block and trace times (recorded answers, rule 13). */
export function slotText(slot: Slot): string {
  return millisecondsText(slotMs(slot));
}

/** Milliseconds since 1970 in the same form. */
export function millisecondsText(ms: number): string {
  return new Date(ms).toISOString().slice(0, -1);
}

/** `2026-11-20T12:11:40`: time_point_sec. */
export function secondsText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
