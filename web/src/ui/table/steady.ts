import { nextTick, ref, watch, type Ref } from 'vue'

interface Given {
  keys: () => string[]
  body: Ref<HTMLElement | undefined>
  box: Ref<HTMLElement | undefined>
  element: (key: string) => HTMLElement | null | undefined
  held: () => string | null | undefined // the row one stands on with the keyboard
  settled: () => unknown // when this changes too, somebody asked for other rows: nothing is held
}

/** Live changes never move the row under the pointer: the page scrolls along, or room is left above the rows. */
export function use_steady({ keys, body, box, element, held, settled }: Given) {
  const pointed = ref<string | null>(null)
  const room = ref(0) // px left free above the rows until the pointer goes
  const scroller = () => {
    const b = box.value
    return b && b.scrollHeight > b.clientHeight + 1 && getComputedStyle(b).overflowY !== 'visible' ? b : (document.scrollingElement ?? document.documentElement)
  }
  function point(event: Event) {
    pointed.value = (event.target as Element).closest<HTMLElement>('tr[data-key]')?.dataset.key ?? null
  }
  function leave() {
    pointed.value = null
    room.value = 0
  }

  async function hold(key: string, top: number) {
    const by = scroller() as HTMLElement
    by.style.overflowAnchor = 'none' // the browser would do it a second time
    const off = () => Math.round((element(key)?.getBoundingClientRect().top ?? top) - top)
    const settle = () => {
      if (off()) by.scrollTop += off()
    }
    await nextTick()
    settle()
    if (off() < 0) {
      room.value -= off()
      await nextTick()
    }
    await nextTick() // heights that were guessed are known now
    settle()
    requestAnimationFrame(() => (by.style.overflowAnchor = ''))
  }
  watch([keys, settled] as const, ([now, asked], [before, asked_before]) => {
    if (asked !== asked_before) {
      room.value = 0
      if (box.value) box.value.scrollTop = 0
      return
    }
    const key = pointed.value ?? held()
    if (!key || now === before || !body.value || !now.includes(key)) return
    const row = element(key)
    if (row) void hold(key, row.getBoundingClientRect().top)
  }, { flush: 'pre' })

  return { pointed, room, point, leave }
}
