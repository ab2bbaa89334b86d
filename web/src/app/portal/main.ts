import { createApp } from 'vue'
import { fetch_pages } from '@/features/portal'
import { fetch_english, i18n, language, set_language, start_language } from '@/i18n'
import { start_appearance } from '@/ui'
import PortalApp from './PortalApp.vue'
import './portal-app.css'

if (!localStorage.getItem('lianxin.language') && navigator.language.startsWith('en')) set_language('en')
start_language()
start_appearance()
const ready = language.value === 'en' ? fetch_english() : Promise.resolve()
void ready.then(() => createApp(PortalApp).use(i18n).mount('#app'))
addEventListener('load', () => setTimeout(fetch_pages, 1500))
