import { nextTick, ref, watch, type Ref } from 'vue'

interface Given {
  keys: () => string[]
  body: Ref<HTMLElement | undefined>
  box: Ref<HTMLElement | undefined>
  element: (key: string) => HTMLElement | null | undefined
  held: () => string | null | undefined // the row one stands on with the keyboard
  selected: () => string | null | undefined // the row whose panel stands beside the table: that comes and goes, and the rows get other widths
  settled: () => unknown // when this changes too, somebody asked for other rows: nothing is held
}

const same = (a: string[], b: string[]) => a.length === b.length && a.every((key, n) => key === b[n])

/**
 * Live changes never move the row one is at, under the pointer or by the keys, whichever was used last: the page scrolls along, or
 * room is left above the rows. A panel that opens or closes beside the table leaves its row where it was, and in sight.
 */
export function use_steady({ keys, body, box, element, held, selected, settled }: Given) {
  let by_key = false
  const pointed = ref<string | null>(null)
  const room = ref(0) // px left free above the rows until the pointer goes
  const scroller = () => {
    const b = box.value
    return b && b.scrollHeight > b.clientHeight + 1 && getComputedStyle(b).overflowY !== 'visible' ? b : (document.scrollingElement ?? document.documentElement)
  }
  function point(event: Event) {
    pointed.value = (event.target as Element).closest<HTMLElement>('tr[data-key]')?.dataset.key ?? null
  }
  const key_down = () => void (by_key = true)
  /** Also sent when the page moves below a pointer that rests: then nobody moved it. */
  function pointer_move(event: PointerEvent) {
    if (event.movementX || event.movementY) by_key = false
  }
  function leave() {
    pointed.value = null
    room.value = 0
  }

  async function hold(key: string, top: number, may_leave_room: boolean) {
    const by = scroller() as HTMLElement
    by.style.overflowAnchor = 'none' // the browser would do it a second time
    const off = () => Math.round((element(key)?.getBoundingClientRect().top ?? top) - top)
    const settle = () => {
      if (off()) by.scrollTop += off()
    }
    await nextTick()
    settle()
    if (off() < 0 && may_leave_room) {
      room.value -= off()
      await nextTick()
    }
    await nextTick() // heights that were guessed are known now
    settle()
    if (by_key) element(key)?.scrollIntoView?.({ block: 'nearest' })
    requestAnimationFrame(() => (by.style.overflowAnchor = ''))
  }
  function stay(key: string | null | undefined, may_leave_room: boolean) {
    const row = key && body.value ? element(key) : null
    if (key && row) void hold(key, row.getBoundingClientRect().top, may_leave_room)
  }
  watch([keys, settled, selected] as const, ([now, asked, open], [before, asked_before, open_before]) => {
    if (asked !== asked_before) {
      room.value = 0
      if (box.value) box.value.scrollTop = 0
      return
    }
    if (!same(now, before)) {
      const key = (by_key ? held() : null) ?? pointed.value ?? held()
      if (key && now.includes(key)) stay(key, true)
    } else if (!open !== !open_before) stay(open ?? open_before, false)
  }, { flush: 'pre' })

  return { pointed, room, point, leave, key_down, pointer_move }
}
