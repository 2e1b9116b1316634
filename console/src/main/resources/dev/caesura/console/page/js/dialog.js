import { el } from './dom.js';

const dialog = document.getElementById('dialog');

/**
 * Asks before something is done. Stays open with what went wrong when it could not be done.
 *
 * @param act does it; null if there is nothing to do but to read
 */
export function ask({ title, content, confirm, danger, act, wide }) {
  const trouble = el('p', { class: 'trouble', role: 'alert' });
  const sure = act ? el('button', { type: 'submit', class: danger ? 'primary danger' : 'primary' }, confirm) : null;
  const form = el('form', { method: 'dialog' },
    el('h2', { id: 'dialog-title' }, title), ...content.filter(Boolean), trouble,
    el('div', { class: 'actions' }, el('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, act ? 'Cancel' : 'Close'), sure));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    sure.disabled = true;
    try {
      await act();
      dialog.close();
    } catch (problem) {
      trouble.textContent = problem.message;
      sure.disabled = false;
    }
  });
  dialog.classList.toggle('wide', Boolean(wide));
  dialog.replaceChildren(form);
  dialog.showModal();
}
