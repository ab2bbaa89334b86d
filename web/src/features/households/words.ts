import type { History, Household } from './households.api'

export const state_tone = (state: Household['state']) => ({ active: 'line', away: 'lake', left: '', merged: '' })[state]
export const is_present = (h: Household) => h.state === 'active' || h.state === 'away'

type Change = History['items'][number]['changes'][number]
/** One change in a line; of what is sealed only that it changed, unless as much is told as the page shows anyway. */
export function change_words(t: (key: string, words: Record<string, string>) => string, c: Change): string {
  const label = c.label ?? c.field
  if (c.sealed && !c.after) return t('households.change.sealed', { label })
  if (!c.before) return t('households.change.set', { label, after: c.after ?? '' })
  if (!c.after) return t('households.change.emptied', { label, before: c.before })
  return t('households.change.to', { label, before: c.before, after: c.after })
}
