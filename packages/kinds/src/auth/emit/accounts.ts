import { name, ref, typeRef, type Name, type Ref } from '@drawbridge/source'
import { identifier as quoted } from '@drawbridge/sql'
import type { AuthModel, Model, TableModel } from '../../model.ts'

/** The auth part and its table, with every name by which the emitted files mention them. */
export interface Accounts {
  readonly model: Model
  readonly auth: AuthModel
  readonly table: TableModel
  readonly isUuid: boolean
  /** What people sign in with: `email`. */
  readonly identifier: Name
  /** Whether capitals make no difference in it. */
  readonly isEmail: boolean
  /** `User` and `UserRow`. */
  readonly type: Ref
  readonly rowType: Ref
  /** `userColumns` and `userProperties`. */
  readonly columns: Ref
  readonly properties: Ref
  /** Quotes a name where this database needs it. */
  sql(name: string): string
}

/** Undefined where nobody signs in. */
export function accountsOf(model: Model): Accounts | undefined {
  const { auth } = model
  const table = model.tables.find((one) => one.node === auth?.table)
  if (auth === undefined || table === undefined) return undefined
  const { names } = table
  const file = `src/${names.folder}/${kebab(names.singular)}.ts`
  return {
    model,
    auth,
    table,
    isUuid: table.columns.some(({ role, type }) => role === 'key' && type.type === 'uuid'),
    identifier: name(auth.identifier.name),
    isEmail: auth.identifier.settings?.format === 'email' || auth.identifier.name === 'email',
    type: typeRef(names.type, file),
    rowType: typeRef(`${names.type}Row`, file),
    columns: ref(`${names.singular}Columns`, file),
    properties: ref(`${names.singular}Properties`, file),
    sql: (text) => quoted(text, model.dialect),
  }
}

/** `orderItem` → `order-item` */
const kebab = (text: string): string =>
  text.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
