import { describe, expect, test } from 'vitest';
import { tokenOf } from '../../../web/auth/rescue/pasted-token.ts';
import { recognise } from '../../../web/auth/rescue/rescue.ts';
import { NOW, PAGE, tab } from '../fake-browser.ts';
import { CODE, fresh, isToken, paste, well } from './returned.svelte.ts';

describe('pasted text', () => {
  test('a pasted code is exchanged once, even if it is pasted again', async () => {
    const at = tab({ answer: well });
    const session = fresh(at);
    const found = recognise(`${PAGE}?code=${CODE}#_`, PAGE);
    if (found.kind !== 'code') throw new Error(found.kind);
    expect(at.sent).toEqual([]);
    await Promise.all([paste(at, session, found.code), paste(at, session, found.code)]);
    expect(session.state).toMatchObject({ status: 'signed-in', profile: { status: 'known' } });
    session.signOut();
    await paste(at, session, found.code);
    expect(session.state).toEqual({ status: 'failed', failure: { reason: 'already_used' } });
    expect(at.sent.filter(isToken)).toHaveLength(1);
  });

  test('a pasted token is used, and Instagram is asked for its owner', async () => {
    const session = fresh(tab({ answer: well }));
    const found = recognise('IGAAOEcfCnbB9BZAGIzNERs', PAGE);
    if (found.kind !== 'token') throw new Error(found.kind);
    await session.adopt(tokenOf(found.token, NOW));
    expect(session.state).toMatchObject({ profile: { profile: { username: 'mona.makes' } } });
  });

  test('a pasted token can be refreshed at any age, because only Instagram knows it', async () => {
    const at = tab({ answer: well });
    const session = fresh(at);
    const found = recognise('IGAAOEcfCnbB9BZAGIzNERs', PAGE);
    if (found.kind !== 'token') throw new Error(found.kind);
    await session.adopt(tokenOf(found.token, NOW));
    await session.renew('refresh');
    expect(at.sent.filter(isToken).map(({ form }) => form.get('grant_type'))).toEqual([
      'refresh_token',
    ]);
  });
});
