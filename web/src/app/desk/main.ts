import { createApp } from 'vue'
import { i18n, start_language } from '@/i18n'
import { start_appearance } from '@/ui'
import '@/ui/icons-desk'
import '../app.css'
import '../locales'
import DeskApp from './DeskApp.vue'
import { router } from './routes'

start_language()
start_appearance()
createApp(DeskApp).use(i18n).use(router).mount('#app')
