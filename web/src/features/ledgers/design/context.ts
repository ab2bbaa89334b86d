// What all parts of the designer work on: one declaration, changed in one place.
import { computed, inject, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { Compiled } from '../rules'
import type { Declaration } from '../declaration'
import type { Checked, Item } from '../ledgers.api'
import type { Formulas } from './formulas'
import { value_at, with_at } from './edits'

export interface Designing {
  draft: ComputedRef<Declaration>
  /** `at`: changes of the same place that follow each other are undone together. */
  put: (next: Declaration, at?: string) => void
  is_new: ComputedRef<boolean>
  settled: ReadonlySet<string> // codes that were published
  compiled: ComputedRef<Compiled>
  formulas: ComputedRef<Formulas>
  fault: (path: string) => string | undefined
  faults_under: (path: string) => number
  going: Ref<string> // the path one wants to see
  ledgers: Ref<Item[]> // that can be linked to
  elsewhere: ComputedRef<Checked['elsewhere']> // asked by another ledger already
  set_apart: (key: string) => void // the field is something else
}
export const designing: InjectionKey<Designing> = Symbol('designing')
export const use_design = () => inject(designing)!

/** One member of the declaration by its path. */
export function use_at<T = string>(path: () => string) {
  const design = use_design()
  const value = computed(() => value_at(design.draft.value, path()) as T | undefined)
  const put = (to: unknown) => design.put(with_at(design.draft.value, path(), to), path())
  const fault = computed(() => design.fault(path()))
  return { value, put, fault, design }
}
