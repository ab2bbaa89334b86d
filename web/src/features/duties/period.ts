// Calendar periods as the rules of visiting count them: "2026", "2026-H2", "2026-Q4", "2026-B6" (November and December).
export interface Period {
  year: number
  part: 'Y' | 'H' | 'Q' | 'B'
  index: number // from 1
}
const parts = { Y: 1, H: 2, Q: 4, B: 6 } as const
const months_in_year = 12

export function parse_period(text: string): Period | null {
  const found = /^(\d{4})(?:-([BQH])([1-6]))?$/.exec(text)
  if (!found) return null
  const part = (found[2] ?? 'Y') as Period['part']
  const index = Number(found[3] ?? 1)
  return index <= parts[part] ? { year: Number(found[1]), part, index } : null
}
export const period_text = (p: Period) => (p.part === 'Y' ? String(p.year) : `${p.year}-${p.part}${p.index}`)
export function step(p: Period, by: number): Period {
  const at = p.year * parts[p.part] + p.index - 1 + by
  return { ...p, year: Math.floor(at / parts[p.part]), index: (at % parts[p.part]) + 1 }
}
const months = (p: Period) => months_in_year / parts[p.part]
export const first_month = (p: Period) => (p.index - 1) * months(p) + 1
export const last_month = (p: Period) => p.index * months(p)
const day_number = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000
/** How much of the period is over at the end of the day (YYYY-MM-DD): 0 before it, 1 after it. */
export function share_gone(p: Period, day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = day_number(p.year, first_month(p), 1)
  const after = day_number(p.year, last_month(p) + 1, 1)
  return Math.min(1, Math.max(0, (day_number(year, month, date) + 1 - first) / (after - first)))
}
