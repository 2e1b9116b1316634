import { el, sync } from './dom.js';
import { clock, nameOf } from './format.js';
import { ring } from './ring.js';
import { OUTCOMES } from './words.js';

/** One contact's phone: what was written and answered, and, for the page's own contacts, a place to write. */
export class Chat {
  constructor(conversation, actions) {
    const name = nameOf(conversation.contact);
    this.own = conversation.channel === 'web';
    this.log = el('div', { class: 'log', role: 'log', tabindex: '0', 'aria-label': `Chat of ${name}` });
    // What was last stays in sight when the phone changes its size.
    new ResizeObserver(() => { this.log.scrollTop = this.log.scrollHeight; }).observe(this.log);
    this.waiting = el('p', { class: 'waiting', hidden: true });
    this.root = el('section', { class: 'phone', 'aria-label': `${name}’s phone` },
      el('header', { class: 'person' }, el('span', { class: 'avatar', 'aria-hidden': 'true' }, [...name][0].toUpperCase()), el('div', {}, el('h2', {}, name), el('code', {}, conversation.id))),
      this.log, this.waiting, this.own ? this.#composer(name, actions) : elsewhere(conversation));
  }

  #composer(name, actions) {
    this.input = el('input', { type: 'text', placeholder: 'Message', 'aria-label': `Message from ${name}`, autocomplete: 'off', enterkeyhint: 'send', maxlength: 4000 });
    this.burst = el('button', { type: 'button', class: 'plain', onclick: () => actions.burst(this) }, 'Send a quick burst');
    this.again = el('button', { type: 'button', class: 'plain', disabled: true, title: 'Sends the last webhook again: the very same bytes', onclick: () => actions.again(this) }, 'Redeliver webhook');
    this.trouble = el('p', { class: 'trouble', role: 'alert' });
    return el('form', { class: 'composer', onsubmit: (event) => { event.preventDefault(); this.#send(actions); } },
      this.input, el('button', { class: 'primary send' }, 'Send'), this.trouble, el('div', { class: 'tries' }, this.burst, this.again));
  }

  #send(actions) {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = '';
    actions.send(this, text);
  }

  say(trouble) { this.trouble.textContent = trouble; }

  canRedeliver(can) { if (this.own) this.again.disabled = !can; }

  show(conversation, cards) {
    const near = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    const lines = linesOf(conversation, cards);
    sync(this.log, lines.length ? lines : [{ key: 'hint' }], (line) => line.from ? bubble(line) : hint(this.own));
    this.#showWaiting(cards.find((card) => card.state !== 'ended' && card.state !== 'sent'));
    if (near) this.log.scrollTop = this.log.scrollHeight;
  }

  #showWaiting(card) {
    const shown = card ? `${card.state} ${card.lastAt}` : '';
    if (this.waiting.dataset.shown === shown) return;
    this.waiting.dataset.shown = shown;
    this.waiting.hidden = !card;
    if (!card) return;
    this.waiting.replaceChildren(...(card.state === 'open'
      ? [ring(card.lastAt, card.deadline, 'Until the burst closes'), el('span', {}, 'Waiting for the pause: ', el('b', { 'data-countdown': card.deadline }))]
      : [el('span', {}, card.state === 'queued' ? 'Waits for the turn in flight' : 'Answering')]));
  }
}

function elsewhere(conversation) {
  return el('p', { class: 'note elsewhere' }, `This contact writes by ${conversation.channel} webhooks.`);
}

function hint(own) {
  return el('p', { class: 'hint' }, own ? 'Write a few short messages, as people do. Caesura waits for the pause, then answers them ' : 'Waiting for messages. They are answered ', el('b', {}, 'once'), '.');
}

function linesOf(conversation, cards) {
  const messages = [...conversation.messages.values()].filter((one) => one.text !== null || one.at !== null).map((one) => ({
    key: `m-${one.id}`, from: one.direction === 'echo' ? 'team' : 'contact', text: one.text ?? `[${one.type}]`, at: one.at,
    state: one.refused ? 'refused' : one.at === null ? 'sending' : 'arrived', refused: one.refused,
    outcome: one.outcome && one.outcome !== 'answered' ? OUTCOMES[one.outcome] : '', duplicates: one.duplicates,
  }));
  const replies = cards.filter((card) => card.sentAt).map((card) => ({ key: `r-${card.id}`, from: 'reply', text: card.reply ?? card.draft ?? '', at: card.sentAt }));
  return [...messages, ...replies].sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity));
}

function bubble(line) {
  const notes = [line.at ? clock(line.at) : line.refused ? `not accepted: ${line.refused}` : 'sending', line.outcome].filter(Boolean).join(' · ');
  const who = { reply: 'Caesura: ', team: 'Team: ' }[line.from];
  return el('div', { class: 'bubble', 'data-from': line.from, 'data-state': line.state },
    el('p', {}, who ? el('span', { class: 'heard' }, who) : null, line.text),
    el('small', {}, notes, line.duplicates ? el('em', {}, ` · duplicate${line.duplicates > 1 ? ` ×${line.duplicates}` : ''}`) : null));
}
