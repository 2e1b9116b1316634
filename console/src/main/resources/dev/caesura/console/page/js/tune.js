import { get } from './api.js';
import { PageChart } from './charts.js';
import { el } from './dom.js';
import { count, span, whole } from './format.js';

const SPANS = [['PT1H', 'the last hour'], ['P1D', 'the last day'], ['P7D', 'the last week'], ['P30D', 'the last 30 days']];
const COLUMNS = ['Pause', 'Replies', 'Calls saved', 'Cut apart', 'Joined', 'Interrupted', 'Wait after the last', 'After the first', '95 %'];

const FELT = ['Setting', 'Pause', 'Draft after', 'Answers', 'Answer after the last', '95 %', 'While writing', 'Calls', 'In vain'];

/** The gap advisor: what other pauses would have done with the messages that were really sent. */
export class TuneView {
  constructor() {
    this.charts = [];
    this.channels = el('div', { class: 'pair' });
    this.said = el('p', { class: 'note', role: 'status' });
    this.since = el('select', { id: 'tune-since' }, ...SPANS.map(([value, words]) => el('option', { value, selected: value === 'P1D' }, words)));
    this.gap = seconds('tune-gap', 30);
    this.answer = seconds('tune-answer', 10);
    this.go = el('button', { type: 'submit', class: 'primary' }, 'Try the pauses');
    this.root = el('div', { class: 'letters' },
      el('h2', {}, 'Tune the pause'),
      el('p', { class: 'note' }, 'Forms the bursts of the messages that were really sent under several pauses. A short pause answers sooner, and interrupts more often those who are still writing. What contacts feel is measured, and simulated under the presets.'),
      el('form', { class: 'try tune', onsubmit: (event) => { event.preventDefault(); this.#try(); } },
        el('div', {}, el('label', { for: 'tune-since' }, 'Messages of'), this.since),
        el('div', {}, el('label', { for: 'tune-gap' }, 'Present pause, seconds'), this.gap),
        el('div', {}, el('label', { for: 'tune-answer' }, 'A reply takes, seconds'), this.answer),
        this.go),
      this.said, this.channels);
  }

  close() { this.charts.forEach((chart) => chart.close()); }

  recolour() { this.charts.forEach((chart) => chart.recolour()); }

  async #try() {
    this.go.disabled = true;
    this.said.textContent = 'Reading the log…';
    try {
      this.#show(await get(`/api/tune?since=${this.since.value}&gap=PT${this.gap.value}S&answerTime=PT${this.answer.value}S`));
    } catch (problem) {
      this.said.textContent = problem.message;
    }
    this.go.disabled = false;
  }

  #show(channels) {
    this.close();
    this.charts = [];
    const found = Object.entries(channels);
    this.said.textContent = found.length ? '' : 'No messages in that time.';
    this.channels.replaceChildren(...found.map(([name, channel]) => this.#channel(name, channel)));
    this.charts.forEach((chart) => chart.draw());
  }

  #channel(name, { recommendation, trials, felt }) {
    const title = `${name}, ${count(trials[0].messages, 'message')}`;
    const sorted = [...trials].sort((a, b) => gapOf(a) - gapOf(b));
    const chart = new PageChart('line', title, { y: '%', right: 'seconds' });
    chart.draw = () => chart.show(sorted.map((trial) => `${gapOf(trial)} s`), [
      { label: 'Interrupted, %', data: sorted.map((trial) => 100 * shareOf(trial)), paint: 'accent' },
      { label: 'Wait from the first message, seconds (median)', data: sorted.map((trial) => trial.waitAfterFirstSeconds), paint: 'bar', yAxisID: 'right' },
    ], `${title}: ${recommendation.reasoning}`);
    this.charts.push(chart);
    return el('section', { class: 'panel wide', 'aria-label': name }, el('h3', {}, title),
      el('p', { class: 'result' }, 'Recommended: ', recommendation.reasoning), chart.root,
      table(`${name}, table`, COLUMNS, sorted.map((trial) => row(trial, trial === trials[0], recommendation.best))),
      ...felt ? feltOf(name, felt) : []);
  }
}

/** What contacts feel: by the ledger, and simulated under other settings. */
function feltOf(name, felt) {
  const waits = `Measured from the turn ledger, and simulated: ${count(felt.messages, 'message')} through the processor's own rules, with calls of ${span(1000 * felt.modelSeconds)} at the median.`;
  const rows = [feltRow('Measured', '', '', felt.measured), ...felt.simulated.map((trial) =>
    feltRow(`${trial.name}, simulated`, `${gapOf(trial)} s`, draftAfter(trial), trial.answers))];
  return [el('h4', {}, 'What contacts feel'), el('p', { class: 'note' }, waits), table(`${name}, what contacts feel`, FELT, rows)];
}

function draftAfter(trial) {
  const after = toSeconds(trial.draftAfter);
  return after ? `${trial.draftDynamic ? 'from ' : ''}${after} s` : 'off';
}

function feltRow(name, gap, draftAfter, { answers, waitSeconds, longWaitSeconds, whileWriting, calls, inVain }) {
  const wait = (value) => answers ? span(1000 * value) : '–';
  const cells = [gap, draftAfter, whole(answers), wait(waitSeconds), wait(longWaitSeconds), share(whileWriting, answers), whole(calls), share(inVain, calls)];
  return el('tr', {}, el('th', { scope: 'row' }, name), ...labelled(cells, FELT));
}

function share(part, all) { return all ? `${whole(part)} (${(100 * part / all).toFixed(1)} %)` : whole(part); }

/** Cells that say what they are where there is no room for columns. */
function labelled(cells, columns) { return cells.map((cell, i) => el('td', { 'data-label': columns[i + 1] }, cell)); }

function table(label, columns, rows) {
  return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, el('table', { class: 'numbers' },
    el('thead', {}, el('tr', {}, ...columns.map((column) => el('th', { scope: 'col' }, column)))),
    el('tbody', {}, ...rows)));
}

function seconds(id, value) { return el('input', { id, type: 'number', min: 1, max: 3600, step: 1, required: true, value }); }

function gapOf(trial) { return toSeconds(trial.gap); }

/** An ISO-8601 duration of hours, minutes and seconds. */
function toSeconds(text) {
  const [, hours = 0, minutes = 0, rest = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

function shareOf({ interrupted, replies }) { return replies ? interrupted / replies : 0; }

function row(trial, present, best) {
  const chosen = best.gap === trial.gap;
  const cells = [trial.replies, trial.callsSaved, trial.split, trial.merged, `${(100 * shareOf(trial)).toFixed(1)} %`, ...[trial.waitAfterLastSeconds, trial.waitAfterFirstSeconds, trial.longWaitSeconds].map((wait) => span(1000 * wait))];
  const notes = [present ? 'now' : '', chosen ? 'recommended' : ''].filter(Boolean).join(', ');
  return el('tr', { class: notes ? 'marked' : '' }, el('th', { scope: 'row' }, `${gapOf(trial)} s`, notes ? ` (${notes})` : ''), ...labelled(cells, COLUMNS));
}
