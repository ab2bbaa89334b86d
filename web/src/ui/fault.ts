/** What a part must know of something that went wrong, whoever says so. */
export interface Fault {
  status: number
  is_offline: boolean
  fields: Record<string, string>
  problem: { title: string; detail?: string; request_id?: string }
}
