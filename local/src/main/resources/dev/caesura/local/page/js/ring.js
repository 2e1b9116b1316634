import { svg } from './dom.js';

const RADIUS = 21;
const LENGTH = 2 * Math.PI * RADIUS;
const SMOOTH = !matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The time that is left until a burst closes, as a ring that empties. */
export function ring(openedAt, deadline, label) {
  const left = svg('circle', { class: 'left', cx: 24, cy: 24, r: RADIUS, 'stroke-dasharray': LENGTH });
  const text = svg('text', { x: 24, y: 24 });
  const root = svg('svg', { class: 'ring', viewBox: '0 0 48 48', role: 'timer', 'aria-label': label },
    svg('circle', { class: 'track', cx: 24, cy: 24, r: RADIUS }), left, text);
  root.dataset.opened = openedAt;
  root.dataset.deadline = deadline;
  return root;
}

/** Moves all rings of the page to the given time. */
export function turnRings(now) {
  for (const root of document.querySelectorAll('.ring')) {
    const deadline = Number(root.dataset.deadline);
    const whole = deadline - Number(root.dataset.opened);
    const rest = Math.max(0, deadline - now);
    const shown = SMOOTH ? rest : Math.ceil(rest / 1000) * 1000;
    const share = whole > 0 ? Math.min(1, shown / whole) : 0;
    const seconds = String(Math.ceil(rest / 1000));
    const [, left, text] = root.children;
    left.setAttribute('stroke-dashoffset', (LENGTH * (1 - share)).toFixed(2));
    left.style.visibility = share > 0 ? 'visible' : 'hidden'; // A round cap would leave a dot.
    if (text.textContent !== seconds) text.textContent = seconds;
  }
  for (const node of document.querySelectorAll('[data-countdown]')) {
    const seconds = `${Math.ceil(Math.max(0, Number(node.dataset.countdown) - now) / 1000)} s`;
    if (node.textContent !== seconds) node.textContent = seconds;
  }
}
