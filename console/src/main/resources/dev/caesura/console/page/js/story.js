/**
 * A conversation's records as what happened: groups of messages that were answered together, and
 * what people commanded in between, in order of time.
 */
export function storyOf(lines) {
  const story = { messages: new Map(), turns: new Map(), events: [] };
  for (const line of lines) TAKE[line.kind]?.(story, line);
  const groups = groupsOf(story);
  return [...groups, ...story.events].sort((a, b) => a.at - b.at);
}

const TAKE = {
  message({ messages }, line) {
    const known = messages.get(line.messageId);
    if (known) known.again += 1;
    else messages.set(line.messageId, { id: line.messageId, at: line.at, text: line.text, type: line.type, direction: line.direction, again: 0 });
  },
  request(story, line) {
    const turn = turnOf(story, line.requestId);
    Object.assign(turn, { askedAt: line.at, openedAt: line.openedAt, closedAt: line.closedAt, closeReason: line.closeReason, attempt: line.attempt, messages: line.messages });
  },
  draft(story, line) {
    Object.assign(turnOf(story, line.requestId), { draft: line.text, draftError: line.error, model: line.model, millis: line.generationMillis });
  },
  reply(story, line) { Object.assign(turnOf(story, line.requestId), { reply: line.text, replyAt: line.at }); },
  delivery(story, line) { if (line.requestId) turnOf(story, line.requestId).delivery = line; },
  outcome(story, line) {
    const end = { outcome: line.outcome, reason: line.reason, score: line.score, at: line.at };
    if (line.subject === 'turn') turnOf(story, line.subjectId).end = end;
    else if (line.outcome !== 'duplicate') story.messages.set(line.subjectId, { ...(story.messages.get(line.subjectId) ?? { id: line.subjectId, at: line.at, again: 0 }), end, requestId: line.requestId });
  },
  command({ events }, line) { events.push({ key: line.id, kind: 'command', at: line.at, command: line.command, by: line.by }); },
  'dead-letter'({ events }, line) { events.push({ key: line.id, kind: 'dead-letter', at: line.at, reason: line.reason, problem: line.problem }); },
};

function turnOf({ turns }, id) {
  if (!turns.has(id)) turns.set(id, { id });
  return turns.get(id);
}

function groupsOf({ messages, turns }) {
  const groups = [];
  const grouped = new Set();
  for (const turn of turns.values()) {
    const own = (turn.messages ?? []).map((brief) => messages.get(brief.messageId) ?? { id: brief.messageId, text: brief.text, type: brief.type, at: turn.openedAt, again: 0 });
    own.forEach((message) => grouped.add(message.id));
    if (own.length || turn.reply) groups.push({ key: turn.id, kind: 'group', at: turn.openedAt ?? turn.replyAt, messages: own, turn });
  }
  const loose = [...messages.values()].filter((message) => !grouped.has(message.id)).sort((a, b) => a.at - b.at);
  for (const message of loose) {
    const last = groups.at(-1);
    const end = JSON.stringify([message.end?.outcome, message.end?.reason, message.requestId, message.direction]);
    if (last?.end === end) last.messages.push(message);
    else groups.push({ key: message.id, kind: 'group', at: message.at, messages: [message], turn: null, end });
  }
  return groups;
}
