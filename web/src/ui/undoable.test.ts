import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { dismiss, on_leaving, say, toasts, Toasts, undo_last, undoable, waiting_count } from '.'

const asking = { leaving: false }
on_leaving((is_leaving) => (asking.leaving = is_leaving))

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  for (const t of [...toasts]) dismiss(t.id)
  asking.leaving = false
  vi.useRealTimers()
})
const show = () => mount(Toasts, { attachTo: document.body, global: { plugins: [i18n] } })
const box = () => document.querySelector<HTMLElement>('.toasts')!

describe('a toast', () => {
  it('goes after eight seconds, but not while one points at it', async () => {
    const toast = show()
    say('done')
    await vi.advanceTimersByTimeAsync(7000)
    expect(box().getAttribute('aria-live')).toBe('polite')
    box().dispatchEvent(new MouseEvent('mouseenter'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(toasts).toHaveLength(1)
    box().dispatchEvent(new MouseEvent('mouseleave'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(toasts).toHaveLength(0)
    toast.unmount()
  })
  it('waits while the focus is in it', async () => {
    const toast = show()
    say('done', () => undefined)
    await vi.advanceTimersByTimeAsync(1)
    box().querySelector('button')!.focus()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(toasts).toHaveLength(1)
    toast.unmount()
  })
})

describe('what leaves the office', () => {
  const send = (more: object = {}) => {
    const run = vi.fn(() => Promise.resolve('sent'))
    return { run, doing: undoable({ words: 'sending', run, wait_ms: 8000, ...more }) }
  }
  it('is sent after eight seconds', async () => {
    const { run, doing } = send()
    await vi.advanceTimersByTimeAsync(7900)
    expect(run).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(run).toHaveBeenCalledTimes(1)
    await expect(doing.outcome).resolves.toBe('sent')
    expect(waiting_count()).toBe(0)
  })
  it('is never sent when it is taken back', async () => {
    const { run, doing } = send()
    undo_last()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(run).not.toHaveBeenCalled()
    await expect(doing.outcome).resolves.toBe('taken_back')
  })
  it('is sent at once, to outlive the page, when the page is left', async () => {
    const { run } = send()
    dispatchEvent(new Event('pagehide'))
    expect(run).toHaveBeenCalledTimes(1)
    expect(asking.leaving).toBe(true)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(run).toHaveBeenCalledTimes(1)
    dispatchEvent(new Event('pageshow'))
    expect(asking.leaving).toBe(false)
  })
  it('is sent at once when one presses again for the same', async () => {
    const first = send({ key: 'one' })
    const other = send({ key: 'two' })
    const second = send({ key: 'one' })
    expect([first.run, other.run, second.run].map((r) => r.mock.calls.length)).toEqual([1, 0, 0])
  })
  it('is sent, not dropped, when other words push it off the screen', async () => {
    const { run } = send()
    for (const n of [1, 2, 3]) say(`more ${n}`)
    expect(run).toHaveBeenCalledTimes(1)
  })
  it('stays to be tried again when it did not go through', async () => {
    const run = vi.fn().mockRejectedValueOnce(new Error('no line')).mockResolvedValue('ok')
    const doing = undoable({ words: 'sending', run, wait_ms: 1000, failed: () => 'did not go' })
    const toast = show()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(box().textContent).toContain('did not go')
    box().querySelector<HTMLElement>('button')!.click()
    await vi.advanceTimersByTimeAsync(10)
    expect(run).toHaveBeenCalledTimes(2)
    await expect(doing.outcome).resolves.toBe('sent')
    toast.unmount()
  })
})

describe('what stays in the office', () => {
  it('is done at once and taken back by its counter-command', async () => {
    const undo = vi.fn()
    undoable({ words: (n?: number) => `number ${n}`, run: () => Promise.resolve(7), undo })
    await vi.advanceTimersByTimeAsync(1)
    expect(toasts.at(-1)?.text).toBe('number 7')
    undo_last()
    expect(undo).toHaveBeenCalledWith(7)
  })
})
