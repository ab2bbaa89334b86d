import { i18n, translate as t } from '@/i18n'
import { show_day } from '@/i18n/dates'
import { join_words } from '@/i18n/lists'
import { commands, type FieldSpec, type GivenCommand } from './commands'

const has = (key: string) => i18n.global.te(key) || i18n.global.te(key, 'zh')

/** What a field is called in the form of a command. */
export const label_of = (command: GivenCommand, name: string) => (has(`tickets.field.${command}_${name}`) ? t(`tickets.field.${command}_${name}`) : t(`tickets.field.${name}`))

/** A value of a form as people read it. */
export function show_value(command: GivenCommand, name: string, value: unknown): string {
  const spec: FieldSpec | undefined = (commands[command].fields as readonly FieldSpec[]).find((f) => f.name === name)
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return join_words(value.map((v) => show_value(command, name, v)))
  if (typeof value === 'object') return String((value as { name?: string }).name ?? '')
  if (spec?.kind === 'choice') return t(`tickets.option.${name}.${String(value)}`)
  if (typeof value === 'boolean') return spec?.kind === 'yes_no' ? t(`tickets.${value ? 'yes' : 'no'}.${command}`) : t(`tickets.tick.${name}`)
  return spec?.kind === 'day' ? show_day(String(value)) : String(value)
}
