import type { Model } from '../model.ts'
import { errorModelOf, type ErrorModel } from './errors.ts'

/** The shape that a backend's errors have: that of the first api that asks who calls, else of the first. */
export function errorsOf({ apis }: Model): ErrorModel {
  return (apis.find(({ guarded }) => guarded) ?? apis[0])?.errors ?? errorModelOf()
}
