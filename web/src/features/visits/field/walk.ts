// Whom to see next, and how far this period is: from what lies on the phone alone, so that it moves with each entry at once.
import type { Due, DueSummary, Job, KeptHousehold } from '@/offline'

const counted = new Set(['home', 'field', 'meeting']) // a try or a call is kept, and does not count

/** Households an unsent entry was held with. */
export function visited_here(jobs: readonly Pick<Job, 'operation'>[]): Set<string> {
  const held = jobs.map((j) => j.operation.body as { kind?: string; household?: string }).filter((b) => b.household && counted.has(b.kind ?? ''))
  return new Set(held.map((b) => b.household!))
}
/** The duty a phone shows first: every household in turn, the shortest period; else what is owed most. */
export function main_summary(summaries: readonly DueSummary[]): DueSummary | null {
  const length = { two_months: 1, quarter: 2, half_year: 3, year: 4 } as Record<string, number>
  const weight = (s: DueSummary) => (s.rule.kind === 'full_coverage' ? 0 : 10) + (length[s.rule.period] ?? 9)
  return [...summaries].filter((s) => s.owed > 0).sort((a, b) => weight(a) - weight(b) || b.owed - a.owed)[0] ?? null
}

export interface Stop {
  household: KeptHousehold
  overdue: boolean
  late_promise: string | null
  last_on: string | null
}
const is_owed = (d: Due) => d.done < (d.owed ?? 1)

function stop_of(household: KeptHousehold, owed: readonly Due[], day: string): Stop {
  const late = household.promised?.find((p) => p.due_on && p.due_on < day)
  return { household, overdue: owed.some((d) => d.overdue), late_promise: late?.text ?? null, last_on: household.last_visit_on ?? null }
}
/** Households to be visited still: what was promised and is late first, then who was not seen for longest. */
export function to_see(households: Iterable<KeptHousehold>, due: readonly Due[], summaries: readonly DueSummary[], jobs: readonly Pick<Job, 'operation'>[], day: string): Stop[] {
  const seen = visited_here(jobs)
  const running = new Map(summaries.map((s) => [s.rule.id, s.period]))
  const owed = new Map<string, Due[]>()
  for (const d of due) if (d.household && is_owed(d) && running.get(d.rule) === d.period) owed.set(d.household, [...(owed.get(d.household) ?? []), d])
  const stops = [...households].filter((h) => h.state === 'active' && owed.has(h.id) && !seen.has(h.id)).map((h) => stop_of(h, owed.get(h.id)!, day))
  const rank = (s: Stop) => (s.late_promise ? 0 : s.overdue ? 1 : 2)
  return stops.sort((a, b) => rank(a) - rank(b) || (a.last_on ?? '').localeCompare(b.last_on ?? '') || a.household.number.localeCompare(b.household.number))
}
/** Done in this period, with what waits on the phone. */
export function done_now(summary: DueSummary, due: readonly Due[], jobs: readonly Pick<Job, 'operation'>[]): number {
  const seen = visited_here(jobs)
  const open = due.filter((d) => d.rule === summary.rule.id && d.period === summary.period && d.household && is_owed(d) && seen.has(d.household))
  return Math.min(summary.owed, summary.done + open.length)
}
