// Every part in every state, for the people who build: served by `vite`, no part of what is shipped.
import { createApp } from 'vue'
import { createRouter, createWebHashHistory } from 'vue-router'
import { i18n, start_language } from '@/i18n'
import { start_appearance } from '@/ui'
import '@/ui/icons-desk'
import '@/ui/lists.css'
import '../app.css'
import './texts'
import PartsPage from './PartsPage.vue'

start_language()
start_appearance()
const router = createRouter({ history: createWebHashHistory(), routes: [{ path: '/:rest(.*)*', component: PartsPage }] })
createApp(PartsPage).use(i18n).use(router).mount('#app')
