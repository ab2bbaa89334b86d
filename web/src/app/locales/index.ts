import { add_texts } from '@/i18n'
import zh from './zh.json'

add_texts('app', { zh, en: () => import('./en.json') })
