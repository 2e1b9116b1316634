import { token } from './api.js';

const ways = await (await fetch('/login/ways')).json();
const form = document.getElementById('with-password');
const provider = document.getElementById('with-provider');

form.hidden = !ways.password;
provider.hidden = !ways.oidc;
provider.textContent = `Sign in with ${ways.oidc}`;
form.addEventListener('submit', () => { document.getElementById('csrf').value = token(); });
if (ways.password) document.getElementById('username').focus();

const asked = new URLSearchParams(location.search);
const trouble = document.getElementById('trouble');
if (asked.has('error')) trouble.textContent = 'That did not work. Check the name and the password, and that you have a role here.';
if (asked.has('logout')) trouble.textContent = 'You have signed out.';
if (asked.has('wait')) wait(Date.now() + 1000 * Number(asked.get('wait')));

/** Says once what happened, and counts down on the button. */
function wait(until) {
  const button = form.querySelector('button');
  trouble.textContent = 'There were too many attempts with this name or from this address. Wait a moment before the next.';
  const tick = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? `Wait ${left} s` : 'Sign in';
    if (left > 0) setTimeout(tick, 250);
    else trouble.textContent = 'You can try again now.';
  };
  tick();
}
