import { get, latest } from './api.js';
import { commandButtons } from './commands.js';
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
    this.list = el('ul', { class: 'recent' });
    this.chosen = el('section', { class: 'chosen', 'aria-label': 'Conversation' }, el('p', { class: 'note hint' }, 'Choose a conversation, or write its whole id (channel:account:contact) into the search field and press Enter.'));
    this.root = el('div', { class: 'conversations' },
      el('section', { class: 'side', 'aria-label': 'Conversations' }, el('h2', { class: 'heard' }, 'Conversations'),
        el('form', { onsubmit: (event) => { event.preventDefault(); this.#typed(); } }, this.part), this.list),
      this.chosen);
    this.#list();
  }

  open(id) {
    if (!id || id === this.id) return;
    this.id = id;
    this.since = null;
    this.thread = el('ol', { class: 'thread' });
    this.standing = el('p', { class: 'standing' });
    this.said = el('p', { class: 'note', role: 'status' });
    this.older = el('button', { type: 'button', class: 'quiet', onclick: () => this.#older() }, 'Read the last day from the log');
    this.chosen.replaceChildren(
      el('header', {},
        el('div', {}, el('h2', { tabindex: '-1' }, contactIn(id)), el('code', {}, id), this.standing),
        this.me.operator ? commandButtons(id, (words) => { this.said.textContent = words; }) : null),
      this.said, this.older, this.thread);
    this.root.classList.add('has-chosen');
    this.#load();
    this.#list();
  }

  /** Only what has changed is fetched again. */
  picture(picture) {
    if (picture.changed.length) this.#list();
    const waits = picture.waiting.some(({ view }) => view.conversationId === this.id);
    if (this.id && (picture.changed.includes(this.id) || waits !== this.waited)) this.#load();
    this.waited = waits;
  }

  #typed() {
    const id = this.part.value.trim();
    if (/^[^:]+:[^:]+:.+/.test(id)) location.hash = `#conversations/${encodeURIComponent(id)}`;
  }

  async #list() {
    const found = await this.readList(`/api/conversations?part=${encodeURIComponent(this.part.value.trim())}`);
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

function standingWords({ standing, reason, pausedUntil, problem }) {
  if (problem) return `Where it stands is not known: ${problem}`;
  const why = reason ? `: ${REASONS[reason] ?? plain(reason)}` : '';
  const until = pausedUntil ? `, until ${clock(Date.parse(pausedUntil))}` : '';
  return `${{ open: 'Open', paused: 'Paused', stopped: 'Stopped' }[standing] ?? standing}${why}${until}`;
}
