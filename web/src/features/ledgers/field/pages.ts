export const field_ledger_pages = {
  all: () => import('./FieldLedgers.vue'),
  kept: () => import('./FieldKept.vue'),
  entry: () => import('./FieldEntry.vue'),
  record: () => import('./FieldRecord.vue'),
  step: () => import('./FieldStep.vue'),
}
