// Log in with Instagram: this file, the button in index.html, and a proxy that runs. Nothing else.
// It leaves out what web/auth has: single use across tabs, deadlines, waiting for a lost network.
const button = document.querySelector('#login');
const outcome = document.querySelector('#outcome');
const { clientId, proxy, authorize } = button.dataset;
const PENDING = 'instagram-login';
// What is registered at Instagram, byte for byte: this page without query and fragment.
const redirectUri = location.origin + location.pathname;
const address = new URL(location.href);
const answer = new URLSearchParams(address.search);

// Without a state it is no answer to a login: a ?code= or ?state= alone may be this page's own.
if (answer.has('state') && (answer.has('code') || answer.has('error'))) {
  // The code leaves the address bar before anything else happens; the page's own query stays.
  history.replaceState(history.state, '', withoutAnswer());
  button.disabled = true;
  outcome.textContent = 'Waiting for Instagram…';
  outcome.textContent = await finish();
  button.disabled = false;
}

button.addEventListener('click', () => {
  button.disabled = true;
  const state = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
  try {
    sessionStorage.setItem(PENDING, state);
  } catch {
    outcome.textContent = 'This browser keeps nothing for this page, so it cannot log in here.';
    return;
  }
  const scope = 'instagram_business_basic';
  const request = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope };
  location.assign(
    `${authorize}?${new URLSearchParams({ ...request, state, force_reauth: 'true' })}`,
  );
});

// Back from the consent page, out of the browser's memory.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) button.disabled = false;
});

function withoutAnswer() {
  const ours = /^(code|state|iss|error|error_(code|description|message|reason|uri))$/;
  for (const name of answer.keys()) if (ours.test(name)) address.searchParams.delete(name);
  // What Instagram and Facebook put at the end.
  address.hash = address.hash.replace(/^#_(=_)?$/, '');
  return address.href;
}

async function finish() {
  const expected = takeState();
  // Both must be there: nothing equals nothing.
  if (!expected || answer.get('state') !== expected)
    return 'This login was not started here. Log in again.';
  if (answer.get('error') === 'access_denied') return 'You cancelled the login.';
  if (answer.has('error')) return 'Instagram reported an error. Log in again.';
  const code = answer.get('code');
  if (!navigator.onLine) return 'You are offline, so the code was not sent. Log in again.';
  let response;
  try {
    // A form without headers of our own: the browser sends no preflight. Never send a code twice.
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    response = await fetch(new URL('token', new URL(proxy, location)), {
      method: 'POST',
      body: new URLSearchParams(grant),
    });
  } catch {
    return 'No response, so the code may have been used. Log in again.';
  }
  // A host without a proxy, or something on the way, answers with a web page.
  const reply = await response.json().catch(() => null);
  if (response.ok && typeof reply?.access_token === 'string') return await signedIn(reply);
  return reply?.error_description ?? `The proxy's answer (${response.status}) makes no sense.`;
}

// Used once, whatever comes of it.
function takeState() {
  try {
    const state = sessionStorage.getItem(PENDING);
    sessionStorage.removeItem(PENDING);
    return state;
  } catch {
    return null;
  }
}

// reply.access_token is the token: keep it in memory, and put it into no storage and no address.
// Each of the other fields may be missing.
async function signedIn({ access_token, user_id, expires_in, warning }) {
  button.hidden = true;
  const name = (await nameOf(access_token)) ?? user_id;
  const who = name === undefined ? 'Signed in' : `Signed in as ${name}`;
  const life = Number.isFinite(expires_in) && expires_in > 0 ? `, for ${lifetime(expires_in)}` : '';
  const short =
    warning === 'long_lived_failed' ? ' It is the short token: log in again later.' : '';
  return `${who}${life}.${short}`;
}

// The proxy asks Instagram whose token it has; without an answer there is no name.
async function nameOf(token) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(new URL('userinfo', new URL(proxy, location)), { headers }).catch(
    () => null,
  );
  const profile = await response?.json().catch(() => null);
  return typeof profile?.username === 'string' ? `@${profile.username}` : undefined;
}

function lifetime(seconds) {
  const [length, unit] =
    seconds >= 86_400 ? [86_400, 'day'] : seconds >= 3_600 ? [3_600, 'hour'] : [60, 'minute'];
  const count = Math.max(1, Math.round(seconds / length));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
