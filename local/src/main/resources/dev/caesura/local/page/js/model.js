/** What the log said so far, by conversation. Records may come in any order across topics. */
export class Model {
  #conversations = new Map();
  #listeners = [];
  #setAside = [];
  policy = { gapMillis: 30_000, maxWaitMillis: 180_000 };
  skew = 0;

  onChange(listener) { this.#listeners.push(listener); }

  /** The server's time, which is the time of the records. */
  now() { return Date.now() + this.skew; }

  start(hello) {
    this.policy = hello;
    this.skew = hello.now - Date.now();
    for (const conversation of this.#conversations.values()) {
      for (const [id, message] of conversation.messages) if (message.at !== null) conversation.messages.delete(id);
      conversation.turns.clear();
    }
    this.#setAside = [];
    this.#changed(null);
  }

  conversation(id) {
    let found = this.#conversations.get(id);
    if (!found) {
      const [channel, account] = id.split(':', 2);
      const contact = decodeURIComponentSafely(id.slice(channel.length + account.length + 2));
      found = { id, channel, account, contact, messages: new Map(), turns: new Map() };
      this.#conversations.set(id, found);
    }
    return found;
  }

  /** What could not be read: the dead letter where there is one, else the record itself. */
  deadLetters() {
    const sources = this.#setAside.filter((one) => one.source).map((one) => one.source);
    return this.#setAside.filter((one) => one.kind === 'dead-letter' || !sources.some((source) => source.endsWith(one.id)));
  }

  /** A message on its way to the gateway: not yet in the log. */
  sending(id, message) {
    this.conversation(id).messages.set(message.id, { ...newMessage(message.id), text: message.text });
    this.#changed(id);
  }

  refused(id, messageId, why) {
    const message = this.conversation(id).messages.get(messageId);
    if (message && message.at === null) message.refused = why;
    this.#changed(id);
  }

  apply(record) {
    if (record.kind === 'dead-letter' || record.kind === 'unreadable') this.#setAside.push(record);
    else if (record.conversation) APPLY[record.kind]?.(this.conversation(record.conversation), record);
    this.#changed(record.conversation ?? null);
  }

  #changed(id) { this.#listeners.forEach((listener) => listener(id)); }
}

function newMessage(id) {
  return { id, text: null, type: 'text', direction: 'inbound', at: null, repeats: [], duplicates: 0 };
}

function message(conversation, id) {
  if (!conversation.messages.has(id)) conversation.messages.set(id, newMessage(id));
  return conversation.messages.get(id);
}

function turn(conversation, id) {
  if (!conversation.turns.has(id)) conversation.turns.set(id, { id, messages: [], attempts: new Map(), replies: [], deliveries: [], voids: [] });
  return conversation.turns.get(id);
}

/** One call of the generator. */
function attempt(turn, number) {
  if (!turn.attempts.has(number)) turn.attempts.set(number, { number });
  return turn.attempts.get(number);
}

const APPLY = {
  message(conversation, record) {
    if (record.change === 'edit') {
      Object.assign(message(conversation, record.messageId), { text: record.text ?? null, edited: true });
      return;
    }
    if (record.change) return;
    const known = message(conversation, record.messageId);
    if (known.at !== null && !known.inferred) {
      known.repeats.push(record.at);
    } else {
      Object.assign(known, { at: record.at, text: record.text ?? null, type: record.type, direction: record.direction, inferred: false });
    }
  },
  request(conversation, record) {
    const asked = turn(conversation, record.requestId);
    const messages = record.messages.map((one) => one.messageId);
    Object.assign(attempt(asked, record.attempt), { askedAt: record.at, early: record.early, messages, openedAt: record.openedAt, closedAt: record.closedAt, closeReason: record.closeReason });
    asked.messages = [...new Set([...asked.messages, ...messages])];
    for (const one of record.messages) {
      const known = message(conversation, one.messageId);
      known.requestId = record.requestId;
      // The message itself may be older than what the feed kept.
      if (known.at === null) Object.assign(known, { at: record.openedAt, text: one.text ?? null, type: one.type, inferred: true });
    }
  },
  draft(conversation, record) {
    Object.assign(attempt(turn(conversation, record.requestId), record.attempt), { draftAt: record.at, draft: record.text, draftError: record.error, model: record.model, generationMillis: record.generationMillis });
  },
  reply(conversation, record) {
    turn(conversation, record.requestId).replies.push({ at: record.at, text: record.text });
  },
  delivery(conversation, record) {
    if (record.requestId) turn(conversation, record.requestId).deliveries.push({ at: record.at, status: record.status, error: record.error });
  },
  outcome(conversation, record) {
    const { outcome, reason, score, at } = record;
    if (record.subject === 'turn') {
      Object.assign(turn(conversation, record.subjectId), { outcome, reason, score, endedAt: at });
    } else if (record.subject === 'attempt') {
      turn(conversation, record.subjectId).voids.push({ upTo: record.attempt, at, reason });
    } else {
      for (const id of record.messageIds ?? [record.subjectId]) {
        const known = message(conversation, id);
        if (outcome === 'duplicate') known.duplicates += 1;
        else Object.assign(known, { outcome, reason, score, endedAt: at, requestId: record.requestId ?? known.requestId });
      }
    }
  },
};

function decodeURIComponentSafely(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}
