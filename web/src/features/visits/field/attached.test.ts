import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import { open_phone, phone, read_file } from '@/offline'
import { read_all } from '@/offline/db'
import { session } from '../../../../tests/fake'
import './texts'
import { content_of, use_attached } from './attached'
import { new_draft, what_of } from './visit_form'

const said = new TextEncoder().encode('井坏了').buffer
const write = vi.fn(async () => undefined)

beforeEach(async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('no network'))
  await open_phone({ ...session, may: ['register_visits'] })
  write.mockClear()
})
function a_visit() {
  const draft = reactive(new_draft('150725201001', undefined))
  return { draft, ...use_attached(draft, write) }
}

describe('a sound and a picture', () => {
  it('are sealed on the phone at once and named by the draft, which is kept; neither has to be', async () => {
    const { draft, add } = a_visit()
    expect(what_of(draft)).toEqual(['visit'])
    await add(said, 'audio/webm', 3.4)
    await add(said, 'image/jpeg')
    expect(draft.files).toMatchObject([{ type: 'audio/webm', bytes: 9, seconds: 3 }, { type: 'image/jpeg', bytes: 9 }])
    expect(what_of(draft)).toEqual(['visit', 'sound', 'picture'])
    expect(write).toHaveBeenCalledTimes(2)
    expect(new TextDecoder().decode((await content_of(draft.files[0]!))!)).toBe('井坏了')
    for (const row of await read_all<{ box: ArrayBuffer }>('files')) expect(new TextDecoder().decode(row.box)).not.toContain('井')
  })
  it('that is taken out can be brought back until the page is left', async () => {
    const { draft, add, take_out, bring_back, forget } = a_visit()
    await add(said, 'audio/webm', 3)
    const [file] = draft.files
    take_out(file!)
    expect(draft.files).toEqual([])
    bring_back(file!)
    expect(draft.files).toEqual([file])
    take_out(file!)
    forget()
    await vi.waitFor(async () => expect(await read_file(phone.account!, file!.id)).toBeNull())
    bring_back(file!)
    expect(draft.files).toEqual([])
  })
  it('that the phone has no room for is told, stays in the page, and is kept when there is room', async () => {
    const { draft, add, keep_rest, is_too_much } = a_visit()
    draft.words = '井坏了'
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    await add(said, 'audio/webm', 3)
    await add(said, 'image/jpeg')
    expect([is_too_much.value, draft.files.length, draft.words]).toEqual([true, 0, '井坏了'])
    expect(await keep_rest()).toBe(false)
    IDBObjectStore.prototype.put = put
    expect(await keep_rest()).toBe(true)
    expect([is_too_much.value, draft.files.map((f) => f.type)]).toEqual([false, ['audio/webm', 'image/jpeg']])
    expect(new TextDecoder().decode((await content_of(draft.files[0]!))!)).toBe('井坏了')
  })
  it('comes from the office when the phone has sent it', async () => {
    globalThis.fetch = vi.fn(async () => new Response('said'))
    const sent = { id: 'gone', type: 'audio/webm', bytes: 4, digest: 'ab' }
    expect(new TextDecoder().decode((await content_of(sent))!)).toBe('said')
    expect(globalThis.fetch).toHaveBeenCalledWith('/api/v1/files/ab')
  })
})
