import { office_time } from '@/i18n/clock'
import { language, translate } from '@/i18n'
import { show_day } from '@/i18n/dates'
import { phone, type FormItem, type KeptHousehold, type Named } from '@/offline'
import type { IconName } from '@/ui'

export interface Need extends Named {
  drawing: IconName
}
const drawings: Record<string, IconName> = { drop: 'drop', grass: 'grass', cross: 'med', shed: 'barn', road: 'road', money: 'coin', book: 'book', bolt: 'bolt', talk: 'talk', smile: 'smile' }
const first_needs = { water: 'drop', fodder: 'grass', medical: 'cross', shed: 'shed', road: 'road', subsidy: 'money', school: 'book', power: 'bolt', dispute: 'talk', fine: 'smile' }

export const named = (n: { zh: string; en: string }) => (language.value === 'en' ? n.en : n.zh)
/** The office's list; before it came once, the ten of the pack the app was made with. */
export function needs(): Need[] {
  const list: Named[] = phone.form.visit_needs?.needs ?? Object.entries(first_needs).map(([key, icon]) => ({ key, icon, zh: translate(`field.need.${key}`), en: translate(`field.need.${key}`) }))
  return list.map((n) => ({ ...n, drawing: drawings[n.icon ?? ''] ?? 'dots' }))
}
export const need_words = (keys: readonly string[]) => needs().filter((n) => keys.includes(n.key)).map(named).join(translate('field.and'))
export const tag_word = (key: string) => {
  const tag = phone.form.household_tags?.tags.find((t) => t.key === key)
  return tag ? named(tag) : key
}
export const items = (): FormItem[] => phone.form.household_form?.items ?? []
export function answer_words(item: FormItem, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (item.type === 'choice') return named(item.options?.find((o) => o.key === value) ?? { zh: String(value), en: String(value) })
  if (item.type === 'yes_no') return translate(value ? 'field.yes' : 'field.no')
  const unit = language.value === 'en' ? item.unit_en : item.unit_zh
  return unit ? `${String(value)} ${unit}` : String(value)
}
export const place_name = (code: string) => phone.places.find((p) => p.code === code)?.name ?? ''
/** 4 口人 · 牲畜 372 头只 · 冬营地 */
export function household_words(h: KeptHousehold): string {
  const told = items().filter((i) => i.key === 'people' || i.key === 'livestock').map((i) => {
    const words = answer_words(i, h.profile?.[i.key])
    return words && (i.key === 'people' ? words : `${named(i)} ${words}`)
  })
  return [...told, place_name(h.place)].filter(Boolean).join(' · ')
}
export const last_words = (day: string | null | undefined) => (day ? show_day(day) : translate('field.never'))
export const first_letter = (name: string) => [...name.trim()][0] ?? '·'
export const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
export const took_words = (seconds: number) => (seconds < 60 ? translate('field.took_seconds', { seconds: Math.max(1, Math.round(seconds)) }) : translate('field.took_minutes', { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) }))
export function size_words(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${Math.round(bytes / 1_000_000_000)} GB`
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
export function greeting(): string {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }).format(office_time()))
  return translate(hour < 5 || hour >= 18 ? 'field.evening' : hour < 12 ? 'field.morning' : 'field.afternoon')
}
