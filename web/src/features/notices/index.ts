import { defineAsyncComponent } from 'vue'
import { add_texts } from '@/i18n'
import zh from './locales/zh.json'

add_texts('notices', { zh, en: () => import('./locales/en.json') })

export { default as NoticeBell } from './NoticeBell.vue'
export const NoticeSettings = defineAsyncComponent(() => import('./NoticeSettings.vue'))
export { keep_notices } from './notices'
