import { add_texts } from '@/i18n'
import en from './en.json'
import zh from './zh.json'

add_texts('app', { zh, en })
