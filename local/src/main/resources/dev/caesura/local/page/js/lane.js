import { Chat } from './chat.js';
import { el } from './dom.js';
import { nameOf } from './format.js';
import { Timeline } from './timeline.js';
import { cardsOf } from './turns.js';
import * as webhook from './webhook.js';

const BURST = ['hi', 'are you open', 'tomorrow?'];
const STILL = matchMedia('(prefers-reduced-motion: reduce)');

/** One conversation: the phone, and beside it what happens. */
export class Lane {
  constructor(conversation, model) {
    this.conversation = conversation;
    this.model = model;
    this.chat = new Chat(conversation, {
      send: (chat, text) => this.#send(text),
      burst: (chat) => this.#burst(chat),
      again: (chat) => this.#again(chat),
    });
    this.timeline = new Timeline(nameOf(conversation.contact));
    this.root = el('div', { class: 'lane', role: 'tabpanel', id: `lane-${conversation.id}`, 'aria-labelledby': `tab-${conversation.id}` }, this.chat.root, this.timeline.root);
  }

  show() {
    const cards = cardsOf(this.conversation, this.model.policy, this.model.now());
    this.chat.show(this.conversation, cards);
    this.chat.canRedeliver(webhook.canRedeliver(this.conversation.contact));
    this.timeline.show(cards, this.model.policy);
    this.cards = cards;
  }

  /** Whether a burst is open or a turn in flight. */
  isLive() { return (this.cards ?? []).some((card) => card.state !== 'ended'); }

  /** When this lane must be drawn again though nothing was written: an open burst's deadline. */
  nextChange() {
    return Math.min(...(this.cards ?? []).filter((card) => card.state === 'open').map((card) => card.deadline));
  }

  async #send(text) {
    const { id, contact } = this.conversation;
    const messageId = webhook.newId();
    this.chat.say('');
    this.model.sending(id, { id: messageId, text });
    try {
      await webhook.send(contact, messageId, text);
    } catch (problem) {
      this.model.refused(id, messageId, problem.message);
      this.chat.say(`Not sent: ${problem.message}.`);
    }
  }

  /** Types three messages as a person does: in one go, with short pauses. */
  async #burst(chat) {
    chat.burst.disabled = true;
    const pause = Math.min(900, this.model.policy.gapMillis / 4);
    for (const [i, text] of BURST.entries()) {
      if (i > 0) await wait(pause);
      await this.#type(chat, text, pause);
      await this.#send(text);
    }
    chat.burst.disabled = false;
  }

  async #type(chat, text, limit) {
    if (!STILL.matches) {
      for (let end = 1; end <= text.length; end++) {
        chat.input.value = text.slice(0, end);
        await wait(Math.min(45, limit / text.length));
      }
    }
    chat.input.value = '';
  }

  async #again(chat) {
    chat.again.disabled = true;
    chat.say('');
    try {
      await webhook.redeliver(this.conversation.contact);
    } catch (problem) {
      chat.say(`Not delivered again: ${problem.message}.`);
    }
    chat.again.disabled = false;
  }
}

function wait(millis) { return new Promise((done) => setTimeout(done, millis)); }
