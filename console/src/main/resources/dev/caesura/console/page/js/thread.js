import { el, sync } from './dom.js';
import { clock, count, span } from './format.js';
import { CLOSINGS, OUTCOMES, REASONS, plain, verdict } from './words.js';

/** The chat as the contact saw it, and beside each message what became of it. */
export function showThread(root, story, standing) {
  sync(root, story.map((part) => ({ ...part, open: isOpen(part, standing) })), (part) => part.kind === 'group' ? group(part) : event(part));
}

/** Messages without a request and an end are in a burst that is still open, or wait. */
function isOpen(part, standing) {
  return part.kind === 'group' && !part.turn && part.messages.some((message) => !message.end)
    ? standing?.openBursts?.at(-1)?.closesAt ?? 'waiting' : null;
}

function group(part) {
  const { messages, turn } = part;
  return el('li', { class: 'group', 'aria-label': `${count(messages.length, 'message')} together` },
    el('header', {}, el('h3', {}, count(messages.length, 'message')), el('p', {}, heading(part))),
    ...messages.map(message),
    turn?.reply ? reply(turn) : null,
    end(part));
}

function heading({ turn, open }) {
  if (open && open !== 'waiting') return el('span', {}, 'burst is open, closes in ', el('b', { 'data-until': Date.parse(open) }, ''));
  if (open) return 'waits for what comes before it';
  if (!turn?.closedAt) return '';
  return `closed at ${clock(turn.closedAt)}: ${CLOSINGS[turn.closeReason] ?? plain(turn.closeReason)}`;
}

function message({ text, type, at, direction, again, end: ended }) {
  const from = direction === 'echo' ? 'team' : 'contact';
  return el('div', { class: 'line', 'data-from': from },
    el('div', { class: 'bubble' }, el('p', {}, text ?? `[${plain(type ?? 'message')}]`), el('small', {}, `${from === 'team' ? 'Business, ' : ''}${clock(at)}`)),
    el('div', { class: 'beside' },
      ended ? mark(ended) : null,
      again ? el('small', {}, `delivered again${again > 1 ? ` ${again} times` : ''}: nothing happens twice`) : null));
}

function mark({ outcome, score }) {
  return el('span', { class: 'outcome', 'data-outcome': outcome }, OUTCOMES[outcome] ?? plain(outcome),
    score === undefined ? null : el('small', {}, score.toFixed(2)));
}

function reply(turn) {
  const status = turn.delivery?.status;
  return el('div', { class: 'line', 'data-from': 'reply' },
    el('div', { class: 'bubble' }, el('p', {}, turn.reply), el('small', {}, `Reply, ${clock(turn.replyAt)}`)),
    el('div', { class: 'beside' },
      status ? el('span', { class: 'outcome', 'data-outcome': status }, DELIVERED[status] ?? status) : null,
      turn.model ? el('small', {}, `${turn.model}, ${span(turn.millis ?? 0)}`) : null));
}

const DELIVERED = { attempted: 'Being sent', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not delivered' };

/** Why there is no reply, in words; or where the turn stands. */
function end({ messages, turn, open }) {
  const ended = turn?.end ?? messages.find((one) => one.end)?.end;
  if (ended && ended.outcome !== 'answered') {
    return el('p', { class: 'why' }, el('b', {}, verdict(ended)),
      turn?.draft && !turn.reply ? el('span', { class: 'draft' }, 'Draft that was not sent: ', el('q', {}, turn.draft)) : null,
      turn?.draftError ? el('span', { class: 'draft' }, `The generator said: ${turn.draftError}`) : null);
  }
  if (ended || open || !turn?.askedAt) return null;
  const stands = turn.reply ? 'The reply is on its way.' : turn.draft ? 'The draft is being checked.' : 'A draft is awaited';
  return el('p', { class: 'why' }, stands, turn.reply || turn.draft ? null : el('span', {}, ', since ', el('b', { 'data-since': turn.askedAt }, '')));
}

const COMMANDED = { stop: 'stopped the conversation', resume: 'resumed the conversation', pause: 'paused the conversation', flush: 'closed the open burst', unlock: 'gave up the turn in flight', forget: 'had the conversation erased' };

function event(part) {
  const words = part.kind === 'command' ? `${part.by ?? 'Somebody'} ${COMMANDED[part.command] ?? part.command}` : `Set aside as a dead letter: ${REASONS[part.reason] ?? plain(part.reason)}`;
  return el('li', { class: 'between' }, el('span', {}, words), el('small', {}, clock(part.at)));
}
