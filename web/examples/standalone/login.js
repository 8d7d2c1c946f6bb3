// Log in with Instagram: this file, the button in index.html, and a proxy that runs. Nothing else.
// It leaves out what web/auth has: single use across tabs, deadlines, a lost network, a full storage.
const button = document.querySelector('#login');
const { clientId, proxy, authorize } = button.dataset;
const PENDING = 'instagram-login';
// What is registered at Instagram, byte for byte: this page without query and fragment.
const redirectUri = location.origin + location.pathname;
const answer = new URLSearchParams(location.search);

if (answer.has('state')) {
  // The code leaves the address bar before anything else happens.
  history.replaceState(null, '', redirectUri);
  document.querySelector('#outcome').textContent = await finish();
}

button.addEventListener('click', () => {
  const state = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
  sessionStorage.setItem(PENDING, state);
  const scope = 'instagram_business_basic';
  const request = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope };
  location.assign(
    `${authorize}?${new URLSearchParams({ ...request, state, force_reauth: 'true' })}`,
  );
});

async function finish() {
  const expected = sessionStorage.getItem(PENDING);
  // Used once, whatever comes of it. Both must be there: nothing equals nothing.
  sessionStorage.removeItem(PENDING);
  if (expected === null || answer.get('state') !== expected)
    return 'Not started here: start again.';
  const code = answer.get('code');
  if (answer.get('error') === 'access_denied') return 'You cancelled the login.';
  if (code === null) return 'Instagram gave no code: start again.';
  try {
    // A form without headers of our own: the browser sends no preflight. Never send a code twice.
    const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    const body = new URLSearchParams(grant);
    const response = await fetch(new URL('token', new URL(proxy, location)), {
      method: 'POST',
      body,
    });
    const reply = await response.json();
    if (!response.ok) return reply.error_description;
    // reply.access_token is the token: keep it in memory, and put it into no storage and no address.
    return `Signed in as ${reply.user_id}, for ${Math.round(reply.expires_in / 86_400)} days.`;
  } catch {
    return 'No answer, so nobody knows whether the code was used: start again.';
  }
}
