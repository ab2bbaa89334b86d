// One row, one seal: AES-256-GCM, bound to the store and the id it stands under.
export interface Sealed {
  id: string
  iv: Uint8Array<ArrayBuffer>
  box: ArrayBuffer
}
const bound_to = (store: string, id: string) => new TextEncoder().encode(`${store}/${id}`)

export async function seal_bytes(key: CryptoKey, store: string, id: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { id, iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound_to(store, id) }, key, bytes) }
}
export const open_bytes = (key: CryptoKey, store: string, row: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv, additionalData: bound_to(store, row.id) }, key, row.box)

export const seal = (key: CryptoKey, store: string, id: string, value: unknown): Promise<Sealed> => seal_bytes(key, store, id, new TextEncoder().encode(JSON.stringify(value)))
export const open_seal = async <T>(key: CryptoKey, store: string, row: Sealed): Promise<T> => JSON.parse(new TextDecoder().decode(await open_bytes(key, store, row))) as T
