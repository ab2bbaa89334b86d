import { ref } from 'vue'

const pages = ['home', 'say', 'who', 'receipt', 'follow', 'board', 'lost'] as const
export type PageName = (typeof pages)[number]

/** The page after the # of the address. What was typed, a receipt code above all, never stands there. */
function asked(): PageName {
  const name = location.hash.replace(/^#\/?|\/$/g, '')
  if (name || (!location.hash && /^\/portal\/./.test(location.pathname))) return pages.find((p) => p === name) ?? 'lost'
  return 'home'
}

export const page = ref<PageName>(asked())
addEventListener('hashchange', () => (page.value = asked()))

export const address_of = (to: PageName) => (to === 'home' ? '#/' : `#/${to}`)
export function go(to: PageName) {
  location.hash = address_of(to)
  page.value = to
}
