const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

const DATE = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const NUMBER = new Intl.NumberFormat();

/** The viewer's local time, with seconds; with the day, if that is another one. */
export function clock(millis) {
  const day = new Date(millis).toDateString() === new Date().toDateString() ? '' : `${DATE.format(millis)}, `;
  return day + CLOCK.format(millis);
}

/** A whole number as people write it: 12,400. */
export function whole(number) {
  return NUMBER.format(number);
}

/** A duration as one says it: 85 ms, 1.2 s, 30 s, 3 min. */
export function span(millis) {
  if (millis > 0 && millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 10_000 && millis % 1000 >= 50) return `${(millis / 1000).toFixed(1)} s`;
  if (millis < 120_000) return `${Math.round(millis / 1000)} s`;
  return `${Math.round(millis / 60_000)} min`;
}

export function count(number, noun) {
  return `${whole(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** A contact's name as people write it: ada-lovelace becomes Ada Lovelace. */
export function nameOf(contact) {
  return /^[a-z][a-z0-9-]*$/.test(contact)
    ? contact.split('-').filter(Boolean).map((part) => part[0].toUpperCase() + part.slice(1)).join(' ')
    : contact;
}

/** A name as a contact's id: lower case letters, digits and hyphens. */
export function contactOf(name) {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
}

/** A conversation's contact, as people write it. */
export function contactIn(id) {
  return nameOf(decode(id.split(':').slice(2).join(':')));
}

/** A conversation's channel and account. */
export function channelIn(id) {
  return id.split(':').slice(0, 2).map(decode).join(' · ');
}

function decode(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}
