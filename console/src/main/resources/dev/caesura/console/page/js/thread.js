import { countdowns } from './countdown.js';
import { el, sync } from './dom.js';
import { clock, count, span } from './format.js';
import { DELIVERIES, OUTCOMES, plain } from './words.js';

/** The chat as the contact saw it, and beside each message what became of it. */
export function showThread(root, story, standing) {
  sync(root, story.map((part) => ({ ...part, open: isOpen(part, standing) })), (part) => part.messages ? group(part) : deed(part));
  countdowns();
}

/** Messages without a request and an end are in a burst that is still open, or wait. */
function isOpen({ messages, turn }, standing) {
  return messages && !turn && messages.some((message) => !message.end)
    ? standing?.openBursts?.at(-1)?.closesAt ?? 'waiting' : null;
}

function group(part) {
  const { messages, turn } = part;
  return el('li', { class: 'group', 'aria-label': `${count(messages.length, 'message')} together` },
    el('header', {}, el('h3', {}, count(messages.length, 'message')), el('p', {}, heading(part))),
    ...messages.map(message),
    turn?.reply ? reply(turn.reply) : null,
    end(part));
}

function heading({ turn, open }) {
  if (open && open !== 'waiting') return el('span', {}, 'burst is open, closes in ', el('b', { 'data-until': Date.parse(open) }, ''));
  if (open) return 'waits for what comes before it';
  return turn ? `closed at ${clock(Date.parse(turn.closedAt))}: ${turn.closing}` : '';
}

function message({ text, type, at, business, again, end: ended }) {
  return el('div', { class: 'line', 'data-from': business ? 'team' : 'contact' },
    el('div', { class: 'bubble' }, el('p', {}, text ?? `[${plain(type)}]`), el('small', {}, `${business ? 'Business, ' : ''}${clock(Date.parse(at))}`)),
    el('div', { class: 'beside' },
      ended ? mark(ended) : null,
      again ? el('small', {}, `delivered again${again > 1 ? ` ${again} times` : ''}: nothing happens twice`) : null));
}

function mark({ outcome, score }) {
  return el('span', { class: 'outcome', 'data-outcome': outcome }, OUTCOMES[outcome] ?? plain(outcome),
    score === undefined ? null : el('small', {}, score.toFixed(2)));
}

function reply({ text, at, status, model, millis }) {
  return el('div', { class: 'line', 'data-from': 'reply' },
    el('div', { class: 'bubble' }, el('p', {}, text), el('small', {}, `Reply, ${clock(Date.parse(at))}`)),
    el('div', { class: 'beside' },
      status ? el('span', { class: 'outcome', 'data-outcome': status }, DELIVERIES[status] ?? status) : null,
      model ? el('small', {}, `${model}, ${span(millis)}`) : null));
}

/** Why there is no reply, in words; or where the turn stands. */
function end({ why, turn }) {
  const words = turn?.why ?? why;
  if (!words) return null;
  return el('p', { class: 'why' }, el('b', {}, words),
    turn?.awaitedSince ? el('span', {}, ', since ', el('b', { 'data-since': Date.parse(turn.awaitedSince) }, '')) : null,
    turn?.draft ? el('span', { class: 'draft' }, 'Draft: ', el('q', {}, turn.draft)) : null,
    turn?.draftError ? el('span', { class: 'draft' }, `The generator said: ${turn.draftError}`) : null);
}

function deed({ words, at }) {
  return el('li', { class: 'between' }, el('span', {}, words), el('small', {}, clock(Date.parse(at))));
}
