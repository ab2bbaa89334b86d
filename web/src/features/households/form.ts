import { shallowRef, watch } from 'vue'
import { language, translate } from '@/i18n'
import { read_form, type Answer, type Form, type FormItem } from './households.api'

/** The form and the tags in force, in the language of the page. */
export function use_form() {
  const form = shallowRef<Form | null>(null)
  watch(language, async () => (form.value = await read_form().catch(() => form.value)), { immediate: true })
  return form
}

/** An answer in words; '' where nothing was said. */
export function answer_words(item: FormItem, answer: Answer | undefined): string {
  if (answer === undefined || answer === null || answer === '') return ''
  if (item.type === 'yes_no') return translate(answer ? 'households.yes' : 'households.no')
  if (item.type === 'choice') return item.options?.find((o) => o.code === answer)?.name ?? String(answer)
  return item.unit ? `${answer} ${item.unit}` : String(answer)
}
