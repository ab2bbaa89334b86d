import { may } from '@/features/identity'
import type { Kind } from './imports.api'

/** What can be brought in, and the columns of each; those with `*` must be there. */
const written: Record<Kind, string> = {
  tickets: 'id title text* time reply reply_time nature channel place',
  places: 'code* name* level* kind parent* short_name valid_from',
  units: 'id name* short_name kind* place* superior numbering_prefix phone categories',
  people: 'id name* unit* post rank phone',
  teams: 'id name* level* place* seat* person* unit from',
  households: 'place* number head* phone address people name relation id_number',
  opinions: 'round* number sheet place channel* source target text* day point link',
  links: 'kind* who* who_kind unit place* household level class programmes demonstration from until source note post',
}
export interface ImportColumn {
  key: string
  needed: boolean
}
export const columns_of = (kind: Kind): ImportColumn[] => written[kind].split(' ').map((c) => ({ key: c.replace('*', ''), needed: c.endsWith('*') }))

/** Which of them this person may bring in. */
export function kinds_for_me(): Kind[] {
  const kinds: Kind[] = []
  if (may('register_tickets')) kinds.push('tickets')
  if (may('change_places')) kinds.push('places', 'units')
  if (may('change_people')) kinds.push('people', 'teams')
  if (may('change_households')) kinds.push('households')
  if (may('manage_rounds')) kinds.push('opinions')
  if (may('change_links')) kinds.push('links')
  return kinds
}
