/** Turns what the log said into cards: one for each burst, the newest first. */
export function cardsOf(conversation, policy, now) {
  const messages = [...conversation.messages.values()].filter((one) => one.at !== null && one.direction === 'inbound');
  messages.sort((a, b) => a.at - b.at);
  const inFlight = [...conversation.turns.values()].some((turn) => turn.askedAt && !turn.outcome && !sentAt(turn));
  const cards = [...conversation.turns.values()].filter((turn) => turn.askedAt).map((turn) => askedCard(turn, messages));
  const loose = messages.filter((one) => !conversation.turns.get(one.requestId)?.askedAt);
  for (const burst of burstsOf(loose, policy)) cards.push(looseCard(burst, policy, inFlight, now));
  return cards.sort((a, b) => b.openedAt - a.openedAt);
}

/** The sessions that a gap makes of messages in order, ended early by the longest wait. */
function burstsOf(messages, policy) {
  const bursts = [];
  for (const one of messages) {
    const burst = bursts.at(-1);
    if (burst && one.at - burst.at(-1).at <= policy.gapMillis && one.at - burst[0].at <= policy.maxWaitMillis
      && one.outcome === burst[0].outcome) burst.push(one);
    else bursts.push([one]);
  }
  return bursts;
}

function looseCard(messages, policy, inFlight, now) {
  const openedAt = messages[0].at;
  const lastAt = messages.at(-1).at;
  const deadline = Math.min(lastAt + policy.gapMillis, openedAt + policy.maxWaitMillis);
  const ended = messages.find((one) => one.outcome);
  const state = ended ? 'ended' : now < deadline ? 'open' : inFlight ? 'queued' : 'closing';
  return {
    key: messages[0].id, state, messages, openedAt, lastAt, deadline,
    outcome: ended?.outcome, reason: ended?.reason, score: ended?.score, endedAt: ended?.endedAt,
  };
}

function askedCard(turn, messages) {
  const own = messages.filter((one) => turn.messages.includes(one.id));
  const state = turn.outcome ? 'ended' : sentAt(turn) ? 'sent' : turn.reply ? 'approved' : turn.draftAt ? 'drafted' : 'asked';
  return { ...turn, key: turn.messages[0] ?? turn.id, state, messages: own, sentAt: sentAt(turn), lastAt: own.at(-1)?.at };
}

/** When the channel took the reply. */
export function sentAt(turn) {
  return turn.deliveries.find((delivery) => ['sent', 'delivered', 'read'].includes(delivery.status))?.at;
}
