import { Contacts } from './contacts.js';
import { el } from './dom.js';
import { listen } from './feed.js';
import { clock, nameOf, span } from './format.js';
import { Lane } from './lane.js';
import { Model } from './model.js';
import { turnRings } from './ring.js';
import { OUTCOMES, plain } from './words.js';

const ACCOUNT = 'web:demo:';
const LETTERS_SHOWN = 5;
const model = new Model();
const lanes = new Map();
const dirty = new Set();
let selected = ACCOUNT + 'ada';
let beside = false;
let startedAt = Infinity;

const contacts = new Contacts({
  select: (id) => { selected = id; arrange(); },
  add: (contact) => { keep(contact); open(ACCOUNT + contact); selected = ACCOUNT + contact; arrange(); lanes.get(selected).chat.input.focus(); },
});

function open(id) {
  if (lanes.has(id)) return;
  lanes.set(id, new Lane(model.conversation(id), model));
  document.getElementById('lanes').append(lanes.get(id).root);
  dirty.add(id);
}

function arrange() {
  const roomy = matchMedia('(width >= 80rem)').matches;
  document.body.classList.toggle('several', lanes.size > 1);
  document.body.classList.toggle('beside', beside && roomy);
  document.getElementById('beside').setAttribute('aria-pressed', String(beside));
  lanes.forEach((lane, id) => { lane.root.hidden = id !== selected && !(beside && roomy); });
  showContacts();
}

function showContacts() {
  contacts.show([...lanes].map(([id, lane]) => ({ ...model.conversation(id), live: lane.isLive() })), selected);
}

/** Contacts that were added stay over a reload, before they have written anything. */
function keep(contact) {
  const all = new Set([...kept(), contact]);
  try { localStorage.setItem('contacts', JSON.stringify([...all])); } catch { /* Private mode. */ }
}

function kept() {
  try { return JSON.parse(localStorage.getItem('contacts')) ?? []; } catch { return []; }
}

model.onChange((id) => {
  if (id === null) lanes.forEach((lane, each) => dirty.add(each));
  else { if (!lanes.has(id)) { open(id); arrange(); } dirty.add(id); }
});

function announce(record) {
  if (record.at < startedAt || !record.conversation) return;
  const name = nameOf(model.conversation(record.conversation).contact);
  const words = record.kind === 'request' ? record.early ? `${name}: a draft is asked for while the burst is open` : `${name}: the pause is over, one reply is requested`
    : record.kind === 'outcome' && record.subject === 'attempt' ? `${name}: a call is cancelled, more was written`
    : record.kind === 'outcome' && record.outcome === 'duplicate' ? `${name}: delivered again, a duplicate; nothing happens twice`
      : record.kind === 'outcome' && record.subject === 'turn' && record.outcome !== 'answered' ? `${name}: ${OUTCOMES[record.outcome] ?? record.outcome}` : '';
  if (words) document.getElementById('announcer').textContent = words;
}

function showDeadLetters() {
  const letters = model.deadLetters();
  const more = letters.length - LETTERS_SHOWN;
  document.getElementById('aside').hidden = letters.length === 0;
  document.getElementById('dead-letters').replaceChildren(...letters.slice(-LETTERS_SHOWN).reverse().map((letter) => el('li', {},
    el('b', {}, plain(letter.reason) || 'unreadable'), ` · ${clock(letter.at)} · `, el('code', {}, letter.source ?? letter.id), el('span', { class: 'note' }, letter.problem ?? ''))),
  more > 0 ? el('li', { class: 'note' }, `and ${more} earlier`) : '');
}

function hello(greeting) {
  startedAt = greeting.now;
  model.start(greeting);
  document.getElementById('status').textContent = `Live, pause of ${span(greeting.gapMillis)}`;
  document.getElementById('example').textContent = greeting.example;
  document.getElementById('broker').textContent = greeting.broker;
}

function state(name) {
  const status = document.getElementById('status');
  status.toggleAttribute('data-lost', name !== 'live');
  if (name === 'lost') status.textContent = 'Connection lost, trying again';
  if (name === 'closed') status.textContent = 'The demo has ended';
}

function frame() {
  const now = model.now();
  lanes.forEach((lane, id) => { if (now >= lane.nextChange()) dirty.add(id); });
  dirty.forEach((id) => lanes.get(id).show());
  if (dirty.size) {
    showDeadLetters();
    showContacts();
  }
  dirty.clear();
  turnRings(now);
  requestAnimationFrame(frame);
}

document.getElementById('beside').addEventListener('click', () => { beside = !beside; arrange(); });
matchMedia('(width >= 80rem)').addEventListener('change', arrange);
open(selected);
kept().forEach((contact) => open(ACCOUNT + contact));
arrange();
listen({ hello, state, record: (record) => { model.apply(record); announce(record); } });
requestAnimationFrame(frame);
