import { get } from './api.js';
import { PageChart } from './charts.js';
import { serverTime } from './countdown.js';
import { el, sync } from './dom.js';
import { channelIn, clock, contactIn, count, whole } from './format.js';
import { OUTCOMES, REASONS, plain } from './words.js';

const HOUR_EVERY = 10_000;
const MERGED = 6; // Steps of ten seconds: a minute is a bar.
const LEAST = 15; // Minutes shown, when nothing is older.

/** What happens now, and the last hour. */
export class NowView {
  constructor() {
    this.attention = el('ul', { class: 'rows attention' });
    this.figures = el('dl', { class: 'figures' });
    this.chart = new PageChart('bar', 'The last hour');
    this.bursts = el('ul', { class: 'rows' });
    this.turns = el('ul', { class: 'rows' });
    this.outcomes = el('ul', { class: 'bars' });
    this.services = el('ul', { class: 'rows' });
    this.problem = el('p', { class: 'note' });
    this.root = el('div', { class: 'now' },
      el('h2', { class: 'heard' }, 'Now'),
      panel('Needs attention', 'wide', this.attention),
      this.figures,
      panel('Last hour', 'wide', this.chart.root),
      panel('Open bursts', 'tall', this.problem, this.bursts),
      panel('Turns in flight', 'tall', this.turns),
      panel('What became of messages, last hour', '', this.outcomes),
      panel('Services', '', this.services));
    this.#hour();
    this.timer = setInterval(() => this.#hour(), HOUR_EVERY);
  }

  close() { clearInterval(this.timer); this.chart.close(); }

  recolour() { this.chart.recolour(); }

  picture(picture) {
    serverTime(Date.parse(picture.at));
    const bursts = picture.waiting.flatMap(({ view }) => view.openBursts.map((burst) => ({ id: view.conversationId, ...burst })));
    const turns = picture.waiting.filter(({ view }) => view.turn);
    fill(this.attention, picture.attention, attentionRow, picture.logProblem || picture.waitingProblem ? '' : 'Nothing needs attention.');
    this.#figures(picture, bursts, turns);
    this.problem.textContent = picture.waitingProblem ? `Not known: ${picture.waitingProblem}` : picture.moreWaiting ? `Some ${count(picture.waiting.length, 'conversation')} of more that wait.` : '';
    bursts.sort((a, b) => Date.parse(a.closesAt) - Date.parse(b.closesAt));
    fill(this.bursts, bursts.map((burst) => ({ key: burst.id + burst.openedAt, ...burst })), burstRow, picture.waitingProblem ? '' : 'No burst is open.');
    turns.forEach((turn) => { turn.askedAt = turn.askedAt ? Date.parse(turn.askedAt) : null; });
    turns.sort((a, b) => (a.askedAt ?? 0) - (b.askedAt ?? 0));
    fill(this.turns, turns.map((turn) => ({ key: turn.view.conversationId, id: turn.view.conversationId, askedAt: turn.askedAt, ...turn.view.turn, waiting: turn.view.waiting.length })), turnRow, picture.waitingProblem ? 'Not known.' : 'No reply is awaited.');
    this.#outcomes(picture.hour, picture.logProblem);
    fill(this.services, picture.services.map((service) => ({ key: service.name, ...service })), serviceRow, '');
  }

  #figures(picture, bursts, turns) {
    const hourly = (number) => picture.logProblem ? '–' : whole(number);
    const known = (list) => picture.waitingProblem ? '–' : whole(list.length) + (picture.moreWaiting ? '+' : '');
    const hour = picture.hour;
    const figures = [
      ['Messages a second', picture.logProblem ? '–' : picture.messagesPerSecond.toFixed(1)],
      ['Open bursts', known(bursts)],
      ['Turns in flight', known(turns)],
      ['Replies, last hour', hourly(hour.reply ?? 0), filtered('message:answered/')],
      ['Held back, last hour', hourly(sum(hour, /^message:(skipped|suppressed)\//)), filtered('message:skipped/,message:suppressed/')],
      ['Failed, last hour', hourly(sum(hour, /^turn:failed\//)), filtered('turn:failed/')],
    ];
    sync(this.figures, figures.map(([name, value, href]) => ({ key: name, name, value, href: value === '0' || value === '–' ? null : href })),
      ({ name, value, href }) => el('div', {}, el('dt', {}, name), el('dd', {}, href ? el('a', { href }, value) : value)));
  }

  #outcomes(hour, problem) {
    const found = Object.entries(hour).filter(([key]) => key.startsWith('message:')).map(([key, number]) => {
      const [outcome, reason] = key.slice('message:'.length).split('/');
      return { key, outcome, reason, number };
    }).sort((a, b) => b.number - a.number);
    const most = found[0]?.number ?? 1;
    fill(this.outcomes, found.map((one) => ({ ...one, most })), outcomeBar, problem ? 'Not known.' : 'Nothing was decided in the last hour.');
  }

  async #hour() {
    const { from, step, counts } = await get('/api/hour');
    const messages = minutes(counts.message);
    const replies = minutes(counts.reply);
    const held = minutes(counts, /^message:(skipped|suppressed)\//);
    const labels = messages.map((_, i) => clock(from + i * step * MERGED).slice(0, 5));
    const first = Math.min(labels.length - LEAST, labels.findIndex((_, i) => messages[i] + replies[i] + held[i] > 0));
    const shown = (row) => row.slice(first < 0 ? -LEAST : first);
    const total = (list) => list.reduce((a, b) => a + b, 0);
    this.chart.show(shown(labels), [
      { label: 'Messages', data: shown(messages), paint: 'bar' },
      { label: 'Replies', data: shown(replies), paint: 'accent' },
      { label: 'Held back', data: shown(held), paint: 'surface', line: 'bar' },
    ], `The last hour by the minute: ${count(total(messages), 'message')}, replies: ${total(replies)}, held back: ${total(held)}`);
  }
}

function minutes(counts, pattern) {
  const rows = pattern ? Object.entries(counts).filter(([key]) => pattern.test(key)).map(([, row]) => row) : [counts ?? []];
  const merged = new Array(360 / MERGED).fill(0);
  for (const row of rows) row.forEach((number, i) => { merged[Math.floor(i / MERGED)] += number; });
  return merged;
}

function sum(hour, pattern) {
  return Object.entries(hour).reduce((total, [key, number]) => total + (pattern.test(key) ? number : 0), 0);
}

function panel(title, kind, ...content) {
  return el('section', { class: `panel ${kind}`, 'aria-label': title }, el('h3', {}, title), ...content);
}

function fill(list, items, make, nothing) {
  sync(list, items.length || !nothing ? items : [{ key: 'none', nothing }], (item) => item.nothing ? el('li', { class: 'note' }, item.nothing) : make(item));
}

function link(id) {
  return el('a', { href: `#conversations/${encodeURIComponent(id)}` }, el('b', {}, contactIn(id)), el('small', {}, channelIn(id)));
}

/** The conversations that a figure counts. */
function filtered(having) { return `#conversations/${encodeURIComponent(`~${having}`)}`; }

/** What somebody should look at, and where. */
function attentionRow({ says, having, view, advice }) {
  const href = having ? filtered(having) : view ? `#${view}` : null;
  return el('li', {}, el('span', { class: 'lamp', 'aria-hidden': 'true' }), el(href ? 'a' : 'span', href ? { href } : { class: 'what' }, el('b', {}, says), el('small', {}, advice)));
}

function openCircuits(figures) {
  return Object.entries(figures)
    .filter(([key, value]) => key.includes('circuitbreaker_state') && value === 1 && !key.includes('state="closed"'))
    .map(([key]) => [/name="([^"]*)"/.exec(key)?.[1] ?? '', /state="([^"]*)"/.exec(key)?.[1].replace('_', ' ') ?? '']);
}

function burstRow({ id, messages, openedAt, closesAt }) {
  const from = Date.parse(openedAt);
  const to = Date.parse(closesAt);
  return el('li', {}, link(id), el('span', {}, count(messages, 'message')),
    el('span', { class: 'left' }, 'closes in ', el('b', { 'data-until': to }, '')),
    el('progress', { max: 1, 'data-from': from, 'data-to': to, 'aria-label': 'How much of the pause is over' }));
}

const STATES = { held: 'waits', generating: 'a draft is awaited', delivering: 'being delivered' };

function turnRow({ id, state, attempt, askedAt, waiting }) {
  const more = [attempt > 1 ? `attempt ${attempt}` : '', waiting ? `${count(waiting, 'burst')} behind it` : ''].filter(Boolean).join(', ');
  return el('li', {}, link(id), el('span', {}, STATES[state] ?? state, more ? el('small', {}, more) : null),
    el('span', { class: 'left' }, askedAt ? el('b', { 'data-since': askedAt }, '') : 'more than an hour'));
}

function outcomeBar({ outcome, reason, number, most }) {
  const words = OUTCOMES[outcome] ?? plain(outcome);
  return el('li', { 'data-outcome': outcome },
    el('a', { href: filtered(`message:${outcome}/${reason}`) }, words, reason ? el('small', {}, REASONS[reason] ?? plain(reason)) : null), el('b', {}, whole(number)),
    bar(number, most, `${words}: ${whole(number)}`));
}

function bar(number, most, label) {
  const filled = el('span');
  filled.style.width = `${100 * number / most}%`;
  return el('div', { class: 'bar', role: 'meter', 'aria-valuemin': 0, 'aria-valuemax': most, 'aria-valuenow': number, 'aria-label': label }, filled);
}

function serviceRow({ name, health, figures }) {
  return el('li', { 'data-health': health },
    el('span', { class: 'lamp', 'aria-hidden': 'true' }),
    el('b', {}, name), el('span', {}, health === 'UP' ? 'up' : health.toLowerCase()),
    el('span', { class: 'left' }, ...details(figures)));
}

/** The spool, and the circuits that are not closed. */
function details(figures) {
  const spool = figures.caesura_gateway_spool_records;
  const open = openCircuits(figures);
  const known = Object.keys(figures).some((key) => key.includes('circuitbreaker_state'));
  return [
    spool === undefined ? null : spool === 0 ? 'spool empty' : `${count(spool, 'record')} in the spool`,
    ...open.map(([circuit, state]) => `circuit ${circuit} ${state}`),
    known && !open.length ? 'all circuits closed' : null,
  ].filter(Boolean).flatMap((text, i) => i ? [', ', text] : [text]);
}
