import { language } from '@/i18n'

const tag = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB')
/** Made once for each language: a year shows 365 of them. */
function days_in(options: Intl.DateTimeFormatOptions) {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (day: string) => {
    let it = made.get(tag())
    if (!it) made.set(tag(), (it = new Intl.DateTimeFormat(tag(), { timeZone: 'UTC', ...options })))
    return it.format(new Date(day))
  }
}
/** 2026年10月1日 星期四 / Thursday 1 October 2026: a day of the calendar has no hour and no zone */
export const show_full_day = days_in({ dateStyle: 'full' })
const in_words = { zh: days_in({ month: 'long', day: 'numeric' }), en: days_in({ month: 'short', day: 'numeric' }) }
export const show_short_day = (day: string) => in_words[language.value](day)
export const show_span = (from: string, to: string) => (from === to ? show_short_day(from) : `${show_short_day(from)} – ${show_short_day(to)}`)
