import { createLogin } from 'latchkey';

// First of all: no code stays in the address bar.
const login = createLogin({
  clientId: import.meta.env.VITE_INSTAGRAM_CLIENT_ID,
  proxy: import.meta.env.VITE_PROXY_URL ?? './',
  simulator: import.meta.env.VITE_SIMULATOR_URL,
});

const say = (text: string) => document.querySelector('[role=status]')?.replaceChildren(text);
document.querySelector('button')?.addEventListener('click', () => {
  void login.start().then(({ failure }) => failure && say(`No login: ${failure.reason}`));
});

const { token, failure } = (await login.result) ?? {};
if (token) say(token.accessToken);
if (failure) say(`No token: ${failure.reason}`);
