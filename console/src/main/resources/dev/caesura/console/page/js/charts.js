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
 * @param titles what the axis on the left is called, and that on the right, if there is one
 */
export class PageChart {
  constructor(type, label, titles = {}) {
    this.canvas = el('canvas', { role: 'img', 'aria-label': label });
    this.root = el('div', { class: 'chart' }, this.canvas);
    this.type = type;
    this.titles = titles;
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
    this.chart.destroy(); // What is drawn keeps the colours that it was first drawn with.
    this.chart = undefined;
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
        x: { ...axis, grid: { display: false } },
        y: { ...axis, beginAtZero: true, grid: { color: colour('line') }, ticks: { ...axis.ticks, precision: 0, maxTicksLimit: 5 }, title: title(this.titles.y, soft) },
        ...this.titles.right ? { right: { ...axis, beginAtZero: true, position: 'right', grid: { display: false }, ticks: { ...axis.ticks, precision: 0, maxTicksLimit: 5 }, title: title(this.titles.right, soft) } } : {},
      },
    };
  }
}

function title(text, color) { return { display: Boolean(text), text, color, font: FONT }; }

function painted({ paint, line, ...dataset }) {
  const fill = Array.isArray(paint) ? paint.map(colour) : colour(paint);
  return { ...dataset, backgroundColor: fill, borderColor: line ? colour(line) : fill, borderWidth: line ? 1.5 : undefined };
}
