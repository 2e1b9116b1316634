import { get } from './api.js';

const words = await get('/api/words');

/** What outcomes, closings, deliveries and reasons are called for a reader, by their codes. */
export const { outcomes: OUTCOMES, closings: CLOSINGS, deliveries: DELIVERIES, reasons: REASONS } = words;

export function plain(code) {
  return code ? code.replaceAll('-', ' ') : '';
}
