import type { AuthModel, Model } from '../../model.ts'
import { resourceOf, type Resource } from '../../table/emit/resource.ts'

/** The auth part, and the table of its accounts as emitted code speaks of it. */
export interface Accounts extends Resource {
  readonly auth: AuthModel
  /** Whether capitals make no difference in it. */
  readonly isEmail: boolean
}

/** Undefined where nobody signs in. */
export function accountsOf(model: Model): Accounts | undefined {
  const { auth } = model
  const table = model.tables.find(({ node }) => node === auth?.table)
  if (auth === undefined || table === undefined) return undefined
  return {
    ...resourceOf(table, model),
    auth,
    isEmail: auth.identifier.settings?.format === 'email' || auth.identifier.name === 'email',
  }
}
