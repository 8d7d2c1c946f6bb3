const FIELD = /(\w+)(?:\{([^}]*)\})?/g;

/** Picks the named fields, `id` last unless it was named; `children{id,media_type}` picks inside of a list or an object. */
export function selectFields(
  whole: Readonly<Record<string, unknown>>,
  fields: string | null,
): Record<string, unknown> {
  const asked = [...(fields ?? '').matchAll(FIELD)].map(([, name = '', inner]) => ({
    name,
    inner,
  }));
  const named = asked.filter(({ name }) => Object.hasOwn(whole, name));
  return {
    ...Object.fromEntries(named.map(({ name, inner }) => [name, within(whole[name], inner)])),
    ...(named.some(({ name }) => name === 'id') || !('id' in whole) ? {} : { id: whole['id'] }),
  };
}

function within(value: unknown, inner: string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!isList(value)) return selectFields({ ...value }, inner ?? 'id');
  return { data: value.data.map((one) => selectFields(one, inner ?? 'id')) };
}

function isList(value: object): value is { data: Record<string, unknown>[] } {
  return 'data' in value;
}
