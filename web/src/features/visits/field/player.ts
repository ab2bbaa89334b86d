// Plays a sound from its bytes: one that is not at the office yet has no address. One at a time.
import { onBeforeUnmount, ref } from 'vue'

let silence: (() => void) | undefined

export function use_player(load: () => Promise<ArrayBuffer | null>) {
  const state = ref<'still' | 'loading' | 'playing' | 'failed'>('still')
  const at = ref(0)
  const length = ref(0)
  let context: AudioContext | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  function stop() {
    clearInterval(timer)
    void context?.close()
    context = undefined
    if (silence === stop) silence = undefined
    at.value = 0
    if (state.value !== 'failed') state.value = 'still'
  }
  async function play() {
    silence?.()
    silence = stop
    state.value = 'loading'
    const mine = (context = new AudioContext())
    try {
      const content = await load()
      if (!content) throw new Error('the sound is not here')
      const sound = await mine.decodeAudioData(content)
      if (context !== mine) return // stopped meanwhile
      const source = mine.createBufferSource()
      source.buffer = sound
      source.connect(mine.destination)
      source.onended = () => context === mine && stop()
      length.value = sound.duration
      const begun = mine.currentTime
      timer = setInterval(() => (at.value = mine.currentTime - begun), 200)
      source.start()
      state.value = 'playing'
    } catch {
      if (context !== mine) return
      state.value = 'failed'
      stop()
    }
  }
  onBeforeUnmount(stop)
  return { state, at, length, toggle: () => (state.value === 'playing' || state.value === 'loading' ? stop() : void play()) }
}
