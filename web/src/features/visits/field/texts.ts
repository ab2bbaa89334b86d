import { add_texts } from '@/i18n'
import zh from './locales/zh.json'

add_texts('field', { zh, en: () => import('./locales/en.json') })
