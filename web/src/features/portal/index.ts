import { defineAsyncComponent, type Component } from 'vue'
import { add_texts } from '@/i18n'
import en from './locales/en.json'
import zh from './locales/zh.json'
import LostPage from './LostPage.vue'
import './portal.css'

add_texts('portal', { zh, en })

export { default as HomePage } from './HomePage.vue'
export { online } from './line'
export { can_read, is_reading, read_page, stop_reading } from './reading'
export { address_of, go, page, type PageName } from './route'

const pages = { say: () => import('./SayPage.vue'), who: () => import('./WhoPage.vue'), receipt: () => import('./ReceiptPage.vue'), follow: () => import('./FollowPage.vue') }
const later = (loader: () => Promise<{ default: Component }>) => defineAsyncComponent({ loader, errorComponent: LostPage, delay: 300 })
export const SayPage = later(pages.say)
export const WhoPage = later(pages.who)
export const ReceiptPage = later(pages.receipt)
export const FollowPage = later(pages.follow)

/** Fetches the other pages while nothing else happens, so that they are there when the network is not. */
export const fetch_pages = () => Promise.allSettled(Object.values(pages).map((load) => load()))
