import { get, latest, post } from './api.js';
import { ask } from './dialog.js';
import { el, sync } from './dom.js';
import { clock, contactIn, count } from './format.js';
import { plain } from './words.js';

/** What was set aside: to look into, and to put back. */
export class DeadLettersView {
  constructor(me) {
    this.me = me;
    this.rows = [];
    this.read = latest();
    this.selected = new Set();
    this.reason = el('select', { 'aria-label': 'Reason', onchange: () => this.#show() });
    this.source = el('select', { 'aria-label': 'Source', onchange: () => this.#show() });
    this.state = el('select', { 'aria-label': 'Put back', onchange: () => this.#show() },
      el('option', { value: '' }, 'Put back or not'), el('option', { value: 'waiting' }, 'Not put back'), el('option', { value: 'put-back' }, 'Put back'));
    this.text = el('input', { type: 'search', placeholder: 'Contact or problem', 'aria-label': 'Search dead letters', oninput: () => this.#show() });
    this.all = el('input', { type: 'checkbox', 'aria-label': 'Select all that are shown', onchange: () => this.#selectAll() });
    this.replay = el('button', { type: 'button', class: 'primary', disabled: true, onclick: () => this.#replay() }, 'Put back…');
    this.body = el('tbody');
    this.total = el('p', { class: 'note', role: 'status' }, 'Reading the log…');
    this.said = el('p', { class: 'said-so', role: 'status' });
    this.root = el('div', { class: 'letters' },
      el('h2', {}, 'Dead letters'), el('p', { class: 'note' }, 'Records that could not be processed, of the last 30 days. The rest of the log goes on without them.'),
      el('div', { class: 'tools' }, this.text, this.reason, this.source, this.state, me.operator ? this.replay : null),
      this.said,
      this.total,
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Dead letters, table' }, el('table', { class: 'set-aside' },
        el('thead', {}, el('tr', {}, me.operator ? el('td', {}, this.all) : null, ...['When', 'Reason', 'Read from', 'Contact', 'Problem', 'Put back'].map((name) => el('th', { scope: 'col' }, name)), el('td'))), this.body)));
    this.#choices();
    this.#load();
  }

  picture(picture) {
    if (this.changes !== undefined && picture.deadLetterChanges !== this.changes) this.#load();
    this.changes = picture.deadLetterChanges;
  }

  /** A detail that begins with ~ says which are shown. */
  open(detail) {
    if (!detail.startsWith('~')) return;
    this.state.value = detail.slice(1);
    this.#show();
  }

  async #load() {
    this.rows = await this.read('/api/dead-letters');
    this.#choices();
    this.#show();
  }

  #choices() {
    options(this.reason, 'All reasons', this.rows.map(({ letter }) => letter.reason));
    options(this.source, 'All sources', this.rows.map(({ letter }) => letter.sourceTopic));
  }

  #shown() {
    const part = this.text.value.trim().toLowerCase();
    return this.rows.filter(({ letter }) => (!this.reason.value || letter.reason === this.reason.value)
      && (!this.source.value || letter.sourceTopic === this.source.value)
      && (!this.state.value || (this.state.value === 'put-back') === (letter.putBack.length > 0))
      && (!part || `${letter.conversationId} ${letter.exception} ${letter.position}`.toLowerCase().includes(part)));
  }

  #show() {
    const shown = this.#shown();
    const visible = new Set(shown.map(({ letter }) => letter.position));
    this.selected.forEach((position) => { if (!visible.has(position)) this.selected.delete(position); });
    sync(this.body, shown.length ? shown.map((row) => ({ key: row.letter.position, ...row, selected: this.selected.has(row.letter.position) })) : [{ key: 'none' }], (row) => this.#row(row));
    this.total.textContent = `${shown.length} of ${count(this.rows.length, 'dead letter')}`;
    this.replay.disabled = this.selected.size === 0;
    this.replay.textContent = this.selected.size ? `Put ${this.selected.size} back…` : 'Put back…';
    this.all.checked = shown.length > 0 && this.selected.size === shown.length;
  }

  #row({ key, letter, selected }) {
    if (!letter) return el('tr', {}, el('td', { colspan: 8, class: 'note' }, 'None.'));
    const box = el('input', { type: 'checkbox', checked: selected, 'aria-label': `Select ${key}` });
    box.addEventListener('change', () => {
      if (box.checked) this.selected.add(key); else this.selected.delete(key);
      this.#show();
      this.body.querySelector(`[data-key="${CSS.escape(key)}"] input`)?.focus();
    });
    return el('tr', {}, this.me.operator ? el('td', {}, box) : null,
      el('td', {}, el('time', { datetime: letter.at }, clock(Date.parse(letter.at)))),
      el('td', {}, el('b', {}, plain(letter.reason))), el('td', {}, el('code', {}, letter.sourceTopic)),
      el('td', {}, letter.conversationId ? contactIn(letter.conversationId) : '–'), el('td', { class: 'problem' }, problemOf(letter)),
      el('td', { class: 'put-back', 'data-label': 'Put back' }, ...putBack(letter)),
      el('td', {}, el('button', { type: 'button', class: 'plain', 'aria-label': `Look inside ${key}`, onclick: () => look(key) }, 'Look inside')));
  }

  #selectAll() {
    this.selected = new Set(this.all.checked ? this.#shown().map(({ letter }) => letter.position) : []);
    this.#show();
  }

  #before(position) {
    const notes = this.rows.find(({ letter }) => letter.position === position)?.letter.putBack ?? [];
    return notes.map(({ by, at }) => el('small', {}, `${by} put it back already, ${clock(Date.parse(at))}`));
  }

  /** Tries first, and shows what would happen; only then it can be done. */
  async #replay() {
    const positions = [...this.selected];
    this.said.textContent = '';
    let tried;
    try {
      tried = await post('/api/dead-letters/replay', { positions, dryRun: true });
    } catch (problem) {
      this.said.textContent = problem.message;
      return;
    }
    const possible = tried.filter((one) => !one.refusal);
    ask({
      title: possible.length ? `Put ${count(possible.length, 'record')} back?` : 'None of these can be put back',
      wide: true,
      content: [el('p', {}, 'A dry run says what would happen:'), el('ul', { class: 'tried' }, ...tried.map((one) => el('li', { 'data-refused': Boolean(one.refusal) }, el('code', {}, one.position), el('span', {}, one.refusal ?? `goes to ${one.target}`), ...this.#before(one.position))))],
      confirm: 'Put back',
      act: possible.length ? async () => {
        const done = await post('/api/dead-letters/replay', { positions: possible.map((one) => one.position), dryRun: false });
        const failed = done.filter((one) => !one.writtenTo);
        this.selected.clear();
        this.#show();
        if (failed.length) throw new Error(`${count(failed.length, 'record')} could not be written: ${failed[0].refusal}`);
        this.said.textContent = `${count(done.length, 'record')} put back.`;
      } : null,
    });
  }
}

/** By whom and when; and what it was before it failed again. */
function putBack({ putBack: notes, replays }) {
  return [
    ...notes.length ? notes.map(({ by, at }) => el('span', {}, `by ${by}, `, el('time', { datetime: at }, clock(Date.parse(at))))) : ['no'],
    replays ? el('small', {}, `failed again after ${replays} ×`) : null,
  ];
}

/** What was wrong, without the exception's class. */
function problemOf({ exception }) {
  return exception?.replace(/^[\w.$]+: /, '') ?? '–';
}

async function look(position) {
  const { headers, encoding, value, row } = await get(`/api/dead-letters/inside?position=${encodeURIComponent(position)}`);
  ask({
    title: position,
    wide: true,
    content: [
      row.refusal ? el('p', { class: 'note' }, `Can’t be put back: ${row.refusal}.`) : null,
      el('dl', { class: 'inside' }, ...Object.entries(headers).flatMap(([name, text]) => [el('dt', {}, name), el('dd', {}, text)])),
      el('p', { class: 'note' }, encoding === 'text' ? 'Value' : 'Value, which is not text, in base64'),
      el('pre', { tabindex: '0', 'aria-label': 'Value' }, el('code', {}, pretty(value))),
    ],
  });
}

function pretty(value) {
  try { return JSON.stringify(JSON.parse(value), null, 2); } catch { return value || '(nothing)'; }
}

function options(select, all, values) {
  const chosen = select.value;
  select.replaceChildren(el('option', { value: '' }, all), ...[...new Set(values)].sort().map((value) => el('option', { value, selected: value === chosen }, plain(value) || '(none)')));
}
