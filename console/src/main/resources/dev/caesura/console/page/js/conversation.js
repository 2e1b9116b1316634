import { get, latest } from './api.js';
import { commandButtons, standingNow } from './commands.js';
import { el, sync } from './dom.js';
import { channelIn, clock, contactIn } from './format.js';
import { showThread } from './thread.js';
import { OUTCOMES, REASONS, plain } from './words.js';

/** A list of conversations, and the one that was chosen. */
export class ConversationView {
  constructor(me) {
    this.me = me;
    this.readList = latest();
    this.readStory = latest();
    this.part = el('input', { type: 'search', placeholder: 'Search contact or channel', 'aria-label': 'Search conversations', oninput: () => this.#list() });
    this.filter = el('p', { class: 'filter', hidden: true });
    this.list = el('ul', { class: 'recent' });
    this.chosen = el('section', { class: 'chosen', 'aria-label': 'Conversation' }, el('p', { class: 'note hint' }, 'Choose a conversation, or write its whole id (channel:account:contact) into the search field and press Enter.'));
    this.root = el('div', { class: 'conversations' },
      el('section', { class: 'side', 'aria-label': 'Conversations' }, el('h2', { class: 'heard' }, 'Conversations'),
        el('form', { onsubmit: (event) => { event.preventDefault(); this.#typed(); } }, this.part), this.filter, this.list),
      this.chosen);
    this.#list();
  }

  /** A detail that begins with ~ is a filter of the list; any other is a conversation. */
  open(detail) {
    if (detail.startsWith('~')) this.#choose(detail.slice(1)); else this.#show(detail);
  }

  #choose(having) {
    this.having = having;
    this.filter.hidden = false;
    this.filter.replaceChildren(el('span', {}, filterWords(having)), el('button', { type: 'button', class: 'quiet', onclick: () => { this.having = ''; this.filter.hidden = true; location.hash = '#conversations'; this.#list(); } }, 'Show all'));
    this.#list();
  }

  /** Who names another id of a contact gets the conversation, and is told so. */
  async #show(id) {
    this.wanted = id;
    if (!id || id === this.id) return;
    const { conversation } = await get(`/api/conversations/known?id=${encodeURIComponent(id)}`);
    if (this.wanted !== id) return;
    if (conversation === id) { this.#chosen(id); return; }
    this.moved = `${id} is now ${conversation}.`;
    location.replace(`#conversations/${encodeURIComponent(conversation)}`);
  }

  #chosen(id) {
    this.id = id;
    this.since = null;
    this.thread = el('ol', { class: 'thread' });
    this.standing = el('p', { class: 'standing' });
    this.said = el('p', { class: 'note', role: 'status' }, this.moved ?? '');
    this.moved = null;
    this.buttons = el('div', { class: 'commands', role: 'group', 'aria-label': 'Commands' });
    this.older = el('button', { type: 'button', class: 'quiet', onclick: () => this.#older() }, 'Read the last day from the log');
    this.chosen.replaceChildren(
      el('header', {},
        el('div', {}, el('h2', { tabindex: '-1' }, contactIn(id)), el('code', {}, id), this.standing),
        this.me.operator ? this.buttons : null),
      this.said, this.older, this.thread);
    this.root.classList.add('has-chosen');
    this.#load();
    this.#list();
  }

  /** Only what has changed is fetched again. */
  picture(picture) {
    this.waiting = picture.waiting;
    if (picture.changed.length || this.having === STUCK) this.#list();
    const waits = picture.waiting.some(({ view }) => view.conversationId === this.id);
    if (this.id && (picture.changed.includes(this.id) || waits !== this.waited)) this.#load();
    this.waited = waits;
  }

  #typed() {
    const id = this.part.value.trim();
    if (/^[^:]+:[^:]+:.+/.test(id)) location.hash = `#conversations/${encodeURIComponent(id)}`;
  }

  async #list() {
    const part = this.part.value.trim();
    const having = this.having && this.having !== STUCK ? `&having=${this.having.split(',').map(encodeURIComponent).join('&having=')}` : '';
    const found = this.having === STUCK
      ? stuck(this.waiting ?? []).map(({ view }) => ({ id: view.conversationId, at: Date.parse(view.turn.limitAt), text: 'a draft or a delivery is overdue' })).filter(({ id }) => id.includes(part))
      : await this.readList(`/api/conversations?part=${encodeURIComponent(part)}${having}`);
    sync(this.list, found.length ? found.map((one) => ({ key: one.id, ...one, current: one.id === this.id })) : [{ key: 'none' }], row);
  }

  async #load() {
    const id = this.id;
    const asked = encodeURIComponent(id);
    const [story, standing] = await Promise.all([
      this.readStory(`/api/conversations/story?id=${asked}${this.since ? `&since=${this.since}` : ''}`),
      get(`/api/conversations/standing?id=${asked}`).catch((problem) => ({ problem: problem.message })),
    ]);
    if (id !== this.id) return;
    this.standing.textContent = standingWords(standing);
    if (this.me.operator) {
      const made = commandButtons(id, standing, (words) => { this.said.textContent = words; });
      if (made.map((one) => one.dataset.key).join() !== [...this.buttons.children].map((one) => one.dataset.key).join()) this.buttons.replaceChildren(...made);
    }
    showThread(this.thread, story, standing);
    if (!story.length) this.thread.replaceChildren(el('li', { class: 'note', 'data-key': 'none' }, 'Nothing was written in the last hour.'));
  }

  async #older() {
    this.older.disabled = true;
    this.older.textContent = 'Reading the log…';
    this.since = this.since ? 'P7D' : 'P1D';
    await this.#load().catch((problem) => { this.said.textContent = problem.message; });
    this.older.textContent = 'Read the last week from the log';
    this.older.disabled = this.older.hidden = this.since === 'P7D';
  }
}

function row({ id, at, text, outcome, current }) {
  if (!id) return el('li', { class: 'note' }, 'Nothing was written in the last hour.');
  return el('li', {}, el('a', { href: `#conversations/${encodeURIComponent(id)}`, 'aria-current': current ? 'true' : false },
    el('b', {}, contactIn(id)), el('time', {}, clock(at)),
    el('span', { class: 'last' }, text ?? ''), el('small', {}, channelIn(id), outcome ? ` · ${OUTCOMES[outcome] ?? plain(outcome)}` : '')));
}

const STUCK = 'stuck';

/** Turns whose time is over, and that nobody has asked again. */
function stuck(waiting) {
  return waiting.filter(({ view }) => view.turn && Date.parse(view.turn.limitAt) < Date.now() - 5_000);
}

function filterWords(having) {
  if (having === STUCK) return 'Turns that stand still';
  return having.split(',').map((kind) => {
    const [, subject, outcome, reason] = /^(turn|message):([a-z-]+)\/?(.*)$/.exec(kind) ?? [];
    if (!subject) return plain(kind);
    return [OUTCOMES[outcome] ?? plain(outcome), reason ? REASONS[reason] ?? plain(reason) : ''].filter(Boolean).join(': ');
  }).join(', ') + ', last hour';
}

function standingWords(view) {
  const { reason, pausedUntil, problem } = view;
  if (problem) return `Where it stands is not known: ${problem}`;
  const standing = standingNow(view);
  if (standing === 'open') return 'Open';
  const why = reason ? `: ${REASONS[reason] ?? plain(reason)}` : '';
  const until = pausedUntil ? `, until ${clock(Date.parse(pausedUntil))}` : '';
  return `${{ open: 'Open', paused: 'Paused', stopped: 'Stopped' }[standing] ?? standing}${why}${until}`;
}
