// What is wrong, told with the name of the field it is wrong with, and the way to the first of them.
import { nextTick } from 'vue'
import { translate } from '@/i18n'
import { called, field_named, type Declaration } from './declaration'

/** "fields.funds[2].source" as 资金第3行来源 */
export function path_words(d: Declaration, path: string): string {
  const found = /^fields\.(\w+)(?:\[(\d+)\](?:\.(\w+))?)?/.exec(path)
  const field = found && field_named(d, found[1]!)
  if (!found || !field) return path === 'place' ? translate('ledgers.place') : path === 'note' ? translate('ledgers.note') : ''
  const column = field.columns?.find((c) => c.key === found[3])
  return column ? translate('ledgers.cell', { field: called(field), n: Number(found[2]) + 1, column: called(column) }) : called(field)
}
export const labelled = (d: Declaration, errors: Record<string, string>) =>
  Object.fromEntries(Object.entries(errors).map(([path, words]) => [path, path_words(d, path) ? translate('ledgers.fault_of', { field: path_words(d, path), fault: words }) : words]))
export async function first_fault(within: HTMLElement | undefined) {
  await nextTick()
  const at = within?.querySelector<HTMLElement>('.field.bad')
  at?.scrollIntoView({ block: 'center' })
  at?.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true })
}
