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

export function plain(code) {
  return code ? code.replaceAll('-', ' ') : '';
}
