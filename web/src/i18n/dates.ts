import { language } from '.'
import { office_time } from './clock'

const zone = 'Asia/Shanghai'
const tag = () => (language.value === 'zh' ? 'zh-CN' : 'en-GB')

const made = new Map<string, Intl.DateTimeFormat>()
/** Made once: making one takes a hundred times as long as using it, and a list has several in each row. */
function formatter(language_tag: string, options: Intl.DateTimeFormatOptions = {}) {
  const key = language_tag + JSON.stringify(options)
  let it = made.get(key)
  if (!it) made.set(key, (it = new Intl.DateTimeFormat(language_tag, { timeZone: zone, ...options })))
  return it
}
const format = (options: Intl.DateTimeFormatOptions, value: string) => formatter(tag(), options).format(new Date(value))

/** 11月7日 15:20; with the year when it is not this one. */
export function show_moment(value: string): string {
  if (show_time(value) === '00:00') return show_day(value) // what is only known, or only kept, by the day (E3)
  return `${show_day(value)} ${format({ hour: '2-digit', minute: '2-digit', hour12: false }, value)}`
}

export function show_day(value: string): string {
  const year = (v: Date) => formatter('en-CA', { year: 'numeric' }).format(v)
  const same_year = year(new Date(value)) === year(new Date(office_time()))
  return format({ ...(same_year ? {} : { year: 'numeric' }), month: language.value === 'zh' ? 'numeric' : 'short', day: 'numeric' }, value)
    .replace(/(\d+)\/(\d+)\/(\d+)/, '$1年$2月$3日')
    .replace(/^(\d+)\/(\d+)$/, '$1月$2日')
}

export const show_time = (value: string) => format({ hour: '2-digit', minute: '2-digit', hour12: false }, value)

/** a day and a time of the clock on the office's wall */
export const moment_on = (day: string, time: string) => `${day}T${time}:00+08:00`
/** the day of a moment as YYYY-MM-DD where the office is */
export const day_at = (value: string | Date) => formatter('en-CA').format(new Date(value))
/** today by the office's clock, or the day of that `now` */
export const today = (now: number = office_time()) => day_at(new Date(now))

/** 2026年11月7日 星期六 15:20, for whoever wants to know exactly. */
export const show_exact = (value: string) =>
  format({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', ...(show_time(value) === '00:00' ? {} : { hour: '2-digit', minute: '2-digit', hour12: false }) }, value)

/** Whole days by the calendar of the office from `now` to the moment: -1 is yesterday. */
export function days_until(value: string, now: number): number {
  const day = (v: number) => Date.parse(formatter('en-CA').format(v))
  return Math.round((day(Date.parse(value)) - day(now)) / 86_400_000)
}
export const count_of = (count: number, unit: 'minute' | 'hour' | 'day') => new Intl.RelativeTimeFormat(tag(), { numeric: 'always' }).format(count, unit)
export const show_number = (value: number) => new Intl.NumberFormat(tag()).format(value)
