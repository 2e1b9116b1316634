const tokens = new Map();
const last = new Map();

/** A new message's id, as a channel would give it. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `web-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Sends a message through the real webhook. */
export async function send(contact, messageId, text) {
  const body = JSON.stringify({ messageId, contact, text });
  last.set(contact, body);
  return post(contact, body);
}

export function canRedeliver(contact) { return last.has(contact); }

/** Sends the last webhook again: the very same bytes. */
export async function redeliver(contact) { return post(contact, last.get(contact)); }

async function post(contact, body) {
  const headers = { 'Content-Type': 'application/json', 'X-Session-Token': await token(contact) };
  const response = await fetch('webhooks/web/demo', { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
}

/** Lets this page write as one contact; issued by the page's server, which knows the secret. */
async function token(contact) {
  const known = tokens.get(contact);
  if (known && known.expiresAt > Date.now() + 5000) return known.token;
  const response = await fetch(`demo/session?contact=${encodeURIComponent(contact)}`, { method: 'POST' });
  if (!response.ok) throw new Error(`no session: ${response.status}`);
  tokens.set(contact, await response.json());
  return tokens.get(contact).token;
}
