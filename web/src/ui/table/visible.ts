import { computed, nextTick, onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'

export interface Drawn {
  key: string
  at: number // the index of the row, or of the first left out
  gap?: number // px that stand for the rows left out
}
interface Given {
  keys: () => string[]
  body: Ref<HTMLElement | undefined>
  box: Ref<HTMLElement | undefined>
  kept: () => number[] // rows that stay drawn wherever one scrolls to
  every: () => boolean // draw them all
}

const around = 10
const first_guess = 47
const frame_ms = 12

interface Range {
  from: number
  to: number
}

/** Heights of rows: measured where they were drawn, guessed elsewhere. */
function use_heights(keys: () => string[]) {
  let measured = new Map<string, number>()
  let guess = first_guess
  let sizes = new Float64Array(0)
  let tops = new Float64Array(1)
  const version = shallowRef(0)

  function add_up(from: number) {
    for (let i = from; i < sizes.length; i++) tops[i + 1] = tops[i]! + sizes[i]!
    version.value++
  }
  function lay_out() {
    const all = keys()
    if (sizes.length !== all.length) {
      sizes = new Float64Array(all.length)
      tops = new Float64Array(all.length + 1)
    }
    for (let i = 0; i < all.length; i++) sizes[i] = measured.get(all[i]!) ?? guess
    add_up(0)
  }
  /** Takes the heights of the rows that are drawn. */
  function measure(rows: HTMLElement[]) {
    const is_first = measured.size === 0 && rows.length > 0
    let first = Infinity
    let sum = 0
    for (const row of rows) {
      const at = Number(row.dataset.at)
      const height = row.getBoundingClientRect().height
      if (!height || at >= sizes.length) continue
      sum += height
      measured.set(row.dataset.key!, height)
      if (Math.abs(sizes[at]! - height) < 0.5) continue
      sizes[at] = height
      first = Math.min(first, at)
    }
    if (is_first && sum) {
      guess = sum / rows.length
      lay_out()
    } else if (first < Infinity) add_up(first)
  }
  function forget() {
    measured = new Map()
    lay_out()
  }
  const at_top = (y: number) => {
    let low = 0
    let high = tops.length - 2
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (tops[middle]! <= y) low = middle
      else high = middle - 1
    }
    return Math.max(0, low)
  }
  return { version, lay_out, measure, forget, at_top, top_of: (at: number) => tops[at] ?? 0 }
}

/** How many new rows one frame has time for, learnt from those that were drawn. */
function use_pace() {
  let cost_ms = 1 // a row
  let started = 0
  let fresh = 0
  return {
    begin(now: Drawn[], before: Drawn[]) {
      const old = new Set(before.map((d) => d.key))
      fresh = now.reduce((n, d) => n + (old.has(d.key) ? 0 : 1), 0)
      started = performance.now()
    },
    end() {
      if (fresh > 4) cost_ms = 0.6 * cost_ms + 0.4 * ((performance.now() - started) / fresh)
      fresh = 0
    },
    limit: () => Math.max(5, Math.min(60, Math.floor(frame_ms / cost_ms))),
  }
}

/** From what one sees to what is drawn next: a few around, but no more new rows in one go than a frame has time for. */
function next_range(seen: Range, was: Range, count: number, limit: number): { next: Range; whole: boolean } {
  const from = Math.max(0, seen.from - around)
  const to = Math.min(count, seen.to + around)
  let next: Range = { from, to }
  if (seen.from >= was.to || seen.to <= was.from) {
    if (to - from > limit) next = { from: seen.from, to: Math.min(seen.from + limit, seen.to) }
  } else {
    const before = Math.max(0, was.from - from)
    const after = Math.max(0, to - was.to)
    if (before + after > limit) next = after > before ? { from: Math.max(from, was.from), to: was.to + Math.min(after, limit) } : { from: was.from - Math.min(before, limit), to: Math.min(to, was.to) }
  }
  return { next, whole: next.from === from && next.to === to }
}

/** The rows of the range and those that are kept, with gaps in place of the others. */
function pieces_of(all: string[], { from, to }: Range, kept: number[], top_of: (at: number) => number): Drawn[] {
  const pieces: Drawn[] = []
  // gaps are never taken for one another: moving one would move the row with the focus, which loses it
  const gap = (a: number, b: number) => b > a && pieces.push({ key: `gap ${a} ${b}`, at: a, gap: top_of(b) - top_of(a) })
  const start = Math.min(from, all.length)
  const end = Math.min(to, all.length)
  const far = kept.filter((at) => at >= 0 && at < all.length && (at < start || at >= end)).sort((a, b) => a - b)
  let done = 0
  const alone = (at: number) => {
    gap(done, at)
    pieces.push({ key: all[at]!, at })
    done = at + 1
  }
  for (const at of far) if (at < start) alone(at)
  gap(done, start)
  for (let at = start; at < end; at++) pieces.push({ key: all[at]!, at })
  done = Math.max(done, end)
  for (const at of far) if (at >= end) alone(at)
  gap(done, all.length)
  return pieces
}

/** Looks again when the page or the box around the table is scrolled or changes its size. */
function watch_eye(box: Given['box'], look: () => void, begin: () => void) {
  let eye: ResizeObserver | undefined
  onMounted(() => {
    document.addEventListener('scroll', look, { capture: true, passive: true })
    addEventListener('resize', look)
    if (typeof ResizeObserver !== 'undefined' && box.value) {
      eye = new ResizeObserver(look)
      eye.observe(box.value)
    }
    begin()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('scroll', look, { capture: true })
    removeEventListener('resize', look)
    eye?.disconnect()
  })
}

/** The rows to draw: all of a short table; of a long one those one can see, and gaps in place of the others. */
export function use_visible({ keys, body, box, kept, every }: Given) {
  const heights = use_heights(keys)
  const range = shallowRef<Range>({ from: 0, to: 24 })
  const pace = use_pace()

  function wanted(): Range | undefined {
    const table = body.value
    const frame = box.value?.getBoundingClientRect()
    if (!table || !frame || every()) return
    const top = table.getBoundingClientRect().top
    const from_y = Math.max(frame.top, 0) - top
    const to_y = Math.min(frame.bottom || innerHeight, innerHeight) - top
    return { from: heights.at_top(from_y), to: Math.min(keys().length, heights.at_top(Math.max(from_y, to_y)) + 1) }
  }
  function look() {
    const seen = wanted()
    if (!seen) return
    const { next, whole } = next_range(seen, range.value, keys().length, pace.limit())
    if (next.from === range.value.from && next.to === range.value.to) return
    range.value = next
    if (!whole) later()
  }
  let is_later = false
  const now = () => {
    is_later = false
    look()
  }
  /** In a task of its own: making rows and painting the page together are more than a frame has time for. */
  function soon() {
    if (is_later || every()) return
    is_later = true
    setTimeout(now)
  }
  function later() {
    if (is_later) return
    is_later = true
    requestAnimationFrame(() => setTimeout(now))
  }
  const measure = () => body.value && !every() && heights.measure([...body.value.querySelectorAll<HTMLElement>(':scope > tr[data-at]')])

  const drawn = computed<Drawn[]>(() => {
    const all = keys()
    if (every()) return all.map((key, at) => ({ key, at }))
    void heights.version.value
    return pieces_of(all, range.value, kept(), heights.top_of)
  })

  watch(keys, () => {
    heights.lay_out()
    void nextTick(look)
  }, { immediate: true, flush: 'sync' })
  watch(drawn, (now, before) => pace.begin(now, before), { flush: 'pre' })
  watch(drawn, () => {
    measure()
    pace.end()
  }, { flush: 'post' })
  watch_eye(box, soon, () => (measure(), look()))
  return { drawn, look, forget: () => (heights.forget(), void nextTick(() => (measure(), look()))) }
}
