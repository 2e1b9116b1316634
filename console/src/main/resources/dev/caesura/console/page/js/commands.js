import { post } from './api.js';
import { ask } from './dialog.js';
import { el } from './dom.js';
import { clock, contactIn } from './format.js';

/** What an operator can do with a conversation, and what comes of it. */
const COMMANDS = [
  { name: 'pause', title: 'Pause', effect: 'A person takes over: nothing is answered until the pause is over or the conversation is resumed. A turn in flight is cancelled.' },
  { name: 'resume', title: 'Resume', effect: 'Messages are answered again.' },
  { name: 'stop', title: 'Stop', effect: 'Nothing is answered any more, until the conversation is resumed.' },
  { name: 'flush', title: 'Flush', effect: 'The open burst closes now, without waiting for its pause.' },
  { name: 'unlock', title: 'Unlock', effect: 'The turn in flight is given up, and the bursts behind it go on. If its reply comes after all, it is not sent.' },
  { name: 'forget', title: 'Forget', danger: true, effect: 'The conversation’s state and history are erased. This can’t be undone.' },
];

const PAUSES = [['PT30M', 'half an hour'], ['PT2H', 'two hours'], ['PT8H', 'eight hours'], ['PT24H', 'a day'], ['', 'as long as the settings say']];

/** Whether a pause is over, whatever the processor has not looked at yet. */
export function standingNow({ standing, pausedUntil }) {
  return standing === 'paused' && pausedUntil && Date.parse(pausedUntil) <= Date.now() ? 'open' : standing;
}

/** What there is to do for each command; where nobody knows how the conversation stands, all is offered. */
function fits(name, view) {
  if (!view.standing) return true;
  const now = standingNow(view);
  return {
    pause: now !== 'stopped',
    resume: now !== 'open',
    stop: now !== 'stopped',
    flush: view.openBursts.length > 0,
    unlock: Boolean(view.turn),
  }[name] ?? true;
}

/** The buttons that fit; each asks before it does anything. */
export function commandButtons(id, view, say) {
  return COMMANDS.filter(({ name }) => fits(name, view)).map((command) =>
    el('button', { type: 'button', class: 'plain', 'data-key': command.name, onclick: () => confirm(id, command, say) }, command.title));
}

function words({ said, until, command }) {
  if (command.command !== 'pause') return said;
  return until ? `${said} until ${clock(Date.parse(until))}.` : `${said} for as long as the settings say.`;
}

function confirm(id, { name, title, effect, danger }, say) {
  const pause = name === 'pause' ? el('select', { id: 'pause-for' }, ...PAUSES.map(([value, words]) => el('option', { value, selected: value === 'PT2H' }, words))) : null;
  ask({
    title: `${title} the conversation with ${contactIn(id)}?`,
    content: [el('p', {}, effect), pause ? el('label', { for: 'pause-for' }, 'For ') : null, pause],
    confirm: title,
    danger,
    act: async () => {
      say(words(await post('/api/conversations/commands', { conversation: id, command: name, parameters: pause?.value ? { for: pause.value } : {} })));
    },
  });
}
