/** Picks the named fields, in the order of the question, with `id` last unless it was named. */
export function selectFields(
  whole: Readonly<Record<string, unknown>>,
  fields: string | null,
): Record<string, unknown> {
  const names = new Set([...(fields ?? '').split(','), 'id']);
  return Object.fromEntries(
    [...names].filter((name) => name in whole).map((name) => [name, whole[name]]),
  );
}
