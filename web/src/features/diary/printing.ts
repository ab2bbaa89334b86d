// Papers open in a window of their own, which asks for the printer by itself once it stands there.
import { language } from '@/i18n'

const address = (path: string, query: Record<string, string | undefined>) => {
  const asked = new URLSearchParams({ lang: language.value })
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value)
  return `${path}?${asked.toString()}`
}
export const record_address = (id: string) => address(`/api/v1/visits/${id}/document`, {})
export const diary_address = (query: { person?: string; from?: string; to?: string }) => address('/api/v1/visits/diary', query)
export const ledger_address = (query: { place?: string; from?: string; to?: string }) => address('/api/v1/needs', query)

/** False when the browser lets no window open: then the link is followed as links are. */
export function print_paper(at: string): boolean {
  const paper = window.open(at, '_blank')
  if (!paper) return false
  paper.addEventListener('load', () => paper.print(), { once: true })
  return true
}
