import { reactive } from 'vue'

/** The list one came from, so that the next and the one before can be opened from the page of one request. */
export const trail = reactive<{ ids: string[]; address: Record<string, string> }>({ ids: [], address: {} })

export function keep_trail(ids: string[], address: Record<string, string>) {
  trail.ids = ids
  trail.address = address
}
export function beside(id: string): { before: string | null; after: string | null } {
  const at = trail.ids.indexOf(id)
  return { before: (at > 0 && trail.ids[at - 1]) || null, after: (at >= 0 && trail.ids[at + 1]) || null }
}
