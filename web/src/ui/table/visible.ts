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

const around = 6
const first_guess = 47

/** Heights of rows: measured where they were drawn, guessed elsewhere. */
function use_heights(keys: () => string[]) {
  let measured = new Map<string, number>()
  let guess = first_guess
  let tops = new Float64Array(1)
  const version = shallowRef(0)

  function lay_out(from = 0) {
    const all = keys()
    if (tops.length !== all.length + 1) {
      tops = new Float64Array(all.length + 1)
      from = 0
    }
    for (let i = from; i < all.length; i++) tops[i + 1] = tops[i]! + (measured.get(all[i]!) ?? guess)
    version.value++
  }
  /** Takes the heights of the rows that are drawn. */
  function measure(rows: HTMLElement[]) {
    if (measured.size === 0 && rows.length) guess = rows.reduce((sum, r) => sum + r.offsetHeight, 0) / rows.length || first_guess
    let first = Infinity
    for (const row of rows) {
      const at = Number(row.dataset.at)
      const height = row.getBoundingClientRect().height
      const key = row.dataset.key!
      if (!height || Math.abs((measured.get(key) ?? -1) - height) < 0.5) continue
      if (Math.abs((measured.get(key) ?? guess) - height) >= 0.5) first = Math.min(first, at)
      measured.set(key, height)
    }
    if (first < Infinity) lay_out(measured.size === rows.length ? 0 : first)
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

/** The rows to draw: all of a short table; of a long one those one can see, and gaps in place of the others. */
export function use_visible({ keys, body, box, kept, every }: Given) {
  const heights = use_heights(keys)
  const range = shallowRef({ from: 0, to: 40 })

  function look() {
    const table = body.value
    const frame = box.value?.getBoundingClientRect()
    if (!table || !frame || every()) return
    const top = table.getBoundingClientRect().top
    const from_y = Math.max(frame.top, 0) - top
    const to_y = Math.min(frame.bottom || innerHeight, innerHeight) - top
    const from = Math.max(0, heights.at_top(from_y) - around)
    const to = Math.min(keys().length, heights.at_top(Math.max(from_y, to_y)) + 1 + around)
    if (from !== range.value.from || to !== range.value.to) range.value = { from, to }
  }
  const measure = () => body.value && !every() && heights.measure([...body.value.querySelectorAll<HTMLElement>(':scope > tr[data-at]')])

  const drawn = computed<Drawn[]>(() => {
    const all = keys()
    const row = (at: number): Drawn => ({ key: all[at]!, at })
    if (every()) return all.map((_, at) => row(at))
    void heights.version.value
    const { from, to } = range.value
    const pieces: Drawn[] = []
    let gaps = 0
    const gap = (a: number, b: number) => b > a && pieces.push({ key: `gap ${gaps++}`, at: a, gap: heights.top_of(b) - heights.top_of(a) })
    const start = Math.min(from, all.length)
    const end = Math.min(to, all.length)
    const far = kept().filter((at) => at >= 0 && at < all.length && (at < start || at >= end))
    let done = 0
    const alone = (at: number) => {
      gap(done, at)
      pieces.push(row(at))
      done = at + 1
    }
    far.sort((a, b) => a - b)
    for (const at of far) if (at < start) alone(at)
    gap(done, start)
    for (let at = start; at < end; at++) pieces.push(row(at))
    done = Math.max(done, end)
    for (const at of far) if (at >= end) alone(at)
    gap(done, all.length)
    return pieces
  })

  watch(keys, () => {
    heights.lay_out()
    void nextTick(look)
  }, { immediate: true, flush: 'sync' })
  watch(drawn, () => measure(), { flush: 'post' })

  let eye: ResizeObserver | undefined
  onMounted(() => {
    document.addEventListener('scroll', look, { capture: true, passive: true })
    addEventListener('resize', look)
    if (typeof ResizeObserver !== 'undefined' && box.value) {
      eye = new ResizeObserver(look)
      eye.observe(box.value)
    }
    measure()
    look()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('scroll', look, { capture: true })
    removeEventListener('resize', look)
    eye?.disconnect()
  })
  return { drawn, look, forget: () => (heights.forget(), void nextTick(() => (measure(), look()))) }
}
