import { el } from './dom.js';
import { contactOf, nameOf } from './format.js';

const SUGGESTIONS = ['Ben', 'Clara', 'Dora', 'Erik', 'Fatima', 'Goran'];

/** The row of contacts: tabs to switch between them, and a dialog to add one. */
export class Contacts {
  constructor({ select, add }) {
    this.tabs = document.getElementById('tabs');
    this.select = select;
    this.#dialog(add);
    this.tabs.addEventListener('keydown', (event) => this.#move(event));
  }

  show(conversations, selected) {
    const present = new Map([...this.tabs.children].map((tab) => [tab.dataset.id, tab]));
    for (const { id, contact, channel, live } of conversations) {
      let tab = present.get(id);
      if (!tab) {
        tab = el('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'data-id': id, 'aria-controls': `lane-${id}`, onclick: () => this.select(id) }, channel === 'web' ? nameOf(contact) : `${contact} · ${channel}`);
        this.tabs.append(tab);
      }
      tab.setAttribute('aria-selected', String(id === selected));
      tab.toggleAttribute('data-live', live);
      tab.tabIndex = id === selected ? 0 : -1;
    }
  }

  #move(event) {
    const all = [...this.tabs.children];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = all[(to + all.length) % all.length];
    tab.focus();
    this.select(tab.dataset.id);
  }

  #dialog(add) {
    const dialog = document.getElementById('new-contact');
    const name = document.getElementById('contact-name');
    document.getElementById('add').addEventListener('click', () => {
      const taken = [...this.tabs.children].map((tab) => tab.textContent);
      name.value = SUGGESTIONS.find((one) => !taken.includes(one)) ?? '';
      dialog.showModal();
      name.select();
    });
    document.getElementById('cancel-contact').addEventListener('click', () => dialog.close());
    dialog.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      const contact = contactOf(name.value);
      if (!contact) return;
      dialog.close(); // First, for it gives the focus back to the button.
      add(contact);
    });
  }
}
