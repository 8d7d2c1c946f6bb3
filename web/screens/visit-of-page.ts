import { getContext } from 'svelte';
import type { Visit } from '../setup/visit.ts';

/** The visit that the page was mounted with; for the script of a component only. */
export function visitOfPage(): Visit {
  return getContext<Visit>('visit');
}
