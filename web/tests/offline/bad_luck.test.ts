// What goes wrong on pastures: nothing of it loses an entry, all of it is told in plain words.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { a_household, an_answer, an_office } from './office'
import { a_draft, chaolu, clean_phone, narisu, operation_for, put_in_outbox, start_app, until } from './stage'

const me = chaolu.account.id
let office: ReturnType<typeof an_office>
beforeEach(() => {
  clean_phone()
  vi.unstubAllGlobals()
  office = an_office()
})
const account_words = chaolu.account.account
interface StoredRow {
  id: string
  key?: CryptoKey
}
const everything_stored = async (app: Awaited<ReturnType<typeof start_app>>) => {
  const rows = (await Promise.all(app.store_names.map((name) => app.read_all(name)))).flat() as StoredRow[]
  return { rows, text: JSON.stringify(rows, (_, v: unknown) => (v instanceof ArrayBuffer ? new TextDecoder('latin1').decode(v) : v instanceof Uint8Array ? '' : v)) }
}

describe('what lies on the phone', () => {
  it('is sealed row by row: no name, no telephone, no word can be read there, and no key taken out', async () => {
    const app = await start_app()
    office.state.sync = an_answer({ households: [a_household('h1', { head: 'Suvd', phone: '13912345678' })], person: { id: 'p', name: '朝鲁' } })
    await app.sync_now()
    await app.keep(a_draft({ words: 'well broken', name: 'Suvd' }))
    await put_in_outbox(app, a_draft({ words: 'fodder is short', name: 'Suvd' }))
    const { rows, text } = await everything_stored(app)
    expect(rows.length).toBeGreaterThan(5)
    for (const word of ['Suvd', '13912345678', 'well broken', 'fodder', '乌云', account_words]) expect(text).not.toContain(word)
    const keys = rows.filter((r) => r.key)
    expect(keys).toHaveLength(2)
    for (const { key } of keys) await expect(crypto.subtle.exportKey('raw', key!)).rejects.toThrow()
  })
  it('cannot be moved to another row', async () => {
    const app = await start_app()
    office.state.sync = an_answer({ households: [a_household('h1'), a_household('h2')] })
    await app.sync_now()
    await app.in_one(['households'], 'readwrite', async ({ households }) => {
      const row = (await app.result_of(households.get('h1'))) as { id: string }
      households.put({ ...row, id: 'h2' })
    })
    await expect(start_app()).rejects.toThrow()
  })
})
describe('signing out', () => {
  it('destroys the key and all that came from the office', async () => {
    const app = await start_app()
    office.state.sync = an_answer({ households: [a_household('h1')] })
    await app.sync_now()
    expect(await app.unsent_count(me)).toEqual({ jobs: 0, drafts: 0 })
    await app.leave_phone()
    expect((await everything_stored(app)).rows).toEqual([])
    expect(await (await start_app(null)).resume()).toBeNull()
  })
  it('with unsent work: it is counted, kept sealed for who wrote it, and sent after the next sign-in', async () => {
    const app = await start_app()
    const draft = a_draft()
    await put_in_outbox(app, draft)
    await app.keep(a_draft({ household: 'h7' }))
    expect(await app.unsent_count(me)).toEqual({ jobs: 1, drafts: 1 })
    await app.leave_phone()
    const other = await start_app(narisu)
    expect(other.phone).toMatchObject({ jobs: [], drafts: [], of_others: 1 })
    await other.send_now()
    expect(office.batches()).toEqual([])
    await other.leave_phone()
    const again = await start_app()
    expect(again.phone.jobs.map((j) => j.id)).toEqual([draft.id])
    expect(again.phone.drafts).toHaveLength(1)
    expect((await again.flush(me))!.delivered).toBe(1)
  })
  it('by another sign-in: the one before loses what was fetched, not what was written', async () => {
    const app = await start_app()
    office.state.sync = an_answer({ households: [a_household('h1')] })
    await app.sync_now()
    await put_in_outbox(app, a_draft())
    const other = await start_app(narisu)
    expect(other.phone.households.size).toBe(0)
    expect((await other.read_all<{ account: string }>('households')).length).toBe(0)
    expect(await other.unsent_count(me)).toEqual({ jobs: 1, drafts: 0 })
  })
})

describe('a phone that is full', () => {
  const full = (after = 0) => {
    const put = IDBObjectStore.prototype.put
    let left = after
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (left-- <= 0) throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, args)
    }
    return () => (IDBObjectStore.prototype.put = put)
  }
  it('says so in one word, keeps what was there, and takes the entry when there is room', async () => {
    const app = await start_app()
    const draft = a_draft()
    await app.keep(draft)
    const room = full()
    await expect(app.save({ ...draft, words: 'more' }, operation_for(draft), ['visit'])).rejects.toBeInstanceOf(app.StorageFull)
    room()
    expect((await app.draft_for(me, draft.household!))!.words).toBe(draft.words)
    expect(await app.jobs_of(me)).toEqual([])
    office.faults.push('unreachable')
    await app.save(draft, operation_for(draft), ['visit'])
    expect(await app.jobs_of(me)).toHaveLength(1)
    await until(() => app.phone.stop === 'offline' && !app.phone.sending)
  })
  it('sends what it has when there is room again', async () => {
    const app = await start_app()
    const draft = a_draft()
    await put_in_outbox(app, draft)
    const room = full()
    await app.send_now()
    room()
    expect(await app.jobs_of(me)).toMatchObject([{ state: 'waiting' }])
    await app.send_now()
    expect(office.visits.has(draft.id)).toBe(true)
    expect(await app.jobs_of(me)).toEqual([])
  })
  it('gives up the list of what was delivered before anything else', async () => {
    const app = await start_app()
    await put_in_outbox(app, a_draft())
    await app.flush(me)
    expect(await app.sent_of(me)).toHaveLength(1)
    const put = IDBObjectStore.prototype.put
    let is_full = true
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (is_full && this.name === 'drafts') {
        is_full = false
        throw new DOMException('full', 'QuotaExceededError')
      }
      return put.apply(this, args)
    }
    await app.keep(a_draft())
    IDBObjectStore.prototype.put = put
    expect(await app.sent_of(me)).toEqual([])
  })
})

describe('an entry of an older app', () => {
  it('goes out as it was made, with the version that made it, whatever the newer app would write', async () => {
    const app = await start_app()
    const old = { app: '0.0.3', operation: { method: 'POST', path: '/api/v1/visits', body: { id: 'old-1', kind: 'home', household: 'h1', began_at: '2026-11-01T09:00:00+08:00', happened: 'a field of that time', app: '0.0.3' } } }
    const { key_of } = await import('@/offline/keys')
    const { seal } = await import('@/offline/seal')
    const row = await seal(await key_of('unsent', me), 'outbox', 'old-1', old)
    await app.in_one(['outbox'], 'readwrite', ({ outbox }) => void outbox.put({ ...row, account: me, order: 1, state: 'waiting' }))
    const after = await start_app()
    expect(after.phone.jobs).toMatchObject([{ id: 'old-1', app: '0.0.3', name: '' }])
    expect((await after.flush(me))!.delivered).toBe(1)
    expect(office.visits.get('old-1')!.visit).toEqual(old.operation.body)
  })
})

describe('the office says', () => {
  const refuse = async (status: number, body: object) => {
    const app = await start_app()
    const draft = a_draft({ phone: '13900000000', household_version: 3 })
    await put_in_outbox(app, draft)
    office.rules.set(draft.id, () => ({ status, body: { status, ...body } }))
    await app.flush(me)
    await app.reload_unsent()
    return { app, draft, job: app.phone.jobs[0]! }
  }
  it('two phones changed one household: both versions are kept, and one is chosen', async () => {
    const { app, draft, job } = await refuse(412, { title: '别人刚改过', current_version: 4, current: { id: 'h1', version: 4, profile: { people: 5 } } })
    expect(job).toMatchObject({ state: 'attention', refusal: { status: 412, current: { version: 4, profile: { people: 5 } } } })
    office.rules.delete(draft.id)
    await app.send_again(job, { ...job.operation, body: { ...job.operation.body, household_version: 4 } })
    await vi.waitFor(() => expect(office.visits.get(draft.id)!.visit).toMatchObject({ household_version: 4 }))
  })
  it('the household left: the entry stays, with what to do, and can be filled in anew under its id', async () => {
    const { app, draft, job } = await refuse(422, { title: '这户已经迁走', detail: '改成迁走以前的日子，或者登记到现在的户。', errors: [{ field: 'household', code: 'left', message: '11月1日已迁走' }] })
    expect(job.refusal).toMatchObject({ fields: { household: '11月1日已迁走' } })
    expect(await app.edit_again(job)).toBe(true)
    office.rules.delete(draft.id)
    await put_in_outbox(app, { ...app.phone.drafts[0]!, household: 'h2' })
    expect((await app.flush(me))!.delivered).toBe(1)
    expect(office.visits.get(draft.id)!.visit).toMatchObject({ household: 'h2' })
  })
  it('the household was merged: delivered, and what was put right is told', async () => {
    const app = await start_app()
    const draft = a_draft()
    await put_in_outbox(app, draft)
    office.rules.set(draft.id, () => ({ status: 201, body: { visit: { tickets: [{ id: 't', number: '陈旗 2026-0413', title: '井' }] }, notes: ['记到了合并后的户'], receipts: [{ ticket: 't', code: 'LX-1' }] } }))
    await app.flush(me)
    expect(await app.sent_of(me)).toMatchObject([{ id: draft.id, notes: ['记到了合并后的户'], tickets: [{ number: '陈旗 2026-0413' }], receipts: [{ code: 'LX-1' }] }])
  })
})

describe('a clock that is wrong by years', () => {
  it('is told with every sending, and neither order nor content depends on it', async () => {
    const app = await start_app()
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const seen: unknown[] = []
      const drafts = ['2019-01-01T08:00:00Z', '2031-05-05T08:00:00Z', '2019-01-01T08:05:00Z'].map((at) => {
        vi.setSystemTime(new Date(at))
        return a_draft({ began_at: new Date().toISOString() })
      })
      for (const d of drafts) {
        office.rules.set(d.id, (op) => (seen.push(op.body.device_now), { status: 201, body: {} }))
        await put_in_outbox(app, d)
      }
      vi.setSystemTime(new Date('2019-02-02T02:02:02Z'))
      expect((await app.flush(me))!.delivered).toBe(3)
      expect(seen).toEqual(Array(3).fill('2019-02-02T02:02:02.000Z'))
      expect([...office.visits.keys()]).toEqual(drafts.map((d) => d.id))
    } finally {
      vi.useRealTimers()
    }
  })
  it('is put right by what the office said last, also without a network', async () => {
    const app = await start_app()
    office.state.sync = an_answer({ server_now: new Date(Date.now() + 3 * 365 * 86_400_000).toISOString() })
    await app.sync_now()
    const { office_time } = await import('@/i18n/clock')
    expect(new Date(office_time()).getFullYear()).toBe(new Date(Date.now() + 3 * 365 * 86_400_000).getFullYear())
  })
})

describe('a sound', () => {
  it('goes before its visit, once, however often the visit is sent', async () => {
    const app = await start_app()
    const draft = a_draft({ files: [{ id: 'f1', type: 'audio/webm', bytes: 3 }] })
    await app.keep_file(me, 'f1', new Uint8Array([1, 2, 3]))
    await put_in_outbox(app, draft)
    office.faults.push(null, 'lost')
    await app.flush(me)
    expect((await app.flush(me))!.delivered).toBe(1)
    expect(office.requests.filter((r) => r.path === '/api/v1/files')).toHaveLength(1)
    expect(office.visits.get(draft.id)!.visit.files).toEqual(['f'.repeat(64)])
    expect(await app.read_all('files')).toEqual([])
  })
  it('never holds up words: on a line too thin for it the other entries go first', async () => {
    const app = await start_app()
    const [heavy, light] = [a_draft({ files: [{ id: 'f1', type: 'audio/webm', bytes: 3 }] }), a_draft()]
    await app.keep_file(me, 'f1', new Uint8Array([1, 2, 3]))
    await put_in_outbox(app, heavy)
    await put_in_outbox(app, light)
    office.faults.push(null, 'unreachable')
    expect((await app.flush(me))!).toMatchObject({ delivered: 1, stop: 'offline' })
    expect([...office.visits.keys()]).toEqual([light.id])
    expect(await app.jobs_of(me)).toMatchObject([{ id: heavy.id, state: 'waiting', uncertain: false }])
    expect((await app.flush(me))!).toMatchObject({ delivered: 1, stop: null })
    expect(office.requests.map((r) => r.path.split('/').at(-1))).toEqual(['batch', 'files', 'files', 'batch'])
  })
  it('that the office does not have any more, because its visit comes so late, is sent anew, once', async () => {
    const app = await start_app()
    const draft = a_draft({ files: [{ id: 'f1', type: 'audio/webm', bytes: 3, seconds: 4 }] })
    await app.keep_file(me, 'f1', new Uint8Array([1, 2, 3]))
    await put_in_outbox(app, draft)
    office.faults.push(null, 'unreachable')
    await app.flush(me)
    const gone = () => ({ status: 422, body: { title: '请补一处', status: 422, errors: [{ field: 'files[0]', code: 'x', message: '没有找到这份录音' }] } })
    let lost = 1
    office.rules.set(draft.id, () => (lost-- > 0 ? gone() : { status: 201, body: {} }))
    expect((await app.flush(me))!).toMatchObject({ delivered: 1, refused: 0 })
    expect(office.requests.filter((r) => r.path === '/api/v1/files')).toHaveLength(2)
    await app.reload_unsent()
    expect(app.phone.sent[0]!.files).toEqual([{ id: 'f1', type: 'audio/webm', bytes: 3, seconds: 4, digest: 'f'.repeat(64) }])
  })
  it('that the office never finds is told, and nothing goes round in circles', async () => {
    const app = await start_app()
    const draft = a_draft({ files: [{ id: 'f1', type: 'audio/webm', bytes: 3 }] })
    await app.keep_file(me, 'f1', new Uint8Array([1, 2, 3]))
    await put_in_outbox(app, draft)
    office.rules.set(draft.id, () => ({ status: 422, body: { title: '请补一处', status: 422, errors: [{ field: 'files[0]', code: 'x', message: '没有找到这份录音' }] } }))
    expect((await app.flush(me))!).toMatchObject({ delivered: 0, refused: 1 })
    expect((await app.jobs_of(me))[0]).toMatchObject({ state: 'attention', refusal: { fields: { 'files[0]': '没有找到这份录音' } } })
    expect(await app.read_all('files')).toHaveLength(1)
  })
  it('waits for a session anew when that of the phone is an older one', async () => {
    const app = await start_app()
    await app.keep_file(me, 'f1', new Uint8Array([1, 2, 3]))
    await put_in_outbox(app, a_draft({ files: [{ id: 'f1', type: 'audio/webm', bytes: 3 }] }))
    app.asking.csrf_token = ''
    const renewed = vi.fn(async () => void (app.asking.csrf_token = 'token-2'))
    app.renewal.session = renewed
    office.faults.push({ status: 403 })
    expect((await app.flush(me))!).toMatchObject({ delivered: 1, refused: 0 })
    expect(renewed).toHaveBeenCalledTimes(2)
  })
  it('that belongs to nothing after a day is tidied away; one of a draft, of an entry that waits, and of this moment stay', async () => {
    const app = await start_app()
    for (const id of ['of draft', 'of job', 'stray']) await app.keep_file(me, id, new Uint8Array([1]))
    await app.keep(a_draft({ files: [{ id: 'of draft', type: 'audio/webm', bytes: 1 }] }))
    await put_in_outbox(app, a_draft({ files: [{ id: 'of job', type: 'image/jpeg', bytes: 1 }] }))
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 2 * 86_400_000)
    await app.keep_file(me, 'of now', new Uint8Array([1]))
    const again = await start_app()
    await until(async () => (await again.read_all('files')).length === 3)
    expect((await again.read_all<{ id: string }>('files')).map((f) => f.id).sort()).toEqual(['of draft', 'of job', 'of now'])
    vi.restoreAllMocks()
  })
  it('is in the file somebody takes along when nothing goes', async () => {
    const app = await start_app()
    await app.keep_file(me, 'f1', new Uint8Array([1, 2, 3]))
    await put_in_outbox(app, a_draft({ files: [{ id: 'f1', type: 'audio/webm', bytes: 3 }] }))
    const told = JSON.parse(await app.export_unsent(me)) as { items: { operation: { body: { words: string } }; files: { content: string }[] }[] }
    expect(told.items).toMatchObject([{ operation: { body: { words: '三号井出水少' } }, files: [{ content: 'AQID' }] }])
  })
})
