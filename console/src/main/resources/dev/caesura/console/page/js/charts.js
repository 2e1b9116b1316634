import { el } from './dom.js';

/** A colour of the page's, as the canvas needs it. */
function colour(name) {
  const probe = el('span');
  document.body.append(probe);
  probe.style.color = `var(--${name})`;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

const FONT = { family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif', size: 12 };

/**
 * A chart on a canvas, in the page's colours, with words for those who can't see it.
 *
 * @param type line or bar
 * @param options what differs from the usual, as Chart.js has it
 */
export class PageChart {
  constructor(type, label, options = {}) {
    this.canvas = el('canvas', { role: 'img', 'aria-label': label });
    this.root = el('div', { class: 'chart' }, this.canvas);
    this.type = type;
    this.options = options;
  }

  /** Shows other figures; a dataset's paint is one of the page's colours, or one for each bar; its line another. */
  show(labels, datasets, words) {
    this.canvas.setAttribute('aria-label', words);
    this.data = { labels, datasets };
    this.chart ??= new Chart(this.canvas, { type: this.type, data: { labels: [], datasets: [] }, options: this.#base() });
    this.chart.data.labels = labels;
    datasets.forEach((dataset, i) => {
      this.chart.data.datasets[i] = Object.assign(this.chart.data.datasets[i] ?? {}, painted(dataset));
    });
    this.chart.update('none');
  }

  recolour() {
    if (!this.chart) return;
    this.chart.options = this.#base();
    this.show(this.data.labels, this.data.datasets, this.canvas.getAttribute('aria-label'));
  }

  close() { this.chart?.destroy(); }

  #base() {
    const soft = colour('ink-soft');
    const axis = { ticks: { color: soft, font: FONT, maxRotation: 0, autoSkipPadding: 24 }, border: { display: false } };
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      plugins: { legend: { position: 'top', align: 'start', labels: { color: colour('ink'), font: FONT, boxWidth: 10, boxHeight: 10, useBorderRadius: true, borderRadius: 2 } } },
      scales: {
        x: { ...axis, grid: { display: false }, ...this.options.x },
        y: { ...axis, beginAtZero: true, grid: { color: colour('line') }, ticks: { ...axis.ticks, precision: 0, maxTicksLimit: 5 }, ...this.options.y },
      },
    };
  }
}

function painted({ paint, line, ...dataset }) {
  const fill = Array.isArray(paint) ? paint.map(colour) : colour(paint);
  return { ...dataset, backgroundColor: fill, borderColor: line ? colour(line) : fill, borderWidth: line ? 1.5 : undefined };
}
