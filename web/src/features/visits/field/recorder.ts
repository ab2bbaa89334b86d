// What is said, recorded as it is said: one press begins and the next one ends it, or it is held while one speaks.
import { onBeforeUnmount, onMounted, ref } from 'vue'

export type Hindrance = 'no_recorder' | 'refused' | 'no_microphone'
export interface Recorded {
  content: ArrayBuffer
  type: string
  seconds: number
}
export const longest_seconds = 180
const most_bytes = 1_900_000 // the office takes two million
const shortest_seconds = 0.6
const held_ms = 500
const look_ms = 100
const bars = 32
const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/webm']
const bits_per_second = 32_000

const hindrance_of = (error: unknown): Hindrance => ((error as { name?: string } | null)?.name === 'NotAllowedError' ? 'refused' : 'no_microphone')
const kind_here = () => (typeof MediaRecorder === 'undefined' ? undefined : kinds.find((k) => MediaRecorder.isTypeSupported(k)))

/** How loud it is, from 0 to 1, for the eye alone; a browser that cannot tell shows a calm line. */
function ear(stream: MediaStream) {
  if (typeof AudioContext === 'undefined') return { loud: () => 0, close: () => undefined }
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  return {
    loud() {
      analyser.getByteTimeDomainData(samples)
      return Math.min(1, samples.reduce((most, s) => Math.max(most, Math.abs(s - 128)), 0) / 96)
    },
    close: () => void context.close(),
  }
}

/** One recording, from the permission to the last byte. */
async function record(kind: string, told: { level: (loud: number) => void; over: () => void }) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: bits_per_second })
  const parts: Blob[] = []
  let size = 0
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  const hearing = ear(stream)
  recorder.ondataavailable = ({ data }) => {
    if (data.size) parts.push(data)
    if ((size += data.size) > most_bytes) told.over()
  }
  const timer = setInterval(() => (told.level(hearing.loud()), seconds() >= longest_seconds && told.over()), look_ms)
  recorder.start(1000)
  return {
    seconds,
    end: () => new Promise<Recorded>((done) => {
      const took = seconds()
      clearInterval(timer)
      recorder.onstop = async () => {
        hearing.close()
        for (const track of stream.getTracks()) track.stop()
        done({ content: await new Blob(parts).arrayBuffer(), type: kind.split(';')[0]!, seconds: took })
      }
      if (recorder.state === 'inactive') recorder.onstop(new Event('stop'))
      else recorder.stop()
    }),
  }
}

type State = 'still' | 'asking' | 'listening' | 'ending'

/** A button that is pressed twice, or held; and that a keyboard or a screen reader only clicks. */
function use_press(state: () => State, begin: () => Promise<void>, end: () => Promise<void>) {
  let pressed_at: number | null = null
  let is_done = false // the press has done what its click would do
  return {
    down() {
      is_done = false
      pressed_at = state() === 'still' ? performance.now() : null
      if (pressed_at !== null) void begin()
    },
    up() {
      if (pressed_at === null) return
      is_done = true
      setTimeout(() => (is_done = false), held_ms) // where the finger left the button, no click comes
      if (performance.now() - pressed_at > held_ms && state() === 'listening') void end()
      pressed_at = null
    },
    click() {
      if (!is_done) void (state() === 'still' ? begin() : end())
      is_done = false
    },
  }
}

export function use_recorder(keep: (sound: Recorded) => Promise<void>) {
  const state = ref<State>('still')
  const seconds = ref(0)
  const levels = ref<number[]>([])
  const hindrance = ref<Hindrance | null>(null)
  let running: Awaited<ReturnType<typeof record>> | undefined
  let ended: Promise<void> = Promise.resolve()

  async function begin() {
    if (state.value !== 'still') return
    const kind = kind_here()
    hindrance.value = kind && navigator.mediaDevices ? null : 'no_recorder'
    if (!kind || hindrance.value) return
    state.value = 'asking'
    seconds.value = 0
    levels.value = Array<number>(bars).fill(0)
    try {
      running = await record(kind, { level: (loud) => ((seconds.value = running?.seconds() ?? 0), (levels.value = [...levels.value.slice(1), loud])), over: () => void end() })
    } catch (error) {
      hindrance.value = hindrance_of(error)
      state.value = 'still'
      return
    }
    state.value = 'listening'
    if (is_gone) void end()
  }
  async function take(recording: NonNullable<typeof running>) {
    const sound = await recording.end()
    state.value = 'still'
    if (sound.seconds >= shortest_seconds && sound.content.byteLength) await keep(sound)
  }
  /** Ends it if it is on, and waits until what was said is kept. */
  function end(): Promise<void> {
    if (state.value === 'listening' && running) {
      state.value = 'ending'
      ended = take(running)
      running = undefined
    }
    return ended
  }

  let is_gone = false
  const away = () => document.visibilityState === 'hidden' && void end() // a phone hears nothing in the pocket
  onMounted(() => document.addEventListener('visibilitychange', away))
  onBeforeUnmount(() => {
    is_gone = true
    document.removeEventListener('visibilitychange', away)
    void end()
  })
  const press = use_press(() => state.value, begin, end)
  return { state, seconds, levels, hindrance, press, end }
}
