import type { Told } from '../flow/flow-model.ts'
import type { ApiModel, Model } from '../model.ts'
import { errorModelOf, type ErrorModel } from './errors.ts'

/**
 * The api whose limits and errors are those of everything that belongs to none: the first that asks
 * who calls, else the first.
 */
export function mainApi({ apis }: Model): ApiModel | undefined {
  return apis.find(({ guarded }) => guarded) ?? apis[0]
}

/** Whether an api counts requests for itself; the backend as a whole has the largest number. */
export function countsApart({ settings }: ApiModel, { apis }: Model): boolean {
  return settings.rateLimit !== Math.max(...apis.map((one) => one.settings.rateLimit))
}

/** The shape of its errors. */
export function errorsOf(model: Model): ErrorModel {
  return mainApi(model)?.errors ?? errorModelOf()
}

/** What an error has besides, since a step gives it. */
export function toldOf({ flows }: Model): ReadonlySet<Told> {
  return new Set(flows.flatMap(({ tells }) => [...tells]))
}
