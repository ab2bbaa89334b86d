import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { longest_seconds, use_recorder, type Recorded } from './recorder'

class FakeRecorder {
  static kinds = ['audio/webm;codecs=opus']
  static made: FakeRecorder[] = []
  static isTypeSupported = (kind: string) => FakeRecorder.kinds.includes(kind)
  state = 'inactive'
  ondataavailable: ((e: { data: Blob }) => void) | null = null
  onstop: ((e: Event) => void) | null = null
  constructor(readonly stream: unknown, readonly how: { mimeType: string }) {
    FakeRecorder.made.push(this)
  }
  start() {
    this.state = 'recording'
  }
  say(words: string) {
    this.ondataavailable?.({ data: new Blob([words]) })
  }
  stop() {
    this.state = 'inactive'
    this.onstop?.(new Event('stop'))
  }
}
const track = { stop: vi.fn() }
const ask = vi.fn()
const kept: Recorded[] = []

function a_recorder() {
  let made!: ReturnType<typeof use_recorder>
  const page = mount(defineComponent({ setup() {
    made = use_recorder(async (sound) => void kept.push(sound))
    return () => h('i')
  } }))
  return { ...made, page }
}
const settle = () => vi.advanceTimersByTimeAsync(1)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance'] })
  kept.length = FakeRecorder.made.length = 0
  FakeRecorder.kinds = ['audio/webm;codecs=opus']
  track.stop.mockClear()
  ask.mockReset().mockResolvedValue({ getTracks: () => [track] })
  vi.stubGlobal('MediaRecorder', FakeRecorder)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: ask } })
  vi.stubGlobal('AudioContext', undefined)
})
afterEach(() => (vi.useRealTimers(), vi.unstubAllGlobals()))

describe('a recording', () => {
  it('begins with one press and ends with the next; the microphone is let go of', async () => {
    const { press, state, seconds } = a_recorder()
    press.down()
    press.up()
    press.click()
    await settle()
    expect(state.value).toBe('listening')
    await vi.advanceTimersByTimeAsync(4000)
    expect(seconds.value).toBeGreaterThan(3.8)
    FakeRecorder.made[0]!.say('井坏了')
    press.down()
    press.up()
    press.click()
    await vi.waitFor(() => expect(kept).toHaveLength(1))
    expect(state.value).toBe('still')
    expect(kept[0]).toMatchObject({ type: 'audio/webm' })
    expect(new TextDecoder().decode(kept[0]!.content)).toBe('井坏了')
    expect(track.stop).toHaveBeenCalledTimes(1)
  })
  it('lasts as long as the button is held', async () => {
    const { press, state } = a_recorder()
    press.down()
    await settle()
    await vi.advanceTimersByTimeAsync(2000)
    FakeRecorder.made[0]!.say('x')
    press.up()
    press.click()
    expect(state.value).toBe('ending')
    await vi.waitFor(() => expect(kept).toHaveLength(1))
  })
  it('is begun and ended by a keyboard, which knows no press', async () => {
    const { press, state } = a_recorder()
    press.click()
    await settle()
    expect(state.value).toBe('listening')
    await vi.advanceTimersByTimeAsync(1000)
    press.click()
    expect(state.value).toBe('ending')
  })
  it('ends by itself after three minutes, and before it is too large for the office', async () => {
    const first = a_recorder()
    first.press.click()
    await settle()
    await vi.advanceTimersByTimeAsync(longest_seconds * 1000 + 200)
    expect(first.state.value).not.toBe('listening')
    const second = a_recorder()
    second.press.click()
    await settle()
    FakeRecorder.made[1]!.say('x'.repeat(1_900_001))
    expect(second.state.value).not.toBe('listening')
  })
  it('is kept when the page is left in the middle; a slip of the finger is not', async () => {
    const { press, page } = a_recorder()
    press.click()
    await settle()
    await vi.advanceTimersByTimeAsync(3000)
    FakeRecorder.made[0]!.say('x')
    page.unmount()
    await vi.waitFor(() => expect(kept).toHaveLength(1))
    const slip = a_recorder()
    slip.press.click()
    await settle()
    FakeRecorder.made[1]!.say('x')
    await vi.advanceTimersByTimeAsync(200)
    void slip.end()
    await vi.waitFor(() => expect(slip.state.value).toBe('still'))
    expect(kept).toHaveLength(1)
    expect(track.stop).toHaveBeenCalledTimes(2)
  })
})

describe('what hinders it is told', () => {
  for (const [name, said] of [['NotAllowedError', 'refused'], ['NotFoundError', 'no_microphone'], ['NotReadableError', 'no_microphone']] as const)
    it(`${name}: ${said}`, async () => {
      ask.mockRejectedValue(Object.assign(new Error(), { name }))
      const { press, state, hindrance } = a_recorder()
      press.click()
      await settle()
      expect([state.value, hindrance.value]).toEqual(['still', said])
      ask.mockResolvedValue({ getTracks: () => [track] })
      press.click()
      await settle()
      expect([state.value, hindrance.value]).toEqual(['listening', null])
    })
  it('a browser that records nothing the office takes', async () => {
    FakeRecorder.kinds = ['audio/ogg']
    const { press, hindrance } = a_recorder()
    press.click()
    expect(hindrance.value).toBe('no_recorder')
    vi.stubGlobal('MediaRecorder', undefined)
    const other = a_recorder()
    other.press.click()
    expect(other.hindrance.value).toBe('no_recorder')
  })
})
