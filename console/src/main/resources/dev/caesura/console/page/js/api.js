/** The token that proves that this page, and no other site's, sends something. */
export function token() {
  const cookie = document.cookie.split('; ').find((one) => one.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}

export async function get(path) { return answer(await fetch(path)); }

/** A get whose answers are always those to the last question: an earlier one may come later. */
export function latest() {
  let current;
  return (path) => {
    const own = get(path).then((found) => (own === current ? found : current));
    current = own;
    return own;
  };
}

export async function post(path, body) {
  return answer(await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token() },
    body: JSON.stringify(body),
  }));
}

/** Signs out, and shows the door. */
export async function signOut() {
  await fetch('/logout', { method: 'POST', headers: { 'X-XSRF-TOKEN': token() } });
  location.assign('/login?logout');
}

async function answer(response) {
  if (response.status === 401) {
    location.assign('/login');
    return new Promise(() => {}); // The page is about to go.
  }
  const text = await response.text();
  if (!response.ok) throw new Error(problemOf(text) ?? `The console answered ${response.status}.`);
  return text ? JSON.parse(text) : null;
}

function problemOf(text) {
  try { return JSON.parse(text).message; } catch { return null; }
}
