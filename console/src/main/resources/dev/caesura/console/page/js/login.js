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
if (asked.has('error')) document.getElementById('trouble').textContent = 'That did not work. Check the name and the password, and that you have a role here.';
if (asked.has('logout')) document.getElementById('trouble').textContent = 'You have signed out.';
