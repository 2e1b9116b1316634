import { post } from './api.js';
import { ask } from './dialog.js';
import { el } from './dom.js';
import { contactIn } from './format.js';

/** What an operator can do with a conversation, and what comes of it. */
const COMMANDS = [
  { name: 'pause', title: 'Pause', effect: 'A person takes over: nothing is answered until the pause is over or the conversation is resumed. A turn in flight is cancelled.' },
  { name: 'resume', title: 'Resume', effect: 'Messages are answered again.' },
  { name: 'stop', title: 'Stop', effect: 'Nothing is answered any more, until the conversation is resumed.' },
  { name: 'flush', title: 'Flush', effect: 'The open burst closes now, without waiting for its pause.' },
  { name: 'unlock', title: 'Unlock', effect: 'The turn in flight is given up, and what waits behind it goes on. If its reply comes after all, it is not sent.' },
  { name: 'forget', title: 'Forget', danger: true, effect: 'The conversation’s state and history are erased. This can’t be undone.' },
];

const PAUSES = [['PT30M', 'half an hour'], ['PT2H', 'two hours'], ['PT8H', 'eight hours'], ['PT24H', 'a day'], ['', 'as long as the settings say']];

/** The buttons; each asks before it does anything. */
export function commandButtons(id, say) {
  return el('div', { class: 'commands', role: 'group', 'aria-label': 'Commands' }, ...COMMANDS.map((command) =>
    el('button', { type: 'button', class: 'plain', onclick: () => confirm(id, command, say) }, command.title)));
}

function confirm(id, { name, title, effect, danger }, say) {
  const pause = name === 'pause' ? el('select', { id: 'pause-for' }, ...PAUSES.map(([value, words]) => el('option', { value, selected: value === 'PT2H' }, words))) : null;
  ask({
    title: `${title} the conversation with ${contactIn(id)}?`,
    content: [el('p', {}, effect), pause ? el('label', { for: 'pause-for' }, 'For ') : null, pause],
    confirm: title,
    danger,
    act: async () => {
      await post('/api/conversations/commands', { conversation: id, command: name, parameters: pause?.value ? { for: pause.value } : {} });
      say(`${title} was commanded.`);
    },
  });
}
