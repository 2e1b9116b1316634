import { get, signOut } from './api.js';
import { ConversationView } from './conversation.js';
import { DeadLettersView } from './dead-letters.js';
import { NowView } from './now.js';
import { SimilarityView } from './similarity.js';
import { TuneView } from './tune.js';
import { countdowns } from './countdown.js';

const VIEWS = { now: NowView, conversations: ConversationView, similarity: SimilarityView, 'dead-letters': DeadLettersView, tune: TuneView };
const status = document.getElementById('status');
const alarm = document.getElementById('alarm');
const me = await get('/api/me');
let view = null;
let picture = null;

/** Addresses are #view or #view/detail. */
function route() {
  const [name, ...rest] = location.hash.slice(1).split('/');
  const Wanted = VIEWS[name] ?? NowView;
  const detail = decodeURIComponent(rest.join('/'));
  if (!(view instanceof Wanted)) {
    view?.close?.();
    view = new Wanted(me);
    document.getElementById('view').replaceChildren(view.root);
    scrollTo(0, 0);
    if (picture) view.picture?.(picture);
  }
  view.open?.(detail);
  for (const link of document.querySelectorAll('#views a')) {
    const current = link.hash.slice(1) === (VIEWS[name] ? name : 'now');
    if (current) { link.setAttribute('aria-current', 'page'); reveal(link); } else link.removeAttribute('aria-current');
  }
}

/** Where there is no room for all views, the current one is in the middle. */
function reveal(link) {
  const row = link.parentElement;
  row.scrollLeft = link.offsetLeft - row.offsetLeft - (row.clientWidth - link.offsetWidth) / 2;
}

function show(next) {
  picture = next;
  status.textContent = 'Live';
  status.removeAttribute('data-lost');
  alarm.hidden = !next.logProblem;
  alarm.textContent = next.logProblem ? `The log can’t be read: ${next.logProblem}` : '';
  const letters = next.hour['dead-letter'] ?? 0;
  const count = document.getElementById('letters-count');
  count.hidden = letters === 0;
  count.textContent = letters;
  count.setAttribute('aria-label', `${letters} in the last hour`);
  view?.picture?.(next);
  countdowns();
}

function listen() {
  const source = new EventSource('/api/events');
  source.addEventListener('now', (event) => show(JSON.parse(event.data)));
  source.onerror = async () => {
    status.textContent = 'Connection lost, trying again';
    status.setAttribute('data-lost', '');
    if (source.readyState === EventSource.CLOSED) {
      await get('/api/me').catch(() => null); // Who has been signed out is sent to the door.
      setTimeout(listen, 2000);
    }
  };
  addEventListener('pagehide', () => source.close());
}

document.getElementById('me').textContent = me.name;
document.getElementById('sign-out').addEventListener('click', signOut);
addEventListener('unhandledrejection', (event) => {
  alarm.hidden = false;
  alarm.textContent = `Not everything could be loaded: ${event.reason?.message ?? event.reason}`;
  event.preventDefault(); // The alarm says it, until the next picture comes.
});
addEventListener('resize', () => reveal(document.querySelector('#views [aria-current]')));
addEventListener('hashchange', route);
document.addEventListener('themechange', () => view?.recolour?.());
route();
listen();
setInterval(countdowns, 250);
