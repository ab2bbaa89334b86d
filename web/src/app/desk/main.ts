import { createApp } from 'vue'
import { asking, watch_line } from '@/api'
import { fetch_english, i18n, language, start_language } from '@/i18n'
import { on_leaving, start_appearance } from '@/ui'
import '@/ui/icons-desk'
import '@/ui/lists.css'
import '../app.css'
import '../locales'
import { agree_with_other_tabs } from '../tabs'
import DeskApp from './DeskApp.vue'
import { router } from './routes'

start_language()
start_appearance()
agree_with_other_tabs(router)
watch_line()
on_leaving((is_leaving) => (asking.leaving = is_leaving))
const ready = language.value === 'en' ? fetch_english() : Promise.resolve()
void ready.then(() => createApp(DeskApp).use(i18n).use(router).mount('#app'))
