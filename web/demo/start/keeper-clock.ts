/**
 * Tells the keeper of a proxy on this machine what time it is from now on, and has it do what is due by then.
 *
 * A keeper that does not take the time keeps its own: its clock does not go back, as the simulation's does when it is reset.
 * Never rejects.
 */
export async function wakeAt(proxy: URL, adminKey: string, now: number): Promise<void> {
  const headers = { Authorization: `Bearer ${adminKey}` };
  const body = new URLSearchParams({ now: String(Math.ceil(now)) });
  await fetch(new URL('/kept/wake', proxy), { method: 'POST', headers, body }).catch(
    () => undefined,
  );
}
