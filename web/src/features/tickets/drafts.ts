import { watch } from 'vue'
import { who } from '@/features/identity'

const start = 'lianxin.command.'
const key_of = (ticket: string, command: string) => `${start}${ticket}.${command}`

/** What was typed into the form of a command and not sent yet, kept in this browser. */
export function read_draft(ticket: string, command: string): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(key_of(ticket, command)) ?? '{}') as Record<string, unknown>
  } catch {
    return {}
  }
}
export const has_draft = (ticket: string, command: string) => localStorage.getItem(key_of(ticket, command)) !== null
export const keep_draft = (ticket: string, command: string, values: Record<string, unknown>) => localStorage.setItem(key_of(ticket, command), JSON.stringify(values))
export const drop_draft = (ticket: string, command: string) => localStorage.removeItem(key_of(ticket, command))

/** Somebody else sits down here next: nothing of what was typed stays. */
export function drop_all_drafts() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(start)) localStorage.removeItem(key)
}
watch(() => who.session, (now, before) => {
  if (before && !now) drop_all_drafts()
})
