import { ref } from 'vue'

const pages = ['home', 'say', 'who', 'receipt', 'follow', 'card', 'board', 'lost'] as const
export type PageName = (typeof pages)[number]

/** The code of a card that was scanned (/k#7K3M92QF4HTR): taken out of the address before anything else is done. */
export const arrived = { code: '' }
if (location.pathname === '/k') {
  arrived.code = location.hash.slice(1)
  history.replaceState(null, '', '/portal/#/card')
}

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
