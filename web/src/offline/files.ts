// Sounds and pictures taken for a visit, sealed like everything else.
import { in_one, read_row, result_of } from './db'
import { key_of } from './keys'
import { open_bytes, seal_bytes, type Sealed } from './seal'

interface FileRow extends Sealed {
  account: string
  kept_at?: number
}
const stray_after_ms = 86_400_000

export async function keep_file(account: string, id: string, content: BufferSource): Promise<void> {
  const row = await seal_bytes(await key_of('unsent', account), 'files', id, content)
  await in_one(['files'], 'readwrite', ({ files }) => void files.put({ ...row, account, kept_at: Date.now() } satisfies FileRow))
}
export async function read_file(account: string, id: string): Promise<ArrayBuffer | null> {
  const row = await read_row<Sealed>('files', id)
  return row ? open_bytes(await key_of('unsent', account), 'files', row) : null
}
export const drop_file = (id: string) => in_one(['files'], 'readwrite', ({ files }) => void files.delete(id))

/** A phone that died between a sound and its draft kept one that belongs to nothing. Another tab may be in between just now: a day is enough. */
export async function drop_strays(account: string, used: ReadonlySet<string>): Promise<void> {
  const until = Date.now() - stray_after_ms
  const unused = (await in_one(['files'], 'readonly', ({ files }) => result_of(files.getAllKeys()))).map(String).filter((id) => !used.has(id))
  for (const id of unused) {
    const row = await read_row<FileRow>('files', id)
    if (row?.account === account && (row.kept_at ?? 0) < until) await drop_file(id)
  }
}
