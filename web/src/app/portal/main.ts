import { createApp } from 'vue'
import { fetch_pages } from '@/features/portal'
import { i18n, start_language } from '@/i18n'
import { start_appearance } from '@/ui'
import PortalApp from './PortalApp.vue'
import './portal-app.css'

start_language()
start_appearance()
createApp(PortalApp).use(i18n).mount('#app')
addEventListener('load', () => setTimeout(fetch_pages, 1500))
