// IndexedDB with promises: one database, a transaction at a time, and one plain word for a phone that is full.
export const store_names = ['keys', 'me', 'households', 'due', 'drafts', 'outbox', 'sent', 'files'] as const
export type StoreName = (typeof store_names)[number]

const database = 'lianxin-phone'
const version = 1

/** The phone has no room left: nothing was written, and what was typed is still on the screen. */
export class StorageFull extends Error {
  constructor() {
    super('storage is full')
    this.name = 'StorageFull'
  }
}
const plain = (error: DOMException | Error | null): Error => (error?.name === 'QuotaExceededError' ? new StorageFull() : (error ?? new Error('the transaction was given up')))

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, failed) => {
    const asked = indexedDB.open(database, version)
    asked.onupgradeneeded = () => {
      // stores are added and never taken away: a later app finds what an earlier one kept
      for (const name of store_names) if (!asked.result.objectStoreNames.contains(name)) asked.result.createObjectStore(name, { keyPath: 'id' })
    }
    asked.onsuccess = () => {
      asked.result.onversionchange = close_db // a newer app in another tab is not held up
      asked.result.onclose = () => (opened = undefined)
      done(asked.result)
    }
    asked.onerror = () => failed(plain(asked.error))
    asked.onblocked = () => failed(new Error('another tab holds the database'))
  }).catch((error: Error) => {
    opened = undefined
    throw error
  })
  return opened
}
export function close_db() {
  void opened?.then((db) => db.close())
  opened = undefined
}

export const result_of = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(plain(request.error))
  })

type Stores<Name extends StoreName> = Record<Name, IDBObjectStore>

/** All of `work` or nothing; true when it is on the disk. `work` may wait for requests of these stores and for nothing else. */
export async function in_one<Name extends StoreName, T>(names: readonly Name[], mode: IDBTransactionMode, work: (stores: Stores<Name>) => T | Promise<T>): Promise<T> {
  const db = await open()
  const tx = db.transaction(names, mode)
  const finished = new Promise<void>((done, failed) => {
    tx.oncomplete = () => done()
    tx.onabort = () => failed(plain(tx.error))
  })
  finished.catch(() => undefined) // the work tells it first
  const stores = Object.fromEntries(names.map((name) => [name, tx.objectStore(name)])) as Stores<Name>
  try {
    const result = await work(stores)
    await finished
    return result
  } catch (error) {
    try {
      tx.abort()
    } catch {
      // over already
    }
    throw plain(error as Error)
  }
}
export const read_all = <Row>(name: StoreName): Promise<Row[]> => in_one([name], 'readonly', (s) => result_of(s[name].getAll() as IDBRequest<Row[]>))
export const read_row = <Row>(name: StoreName, id: string): Promise<Row | undefined> => in_one([name], 'readonly', (s) => result_of(s[name].get(id) as IDBRequest<Row | undefined>))
