import { latest, post } from './api.js';
import { PageChart } from './charts.js';
import { el } from './dom.js';
import { clock, contactIn, count } from './format.js';
import { REASONS, plain } from './words.js';

const NOVELTIES = { NUMBER: 'a number, price or time', CODE: 'a link or reference', NEGATION: 'a negation', NAME: 'a name', SPECIFIC: 'a specific word' };

const EVERY = 10_000;

/** Scores around the thresholds, what was held back for its score, and two texts to try. */
export class SimilarityView {
  constructor() {
    this.read = latest();
    this.questions = histogram('Questions');
    this.replies = histogram('Drafts');
    this.samples = el('tbody');
    this.result = el('p', { class: 'result', role: 'status' });
    this.root = el('div', { class: 'pair' },
      el('h2', { class: 'heard' }, 'Similarity'),
      this.#try(),
      el('section', { class: 'panel', 'aria-label': 'Questions' }, el('h3', {}, 'Questions'), this.questions.note = el('p', { class: 'note' }), this.questions.chart.root),
      el('section', { class: 'panel', 'aria-label': 'Drafts' }, el('h3', {}, 'Drafts'), this.replies.note = el('p', { class: 'note' }), this.replies.chart.root),
      el('section', { class: 'panel wide', 'aria-label': 'Held back' }, el('h3', {}, 'Held back for their score'),
        el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Held back, table' }, el('table', { class: 'stacked' },
          el('thead', {}, el('tr', {}, ...['When', 'Contact', 'Score', 'Text', 'Most like', 'Why'].map((name) => el('th', { scope: 'col' }, name)))), this.samples))));
    this.#load();
  }

  close() { this.questions.chart.close(); this.replies.chart.close(); }

  recolour() { this.questions.chart.recolour(); this.replies.chart.recolour(); }

  /** The scores of everything in memory are worked out at most every ten seconds. */
  picture(picture) {
    this.stale ||= picture.changed.length > 0;
    if (!this.stale || performance.now() - this.loadedAt < EVERY) return;
    this.#load();
  }

  #try() {
    const kind = el('select', { id: 'try-kind' }, el('option', { value: 'QUESTION' }, 'Two questions'), el('option', { value: 'REPLY' }, 'Two replies'));
    const a = el('input', { id: 'try-a', required: true, maxlength: 4000, placeholder: 'tu fais quoi ?' });
    const b = el('input', { id: 'try-b', required: true, maxlength: 4000, placeholder: 'tu travailles dans quoi ?' });
    const compare = async (event) => {
      event.preventDefault();
      try {
        this.#tell(await post('/api/similarity', { kind: kind.value, a: a.value, b: b.value }), kind.value);
      } catch (problem) {
        this.result.textContent = problem.message;
      }
    };
    return el('section', { class: 'panel wide', 'aria-label': 'Try two texts' }, el('h3', {}, 'Try two texts'),
      el('form', { class: 'try', onsubmit: compare },
        el('div', {}, el('label', { for: 'try-kind' }, 'Compare'), kind),
        el('div', {}, el('label', { for: 'try-a' }, 'First'), a),
        el('div', {}, el('label', { for: 'try-b' }, 'Second'), b),
        el('button', { type: 'submit', class: 'primary' }, 'Compare')),
      this.result);
  }

  #tell({ comparison, threshold, newInformation }, kind) {
    const { score, verdict, guard, grey } = comparison;
    const facts = [
      `threshold ${threshold.toFixed(2)}`,
      guard === 'NONE' ? null : `decided by: ${plain(guard.toLowerCase().replaceAll('_', '-'))}`,
      grey ? 'words alone can’t tell: a second opinion would be asked' : null,
      kind === 'QUESTION' && newInformation.length ? `new in the second: ${newInformation.map((one) => NOVELTIES[one] ?? plain(one.toLowerCase())).join(', ')}` : null,
    ].filter(Boolean).join(' · ');
    this.result.replaceChildren(el('b', { 'data-same': verdict === 'SAME' }, score.toFixed(2)), ` ${verdict === 'SAME' ? 'They say the same.' : 'They differ.'} `, el('small', {}, facts));
  }

  async #load() {
    this.stale = false;
    this.loadedAt = performance.now();
    const { thresholds, questions, replies, samples } = await this.read('/api/similarity');
    draw(this.questions, questions, thresholds.question);
    draw(this.replies, replies, thresholds.reply);
    this.samples.replaceChildren(...(samples.length ? samples.map(row) : [el('tr', {}, el('td', { colspan: 6, class: 'note' }, 'Nothing was held back for its score.'))]));
  }
}

function histogram(name) { return { chart: new PageChart('bar', name), name }; }

function draw(target, bins, threshold) {
  const from = (i) => i / bins.length;
  const total = bins.reduce((a, b) => a + b, 0);
  const over = bins.reduce((sum, number, i) => sum + (from(i) >= threshold - 1e-9 ? number : 0), 0);
  target.note.textContent = `Each beside the five before it in its conversation; the same from ${threshold.toFixed(2)} on.`;
  target.chart.show(bins.map((_, i) => from(i).toFixed(2)),
    [{ label: `${count(total, 'comparison')}, ${over} at the threshold or above`, data: bins, paint: bins.map((_, i) => from(i) >= threshold - 1e-9 ? 'accent' : 'bar') }],
    `${target.name}: ${count(total, 'comparison')}, of which ${over} reach the threshold of ${threshold.toFixed(2)}`);
}

function row({ at, conversation, score, text, like, reason }) {
  return el('tr', {}, el('td', {}, el('time', {}, clock(at))),
    el('td', {}, el('a', { href: `#conversations/${encodeURIComponent(conversation)}` }, contactIn(conversation))),
    el('td', {}, el('b', {}, score.toFixed(2))), el('td', { class: 'said' }, text ?? '–'), el('td', { class: 'said', 'data-label': 'Most like' }, like ?? '–'), el('td', { class: 'said' }, REASONS[reason] ?? plain(reason)));
}
