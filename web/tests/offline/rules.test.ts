// The rules of the outbox that keep an entry from being lost or doubled.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { a_household, an_answer, an_office } from './office'
import { a_draft, chaolu, clean_phone, operation_for, put_in_outbox, start_app, until } from './stage'

const me = chaolu.account.id
let office: ReturnType<typeof an_office>
beforeEach(() => {
  clean_phone()
  vi.unstubAllGlobals()
  office = an_office()
})

describe('the id', () => {
  it('is made with the form and is still the same when an answer got lost: two requests, one visit', async () => {
    const app = await start_app()
    const draft = a_draft()
    await app.keep(draft)
    expect((await app.draft_for(me, draft.household!))!.id).toBe(draft.id)
    await put_in_outbox(app, draft)
    office.faults.push('lost')
    expect((await app.flush(me))!.stop).toBe('offline')
    expect(await app.jobs_of(me)).toMatchObject([{ id: draft.id, state: 'waiting', uncertain: true }])
    expect((await app.flush(me))!).toMatchObject({ delivered: 1, stop: null })
    expect(office.batches()).toHaveLength(2)
    expect([...office.visits.keys()]).toEqual([draft.id])
    expect(await app.jobs_of(me)).toEqual([])
  })
})

describe('draft and job', () => {
  it('change places in one transaction, so that a phone that dies in between has exactly one of them', async () => {
    const app = await start_app()
    const draft = a_draft()
    await app.keep(draft)
    const put = IDBObjectStore.prototype.delete
    IDBObjectStore.prototype.delete = () => {
      throw new Error('the phone dies')
    }
    await expect(put_in_outbox(app, draft)).rejects.toThrow('the phone dies')
    IDBObjectStore.prototype.delete = put
    expect(await app.jobs_of(me)).toEqual([])
    expect(await app.draft_for(me, draft.household!)).not.toBeNull()
    await put_in_outbox(app, draft)
    expect(await app.jobs_of(me)).toHaveLength(1)
    expect(await app.draft_for(me, draft.household!)).toBeNull()
  })
  it('change back the same way, and never when the office may have it', async () => {
    const app = await start_app()
    const draft = a_draft()
    await put_in_outbox(app, draft)
    expect(await app.edit_again(app.phone.jobs[0]!)).toBe(true)
    expect(app.phone.jobs).toEqual([])
    expect(app.phone.drafts).toMatchObject([{ id: draft.id, words: draft.words }])
    await put_in_outbox(app, draft)
    office.faults.push('lost')
    await app.flush(me)
    await app.reload_unsent()
    expect(await app.edit_again(app.phone.jobs[0]!)).toBe(false)
    expect(app.phone.jobs).toHaveLength(1)
  })
})

describe('one sender', () => {
  it('two tabs that come online at once make one request', async () => {
    let held = false
    vi.stubGlobal('navigator', { ...navigator, onLine: true, locks: { request: async (_: string, _how: unknown, work: (lock: object | null) => Promise<boolean>) => {
      if (held) return work(null)
      held = true
      try {
        return await work({})
      } finally {
        held = false
      }
    } } })
    const first = await start_app()
    await put_in_outbox(first, a_draft())
    const second = await start_app()
    const [a, b] = await Promise.all([first.flush(me), second.flush(me)])
    expect([a, b].filter((r) => r === null)).toHaveLength(1)
    expect(office.batches()).toHaveLength(1)
    expect(office.visits.size).toBe(1)
  })
  it('what was cut off in the middle of sending goes out again after a restart', async () => {
    const app = await start_app()
    const draft = a_draft()
    await put_in_outbox(app, draft)
    await app.mark([draft.id], { state: 'sending' })
    const after = await start_app()
    expect((await after.flush(me))!.delivered).toBe(1)
    expect(office.visits.size).toBe(1)
  })
})

describe('what stops and what does not', () => {
  for (const [fault, stop] of [['unreachable', 'offline'], [{ status: 401 }, 'signed_out'], [{ status: 429, retry_after: '7' }, 'busy'], [{ status: 503 }, 'busy']] as const)
    it(`${JSON.stringify(fault)}: all stop, the order stays`, async () => {
      const app = await start_app()
      const drafts = [a_draft(), a_draft(), a_draft()]
      for (const d of drafts) await put_in_outbox(app, d)
      office.faults.push(fault)
      const done = (await app.flush(me))!
      expect(done).toMatchObject({ delivered: 0, refused: 0, stop })
      if (typeof fault === 'object' && 'retry_after' in fault) expect(done.retry_after_seconds).toBe(7)
      expect(office.batches()).toHaveLength(1)
      expect((await app.jobs_of(me)).map((j) => [j.id, j.state])).toEqual(drafts.map((d) => [d.id, 'waiting']))
      expect((await app.flush(me))!.delivered).toBe(3)
    })
  it('one that is refused is kept with the words of the office; the others go', async () => {
    const app = await start_app()
    const [good, bad, busy, last] = [a_draft(), a_draft(), a_draft(), a_draft()]
    for (const d of [good, bad, busy, last]) await put_in_outbox(app, d)
    office.rules.set(bad.id, () => ({ status: 422, body: { title: '请补一处', status: 422, errors: [{ field: 'words', code: 'x', message: '太长' }] } }))
    let times = 0
    office.rules.set(busy.id, () => (times++ ? { status: 201, body: {} } : { status: 503, body: { title: 'busy' } }))
    expect((await app.flush(me))!).toMatchObject({ delivered: 2, refused: 1, stop: 'busy' })
    const left = await app.jobs_of(me)
    expect(left.map((j) => j.state)).toEqual(['attention', 'waiting'])
    expect(left[0]!.refusal).toMatchObject({ status: 422, title: '请补一处', fields: { words: '太长' } })
    expect((await app.flush(me))!).toMatchObject({ delivered: 1, stop: null })
    expect((await app.jobs_of(me)).map((j) => j.id)).toEqual([bad.id])
    expect((await app.flush(me))!.delivered).toBe(0) // it is not tried again by itself
  })
  it('a batch refused as a whole is halved until the bad one stands alone', async () => {
    const app = await start_app()
    office.state.most_operations = 3
    for (let n = 0; n < 11; n++) await put_in_outbox(app, a_draft())
    expect((await app.flush(me))!).toMatchObject({ delivered: 11, refused: 0, stop: null })
    expect(office.visits.size).toBe(11)
  })
  it('a token of an earlier session is asked for anew, once', async () => {
    const app = await start_app()
    await put_in_outbox(app, a_draft())
    office.faults.push({ status: 403 })
    const renewed = vi.fn(() => Promise.resolve())
    app.renewal.session = renewed
    expect((await app.flush(me))!.delivered).toBe(1)
    expect(renewed).toHaveBeenCalledTimes(1)
  })
})

describe('when it is sent', () => {
  it('on saving, when the network is back, when somebody looks, at the start', async () => {
    const app = await start_app()
    office.state.sync = an_answer()
    const stop = app.keep_in_step(() => Promise.resolve())
    const save = (d = a_draft()) => app.save(d, operation_for(d), ['visit'])
    await save()
    await until(() => office.visits.size === 1 && !app.phone.sending)
    for (const wake of [() => dispatchEvent(new Event('online')), () => document.dispatchEvent(new Event('visibilitychange'))]) {
      const before = office.visits.size
      office.faults.push('unreachable')
      await save()
      await until(() => app.phone.stop === 'offline' && !app.phone.sending)
      expect(office.visits.size).toBe(before)
      wake()
      await until(() => office.visits.size === before + 1 && !app.phone.sending)
    }
    stop()
    const draft = a_draft()
    await put_in_outbox(app, draft)
    const after = await start_app()
    const stop_after = after.keep_in_step(() => Promise.resolve())
    await until(() => office.visits.has(draft.id))
    stop_after()
    expect(office.visits.size).toBe(4)
  })
  it('by the clock, with patience that grows', async () => {
    const app = await start_app()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    try {
      const stop = app.keep_in_step(() => Promise.resolve())
      await put_in_outbox(app, a_draft())
      office.faults.push('unreachable', 'unreachable')
      await vi.advanceTimersByTimeAsync(30_000)
      await until(() => office.batches().length === 1 && !app.phone.sending)
      await vi.advanceTimersByTimeAsync(30_000)
      await until(() => office.batches().length === 2 && !app.phone.sending)
      await vi.advanceTimersByTimeAsync(30_000)
      await until(() => office.visits.size === 1)
      stop()
    } finally {
      vi.useRealTimers()
    }
  })
  it('not before the moment the office asked for', async () => {
    const app = await start_app()
    const draft = a_draft()
    office.faults.push({ status: 429, retry_after: '3600' })
    await app.save(draft, operation_for(draft), ['visit'])
    await until(() => app.phone.stop === 'busy' && !app.phone.sending)
    await app.send_now()
    expect(office.batches()).toHaveLength(1)
  })
})

describe('the answer of a sync', () => {
  it('is taken in whole with its token, or not at all', async () => {
    const app = await start_app()
    const one = a_household('h1')
    office.state.sync = an_answer({ households: [one, a_household('h2')], due: [{ rule: 'r', period: '2026-B6', household: 'h2', done: 0 }] })
    await app.sync_now()
    expect([...app.phone.households.keys()].sort()).toEqual(['h1', 'h2'])
    office.state.sync = an_answer({ token: 't2', full: false, households: [{ ...one, head: '苏和' }], gone: ['h2'] })
    const put = IDBObjectStore.prototype.put
    let puts = 0
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (++puts > 1) throw new Error('the phone dies')
      return put.apply(this, args)
    }
    await expect(app.sync_now()).rejects.toThrow('the phone dies')
    IDBObjectStore.prototype.put = put
    const after = await start_app()
    expect(after.phone.households.size).toBe(2)
    await after.sync_now()
    expect(office.state.syncs).toEqual(['', 't1', 't1'])
    expect([...after.phone.households.values()].map((h) => h.head)).toEqual(['苏和'])
    expect(after.phone.due).toEqual([])
  })
  it('a full one leaves nothing that is not in it', async () => {
    const app = await start_app()
    office.state.sync = an_answer({ households: [a_household('h1'), a_household('h2')] })
    await app.sync_now()
    office.state.sync = an_answer({ households: [a_household('h2')] })
    await app.sync_now()
    expect([...app.phone.households.keys()]).toEqual(['h2'])
  })
  it('is not asked for by who registers no visits', async () => {
    const app = await start_app({ ...chaolu, may: ['read_tickets'] })
    await app.sync_now()
    expect(app.phone.served).toBe(false)
    expect(office.state.syncs).toEqual([])
  })
})

describe('a sync without changes', () => {
  it('moves the token and nothing else, and says when it was', async () => {
    const app = await start_app()
    office.state.sync = an_answer({ households: [a_household('h1')] })
    await app.sync_now()
    const before = app.phone.households
    office.state.sync = an_answer({ token: 't2', full: false })
    await app.sync_now()
    expect(app.phone.households).toBe(before)
    expect(app.phone.synced_at).not.toBeNull()
    await app.sync_now()
    expect(office.state.syncs).toEqual(['', 't1', 't2'])
  })
})
