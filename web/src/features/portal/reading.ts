import { computed, ref } from 'vue'
import { language } from '@/i18n'

const voices = ref<SpeechSynthesisVoice[]>([])
const speech = typeof speechSynthesis === 'undefined' ? null : speechSynthesis
const look = () => (voices.value = speech?.getVoices() ?? [])
look()
speech?.addEventListener('voiceschanged', look)

const voice = computed(() => voices.value.find((v) => v.localService && v.lang.toLowerCase().startsWith(language.value)))
/** A voice of this device itself: text is never sent elsewhere to be spoken. */
export const can_read = computed(() => voice.value !== undefined)
export const is_reading = ref(false)

export function stop_reading() {
  speech?.cancel()
  is_reading.value = false
}

/** Reads the page aloud, or stops. */
export function read_page() {
  if (is_reading.value) return stop_reading()
  const text = document.querySelector<HTMLElement>('main')?.innerText ?? ''
  if (!speech || !voice.value || !text) return
  const spoken = new SpeechSynthesisUtterance(text)
  spoken.voice = voice.value
  spoken.lang = voice.value.lang
  spoken.rate = 0.9
  spoken.onend = spoken.onerror = () => (is_reading.value = false)
  is_reading.value = true
  speech.speak(spoken)
}
