import { h, shallowRef, type Component } from 'vue'
import { add_texts } from '@/i18n'
import zh from './locales/zh.json'
import LostPage from './LostPage.vue'
import './portal.css'

add_texts('portal', { zh, en: () => import('./locales/en.json') })

export { default as HomePage } from './HomePage.vue'
export { LostPage }
export { region } from './board'
export { online } from './line'
export { can_read, is_reading, read_page, stop_reading } from './reading'
export { address_of, go, page, type PageName } from './route'

const pages = { say: () => import('./SayPage.vue'), who: () => import('./WhoPage.vue'), receipt: () => import('./ReceiptPage.vue'), follow: () => import('./FollowPage.vue'), card: () => import('./CardPage.vue'), board: () => import('./BoardPage.vue') }
/** A page that is fetched when it is first shown, and asked for again when that failed. */
function later(fetch: () => Promise<{ default: Component }>): Component {
  const part = shallowRef<Component>()
  return {
    setup() {
      if (part.value === LostPage) part.value = undefined
      if (!part.value) fetch().then((m) => (part.value = m.default), () => (part.value = LostPage))
      return () => (part.value ? h(part.value) : null)
    },
  }
}
export const ElderHome = later(() => import('./ElderHome.vue'))
export const SayPage = later(pages.say)
export const WhoPage = later(pages.who)
export const ReceiptPage = later(pages.receipt)
export const FollowPage = later(pages.follow)
export const CardPage = later(pages.card)
export const BoardPage = later(pages.board)

/** Fetches the other pages while nothing else happens, so that they are there when the network is not. */
export const fetch_pages = () => Promise.allSettled(Object.values(pages).map((load) => load()))
