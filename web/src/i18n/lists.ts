import { language } from './index'

/** Several things in one line: 甲、乙、丙 or a, b, c. */
export const join_words = (words: readonly string[]) => words.join(language.value === 'zh' ? '、' : ', ')
