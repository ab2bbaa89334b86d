// Pictures and papers of records: brought to the office before the record that names them by their digests.
import { reactive } from 'vue'
import { api, ask, type Schema } from '@/api'
import { made_small, NoPicture } from '@/features/visits'

export type FileKept = Schema['FileStored']
export const most_files = 12
export const most_paper_bytes = 5_000_000
export const taken = 'image/*,application/pdf'

/** What is known of digests, from records that were read and from what was brought. */
export const known_files = reactive(new Map<string, FileKept>())
export const know_files = (files: FileKept[]) => files.forEach((f) => known_files.set(f.digest, f))
export const is_picture = (digest: string) => known_files.get(digest)?.type === 'image/jpeg'
export const address_of = (type: string, digest: string) => `/api/v1/ledgers/${type}/files/${digest}`

export class NotTaken extends Error {
  constructor(readonly why: 'type' | 'size' | 'broken') {
    super(why)
  }
}
async function made_ready(file: File): Promise<{ type: string; content: ArrayBuffer }> {
  if (file.type === 'application/pdf') {
    if (file.size > most_paper_bytes) throw new NotTaken('size')
    return { type: file.type, content: await file.arrayBuffer() }
  }
  if (!file.type.startsWith('image/')) throw new NotTaken('type')
  try {
    return { type: 'image/jpeg', content: await made_small(file) }
  } catch (e) {
    if (e instanceof NoPicture) throw new NotTaken('broken')
    throw e
  }
}
export async function bring_file(type: string, file: File): Promise<FileKept> {
  const { type: media, content } = await made_ready(file)
  const kept = await ask(api.POST('/api/v1/ledgers/{type}/files', { params: { path: { type } }, body: content as never, bodySerializer: (b: unknown) => b as BodyInit, headers: { 'Content-Type': media } }))
  know_files([kept])
  return kept
}
/** One about a resident: that it is opened is told in the journal. */
export async function open_personal(type: string, record: string, digest: string): Promise<Blob> {
  return (await ask(api.POST('/api/v1/ledgers/{type}/records/{id}/files/{digest}', { params: { path: { type, id: record, digest } }, parseAs: 'blob' }))) as unknown as Blob
}
