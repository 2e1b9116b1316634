import { el, sync } from './dom.js';
import { clock, count, span } from './format.js';
import { ring } from './ring.js';
import { CLOSINGS, DELIVERIES, OUTCOMES, REASONS, plain } from './words.js';

const STATES = {
  open: 'Waiting for the pause',
  closing: 'The pause is over',
  queued: 'Waits for the turn in flight',
  asked: 'Reply requested',
  drafted: 'Reply drafted',
  approved: 'Reply approved',
  sent: 'Reply sent',
};

/** What happens to each message, a card for each burst. */
export class Timeline {
  constructor(name) {
    this.turns = el('div', { class: 'turns' });
    this.note = el('p', { class: 'note' });
    this.root = el('section', { class: 'story', 'aria-label': `What happens to ${name}’s messages` },
      el('h2', {}, 'What happens'), this.note, this.turns);
  }

  show(cards, policy) {
    this.note.textContent = `A burst ends after ${span(policy.gapMillis)} without a message.`;
    sync(this.turns, cards.length ? cards : [{ key: 'none' }], (card) => card.state ? turnCard(card, policy) : nothingYet());
  }
}

function nothingYet() {
  return el('p', { class: 'ghost' }, 'Each message appears here the moment it is in the log; then the pause, the one request, the draft, the reply and how it ended.');
}

function turnCard(card, policy) {
  const state = card.state === 'ended' ? OUTCOMES[card.outcome] ?? plain(card.outcome) : STATES[card.state];
  return el('article', { class: 'turn', 'data-live': card.state !== 'ended', 'data-state': card.state, 'aria-label': `${count(card.messages.length, 'message')}: ${state}` },
    el('header', {},
      el('div', {}, el('h3', {}, heading(card)), el('p', {}, subtitle(card, policy))),
      card.state === 'open' ? ring(card.lastAt, card.deadline, 'Until the burst closes') : el('span', { class: 'badge' }, state)),
    el('ol', { class: 'steps' }, ...steps(card, policy)));
}

function heading(card) {
  if (card.state === 'open') return STATES.open;
  if (card.outcome === 'answered') return `${count(card.messages.length, 'message')}, one reply`;
  return count(card.messages.length, 'message');
}

function subtitle(card, policy) {
  if (card.state === 'open') return `${count(card.messages.length, 'message')} so far; closes at ${clock(card.deadline)}`;
  if (card.state === 'closing') return 'Proving that everything before it has been read';
  if (card.reason) return (REASONS[card.reason] ?? plain(card.reason)) + (card.score ? ` (${card.score.toFixed(2)})` : '');
  return card.endedAt ? `${span(card.endedAt - card.openedAt)} from first message to end` : 'In flight';
}

function steps(card, policy) {
  const rows = card.messages.map((message, i) => arrived(message, card.messages[i - 1]));
  if (card.askedAt) {
    rows.push(step({ kind: 'pause', at: card.closedAt }, el('b', {}, 'Pause'), small(closing(card, policy))));
    rows.push(step({ at: card.askedAt }, el('b', {}, 'Request'), small(asked(card))));
  } else if (!card.outcome) {
    rows.push(step({ kind: 'pause', ahead: card.state === 'open', now: card.state !== 'open', when: clock(card.deadline) }, card.state === 'open' ? 'Pause' : el('b', {}, 'Pause'), card.state === 'queued' ? small('over; the turn in flight ends first') : null));
  }
  if (card.draftAt) rows.push(step({ at: card.draftAt }, el('b', {}, card.draftError ? 'No draft' : 'Draft'), small(drafted(card))));
  if (card.replyAt) rows.push(step({ at: card.replyAt }, el('b', {}, 'Reply'), small('approved to be sent')));
  for (const delivery of card.deliveries ?? []) {
    if (delivery.status !== 'attempted') rows.push(step({ at: delivery.at }, el('b', {}, DELIVERIES[delivery.status] ?? delivery.status), delivery.error ? small(delivery.error) : null));
  }
  if (card.outcome) rows.push(step({ kind: 'end', at: card.endedAt }, el('b', {}, OUTCOMES[card.outcome] ?? plain(card.outcome))));
  else rows.push(...ahead(card));
  return rows;
}

/** What is still to come, so that a reader knows the way from the start. */
function ahead(card) {
  const all = [['Request', card.askedAt], ['Draft', card.draftAt], ['Reply', card.replyAt], ['Sent', card.sentAt]];
  const missing = all.filter(([, at]) => !at).map(([name]) => name);
  return missing.map((name, i) => step({ ahead: true, now: i === 0 && Boolean(card.askedAt) }, name));
}

function arrived(message, before) {
  const gap = before ? `+${span(message.at - before.at)}` : 'arrived';
  const what = message.text === null ? el('span', {}, `[${plain(message.type)}]`) : el('q', {}, message.text);
  return step({ kind: 'message', at: message.at }, what, el('small', { class: 'gap' }, gap), twice(message));
}

function twice(message) {
  const times = Math.max(message.duplicates, message.repeats.length);
  if (!times) return null;
  const settled = message.duplicates >= times;
  const again = times === 1 ? 'Delivered again' : `Delivered again ${times} times`;
  return el('span', { class: 'twice' }, settled ? `${again}: duplicate, nothing happens twice` : `${again}, being checked`);
}

function closing(card, policy) {
  const why = CLOSINGS[card.closeReason] ?? plain(card.closeReason);
  return card.closeReason === 'inactivity' ? `${span(policy.gapMillis)} and ${why}` : why;
}

function asked(card) {
  const late = `${span(Math.max(0, card.askedAt - card.closedAt))} after the pause`;
  const again = card.attempt > 1 ? `, attempt ${card.attempt}` : '';
  return `one for ${count(card.messages.length, 'message')}, ${late}${again}`;
}

function drafted(card) {
  return card.draftError ?? [`‘${card.draft}’`, card.model && `${card.model}, ${span(card.generationMillis ?? 0)}`].filter(Boolean).join(' · ');
}

function small(text) { return el('small', {}, text); }

function step({ kind, at, when, ahead, now }, ...what) {
  const time = at ? el('time', { datetime: new Date(at).toISOString() }, clock(at)) : el('span', { class: 'when' }, when ?? '');
  return el('li', { 'data-kind': kind, 'data-ahead': ahead, 'data-now': now }, time, el('div', { class: 'what' }, ...what));
}
