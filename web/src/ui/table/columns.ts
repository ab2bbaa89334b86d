import { computed, ref, watch } from 'vue'

export interface Column<Row = never> {
  key: string
  label: string
  sort?: string // the value of `sort` when this column is pressed
  wide?: boolean // takes the room that is left
  from?: 'tablet' | 'desk' // hidden on narrower screens
  told?: boolean // on a card of a phone its name stands before it: a number alone says nothing
  fixed?: boolean // cannot be left out
  text?: (row: Row) => string // for copying, when the words on the screen are not what one wants
}
export type Density = 'calm' | 'compact'
interface Layout {
  order: string[]
  hidden: string[]
  density: Density
}
const plain: Layout = { order: [], hidden: [], density: 'calm' }
const place = (name: string) => `lianxin.table.${name}`

function read(name: string | undefined): Layout {
  if (!name) return { ...plain }
  try {
    const kept = JSON.parse(localStorage.getItem(place(name)) ?? '{}') as Partial<Layout>
    const words = (v: unknown) => (Array.isArray(v) ? v.filter((k): k is string => typeof k === 'string') : [])
    return { order: words(kept.order), hidden: words(kept.hidden), density: kept.density === 'compact' ? 'compact' : 'calm' }
  } catch {
    return { ...plain }
  }
}

function write(name: string, layout: Layout) {
  const is_plain = !layout.order.length && !layout.hidden.length && layout.density === 'calm'
  if (is_plain) localStorage.removeItem(place(name))
  else localStorage.setItem(place(name), JSON.stringify(layout))
}
/** The columns of a table as this browser keeps them under its name, in one word that can be sent elsewhere: "title,-state,due"; '' as given. */
export function columns_kept(name: string): string {
  const { order, hidden } = read(name)
  return [...order.map((key) => (hidden.includes(key) ? `-${key}` : key)), ...hidden.filter((key) => !order.includes(key)).map((key) => `-${key}`)].join(',')
}
export function keep_columns(name: string, said: string) {
  const keys = said.split(',').filter(Boolean)
  write(name, { order: keys.some((key) => !key.startsWith('-')) ? keys.map((key) => key.replace(/^-/, '')) : [], hidden: keys.filter((key) => key.startsWith('-')).map((key) => key.slice(1)), density: read(name).density })
}

/** Which columns are shown, in which order and how close, kept in this browser under the table's name. */
export function use_columns<C extends Column<never>>(name: () => string | undefined, columns: () => C[]) {
  const layout = ref(read(name()))
  watch(name, (n) => (layout.value = read(n)))

  /** every column in the chosen order; what the layout does not know stands where it was given */
  const all = computed(() => {
    const known = layout.value.order.filter((k) => columns().some((c) => c.key === k))
    const chosen = known.map((k) => columns().find((c) => c.key === k)!)
    let next = 0
    return columns().map((c) => (known.includes(c.key) ? chosen[next++]! : c))
  })
  const is_shown = (c: C) => c.fixed || !layout.value.hidden.includes(c.key)
  const shown = computed(() => {
    const some = all.value.filter(is_shown)
    return some.length ? some : all.value.slice(0, 1)
  })

  function change(to: Partial<Layout>) {
    layout.value = { ...layout.value, ...to }
    const key = name()
    if (key) write(key, layout.value)
  }
  const show = (key: string, on: boolean) => change({ hidden: on ? layout.value.hidden.filter((k) => k !== key) : [...layout.value.hidden, key] })
  function move(key: string, by: -1 | 1) {
    const order = all.value.map((c) => c.key)
    const at = order.indexOf(key)
    const to = at + by
    if (at < 0 || to < 0 || to >= order.length) return
    order.splice(to, 0, ...order.splice(at, 1))
    change({ order })
  }
  const density = computed({ get: () => layout.value.density, set: (d: Density) => change({ density: d }) })
  const reset = () => change(plain)
  const is_changed = computed(() => layout.value.order.length > 0 || layout.value.hidden.length > 0)
  return { all, shown, is_shown, show, move, density, reset, is_changed }
}
