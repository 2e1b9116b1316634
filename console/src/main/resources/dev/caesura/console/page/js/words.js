/** What states, reasons and outcomes are called for a reader. */
export const STATES = {
  open: 'Waiting for the pause',
  closing: 'The pause is over',
  queued: 'Waits for the turn in flight',
  asked: 'Reply requested',
  drafted: 'Reply drafted',
  approved: 'Reply approved',
  sent: 'Reply sent',
};

export const OUTCOMES = {
  answered: 'Answered',
  duplicate: 'Duplicate',
  skipped: 'Not answered',
  suppressed: 'Reply held back',
  silent: 'Nothing to say',
  paused: 'Left to a person',
  stopped: 'Conversation stopped',
  ignored: 'Ignored',
  superseded: 'Went into the next turn',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

export const CLOSINGS = {
  inactivity: 'no further message',
  'max-wait': 'the longest wait was reached',
  'max-messages': 'the burst was full',
  keyword: 'a keyword closed it',
  flush: 'closed by command',
  supersede: 'asked again with newer messages',
};

/** Why a message or a turn ended as it did. */
export const REASONS = {
  redelivered: 'the channel delivered the same message again',
  'turn-in-flight': 'the answer before it was still on its way',
  'generation-error': 'no text could be generated',
  'empty-draft': 'the generated text was empty',
  'delivery-failed': 'the channel refused the reply for good',
  'no-delivery-result': 'nobody said whether the reply arrived',
  'no-draft': 'no draft came, however often it was asked for',
  unlocked: 'a command gave the turn up',
  'similar-question': 'the same was asked and answered a moment ago',
  'repeats-last-reply': 'the draft was the last reply again',
  'duplicate-reply': 'the draft said what a recent reply had said',
  'duplicate-reply-by-embedding': 'the draft meant what a recent reply had meant',
  'reply-window-over': 'the channel allows no reply so late',
  stale: 'it was too old when it was read',
  'stale-handed-off': 'it was too old when it was read, and is left to a person',
  'loop-quick-replies': 'two bots seemed to answer each other',
  'loop-same-question': 'the same question came again and again',
  'loop-repeated-reply': 'the same reply was made again and again',
  'loop-replies-per-hour': 'there were too many replies in an hour',
  exit: 'the conversation was brought to its end',
  'stop-keyword': 'the contact asked for no more replies',
  'stop-command': 'a command stopped the conversation',
  'pause-command': 'a command paused the conversation',
  'person-took-over': 'a person wrote from the business side',
  'person-wrote': 'it is what a person wrote from the business side',
  'own-echo': 'it is Caesura’s own reply, echoed by the channel',
  'ignored-contact': 'this contact is never answered',
  forgotten: 'a command erased the conversation',
};

/** What became of something, and why, in a sentence. */
export function verdict({ outcome, reason, score }) {
  const words = OUTCOMES[outcome] ?? plain(outcome);
  const why = reason ? `: ${REASONS[reason] ?? plain(reason)}` : '';
  return words + why + (score === undefined || score === null ? '' : ` (similarity ${score.toFixed(2)})`);
}

export function plain(code) {
  return code ? code.replaceAll('-', ' ') : '';
}
