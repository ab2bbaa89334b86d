// Sounds and pictures taken for a visit, sealed like everything else.
import { in_one, read_row } from './db'
import { key_of } from './keys'
import { open_bytes, seal_bytes, type Sealed } from './seal'

export async function keep_file(account: string, id: string, content: BufferSource): Promise<void> {
  const row = await seal_bytes(await key_of('unsent', account), 'files', id, content)
  await in_one(['files'], 'readwrite', ({ files }) => void files.put({ ...row, account }))
}
export async function read_file(account: string, id: string): Promise<ArrayBuffer | null> {
  const row = await read_row<Sealed>('files', id)
  return row ? open_bytes(await key_of('unsent', account), 'files', row) : null
}
export const drop_file = (id: string) => in_one(['files'], 'readwrite', ({ files }) => void files.delete(id))
