/** Turns what the log said into cards: one for each burst, the newest first. */
export function cardsOf(conversation, policy, now) {
  const messages = [...conversation.messages.values()].filter((one) => one.at !== null && one.direction === 'inbound');
  messages.sort((a, b) => a.at - b.at);
  const turns = [...conversation.turns.values()].map(progressOf).filter((turn) => turn.askedAt);
  const asked = new Set(turns.flatMap((turn) => turn.messages));
  const loose = messages.filter((one) => !asked.has(one.id));
  const inFlight = turns.some((turn) => !turn.outcome && !turn.isOpen && !sentAt(turn));
  const cards = turns.map((turn) => askedCard(turn, messages, loose, policy, now));
  for (const burst of burstsOf(loose, policy)) cards.push(looseCard(burst, policy, inFlight, now));
  return cards.sort((a, b) => b.openedAt - a.openedAt);
}

/**
 * A turn as its last attempt has it, and all its attempts in order. An attempt is void if a message, an edit or a
 * deletion came before its reply was on its way; what was drafted or approved by then is void with it.
 */
function progressOf(turn) {
  const attempts = [...turn.attempts.values()].filter((one) => one.askedAt).sort((a, b) => a.number - b.number)
    .map((one) => ({ ...one, ended: turn.voids.filter((each) => each.upTo >= one.number).sort((a, b) => a.at - b.at)[0] }));
  const last = attempts.at(-1) ?? {};
  const voidAt = Math.max(0, ...turn.voids.map((one) => one.at));
  const replied = turn.replies.filter((one) => one.at >= voidAt).at(-1);
  const { askedAt, early, closedAt, closeReason, draftAt, draft, draftError, model, generationMillis } = last.ended ? { askedAt: last.askedAt } : last;
  return {
    ...turn, attempts, voidAt, askedAt, early, closedAt, closeReason, draftAt, draft, draftError, model, generationMillis,
    openedAt: last.openedAt, replyAt: replied?.at, reply: replied?.text,
    calledBack: turn.replies.filter((one) => one.at < voidAt),
    isOpen: !turn.outcome && !replied && Boolean(last.ended ? last.ended.reason !== 'asked-again' : last.early),
  };
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

/** What has joined a turn that is open again is its own, and no burst of its own. */
function askedCard(turn, messages, loose, policy, now) {
  const own = messages.filter((one) => turn.messages.includes(one.id));
  let quietFrom = Math.max(own.at(-1)?.at ?? 0, ...turn.voids.filter((one) => one.reason !== 'message-joined').map((one) => one.at));
  while (turn.isOpen && loose.length && !loose[0].outcome && loose[0].at >= turn.openedAt && loose[0].at <= quietFrom + policy.gapMillis) {
    own.push(loose.shift());
    quietFrom = Math.max(quietFrom, own.at(-1).at);
  }
  const deadline = Math.min(quietFrom + policy.gapMillis, turn.openedAt + policy.maxWaitMillis);
  const state = turn.outcome ? 'ended' : sentAt(turn) ? 'sent' : turn.reply ? 'approved'
    : turn.isOpen && now < deadline ? 'open' : turn.draftAt ? 'drafted' : turn.isOpen && !turn.early ? 'closing' : 'asked';
  return { ...turn, key: turn.messages[0] ?? turn.id, state, messages: own, deadline, sentAt: sentAt(turn), lastAt: quietFrom };
}

/** When the channel took the reply. */
export function sentAt(turn) {
  return turn.deliveries.find((delivery) => ['sent', 'delivered', 'read'].includes(delivery.status))?.at;
}
