import { language } from '@/i18n'

const tag = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB')
/** 2026年10月1日 星期四 / Thursday 1 October 2026: a day of the calendar has no hour and no zone */
export const show_full_day = (day: string) => new Intl.DateTimeFormat(tag(), { timeZone: 'UTC', dateStyle: 'full' }).format(new Date(day))
export const show_short_day = (day: string) => new Intl.DateTimeFormat(tag(), { timeZone: 'UTC', month: language.value === 'zh' ? 'long' : 'short', day: 'numeric' }).format(new Date(day))
export const show_span = (from: string, to: string) => (from === to ? show_short_day(from) : `${show_short_day(from)} – ${show_short_day(to)}`)
