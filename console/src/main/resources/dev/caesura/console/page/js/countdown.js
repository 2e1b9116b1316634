import { span } from './format.js';

let ahead = 0;

/** Takes the server's clock: a viewer's own may be wrong. */
export function serverTime(millis) { ahead = millis - Date.now(); }

export function now() { return Date.now() + ahead; }

/** Brings every countdown and age on the page up to date. */
export function countdowns() {
  const at = now();
  for (const node of document.querySelectorAll('[data-until]')) put(node, `${Math.max(0, Math.ceil((Number(node.dataset.until) - at) / 1000))} s`);
  for (const node of document.querySelectorAll('[data-since]')) put(node, span(Math.floor(Math.max(0, at - Number(node.dataset.since)) / 1000) * 1000));
  for (const node of document.querySelectorAll('progress[data-from]')) {
    const from = Number(node.dataset.from);
    node.value = Math.min(1, Math.max(0, (at - from) / Math.max(1, Number(node.dataset.to) - from)));
  }
}

function put(node, text) { if (node.textContent !== text) node.textContent = text; }
