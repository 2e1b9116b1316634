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
  return el('p', { class: 'ghost' }, 'Each message appears here the moment it is in the log; then the draft, the pause, the one reply and how it ended; and what is cancelled because more was written.');
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
  if (card.state === 'open') return `${count(card.messages.length, 'message')} so far; closes at ${clock(card.deadline)}${card.draftAt ? '; a draft is on hold' : card.early ? '; being drafted' : ''}`;
  if (card.state === 'closing') return 'Proving that everything before it has been read';
  if (card.reason) return (REASONS[card.reason] ?? plain(card.reason)) + (card.score ? ` (${card.score.toFixed(2)})` : '');
  return card.endedAt ? `${span(card.endedAt - card.openedAt)} from first message to end` : 'In flight';
}

function steps(card, policy) {
  const done = [
    ...card.messages.map((message, i) => [message.at, arrived(message, card.messages[i - 1])]),
    ...(card.attempts ?? []).flatMap((attempt) => called(attempt, card)),
    ...(card.calledBack ?? []).map(({ at }) => [at, step({ at }, el('b', {}, 'Reply'), small('approved, then called back: it never left'))]),
    ...over(card, policy),
    ...approved(card),
    ...(card.deliveries ?? []).filter(isTold).map(({ at, status, error }) => [at, step({ at }, el('b', {}, DELIVERIES[status] ?? status), error ? small(error) : null)]),
  ];
  const rows = done.sort(([a], [b]) => a - b).map(([, row]) => row);
  if (card.outcome) return [...rows, step({ kind: 'end', at: card.endedAt }, el('b', {}, OUTCOMES[card.outcome] ?? plain(card.outcome)))];
  return [...rows, ...ahead(card)];
}

/** A draft that came between the deadline and the close is approved as of the deadline. */
function approved({ replyAt, draftAt }) {
  const at = Math.max(replyAt, draftAt ?? 0);
  return replyAt ? [[at, step({ at }, el('b', {}, 'Reply'), small('approved to be sent'))]] : [];
}

/** A reply that was called back failed by intention. */
function isTold({ status, error }) { return status !== 'attempted' && !(status === 'failed' && error === 'withdrawn'); }

/** A call of the generator: early or at the pause, its draft, and what made it void. */
function called(attempt, card) {
  const { askedAt, early, draftAt, draftError, ended } = attempt;
  const rows = [[askedAt, step({ at: askedAt }, el('b', {}, early ? 'Early draft' : 'Request'), small(early ? 'asked for while the burst is open' : asked(attempt)))]];
  if (draftAt && (!ended || draftAt <= ended.at)) rows.push([draftAt, step({ at: draftAt }, el('b', {}, draftError ? 'No draft' : 'Draft'), small(drafted(attempt)), early && !ended && card.state === 'open' ? hold(card) : null)]);
  // An outcome bears the time of what made it so; the request, when it was made.
  const over = ended && Math.max(ended.at, askedAt);
  if (ended) rows.push([over, step({ kind: 'cancel', at: over }, el('b', {}, 'Cancelled'), small(`${draftAt && draftAt <= ended.at ? 'the draft is dropped' : 'the call is broken off'}: ${REASONS[ended.reason] ?? plain(ended.reason)}`))]);
  return rows;
}

function hold(card) {
  return el('span', { class: 'held' }, 'On hold: sent at the pause if nobody writes on, in ', el('b', { 'data-countdown': card.deadline }));
}

/** The pause of the attempt that counts, once it is over. */
function over(card, policy) {
  const { closedAt, closeReason, state, outcome } = card;
  return closedAt && state !== 'open' ? [[closedAt, step({ kind: 'pause', at: closedAt }, el('b', {}, 'Pause'), small(closing(closeReason, policy)))]]
    : state === 'closing' || state === 'queued' ? [[card.deadline, step({ kind: 'pause', now: true, when: clock(card.deadline) }, el('b', {}, 'Pause'), state === 'queued' ? small('over; the turn in flight ends first') : null)]]
      : [];
}

/** What is still to come, so that a reader knows the way from the start. */
function ahead(card) {
  const open = card.state === 'open';
  const names = [['Draft', card.draftAt], ['Pause', !open], ['Request', card.askedAt && (card.early || !open)], ['Draft', card.draftAt], ['Reply', card.replyAt], ['Sent', card.sentAt]];
  // An early draft comes before the pause, any other after its request.
  const missing = names.filter(([, done], i) => !done && i !== (card.early ? 3 : 0)).map(([name]) => name);
  return missing.map((name, i) => step({ ahead: true, now: i === 0 && Boolean(card.askedAt) && !(open && name === 'Pause' && !card.early), when: name === 'Pause' ? clock(card.deadline) : '' }, name));
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

function closing(closeReason, policy) {
  const why = CLOSINGS[closeReason] ?? plain(closeReason);
  return closeReason === 'inactivity' ? `${span(policy.gapMillis)} and ${why}` : why;
}

function asked({ askedAt, closedAt, number, messages }) {
  const late = `${span(Math.max(0, askedAt - closedAt))} after the pause`;
  const again = number > 1 ? `, attempt ${number}` : '';
  return `one for ${count(messages.length, 'message')}, ${late}${again}`;
}

function drafted({ draft, draftError, model, generationMillis }) {
  return draftError ?? [`‘${draft}’`, model && `${model}, ${span(generationMillis ?? 0)}`].filter(Boolean).join(' · ');
}

function small(text) { return el('small', {}, text); }

function step({ kind, at, when, ahead, now }, ...what) {
  const time = at ? el('time', { datetime: new Date(at).toISOString() }, clock(at)) : el('span', { class: 'when' }, when ?? '');
  return el('li', { 'data-kind': kind, 'data-ahead': ahead, 'data-now': now }, time, el('div', { class: 'what' }, ...what));
}
