import type { TypedExpression } from '@drawbridge/expressions'
import type { ColumnType, Dialect, Schema } from '@drawbridge/sql'
import type { Access, Operation } from './access.ts'
import type { ErrorModel } from './api/errors.ts'
import type { ApiChoices } from './api/settings.ts'
import type { AuthChoices, AuthRoute } from './auth/settings.ts'
import type { IntegrationModel } from './integration/model.ts'
import type { FlowModel } from './flow/flow-model.ts'
import type { OuterCondition, OuterValue } from './query/outer.ts'
import type { Field } from './table/settings.ts'

/**
 * What a manifest means, checked: every reference resolved, every default filled in, every name
 * decided. Emitters read this and nothing else.
 */
export interface Model {
  readonly name: string
  /** Package name of the emitted repository. */
  readonly slug: string
  readonly description: string
  readonly dialect: Dialect
  readonly tables: readonly TableModel[]
  readonly auth?: AuthModel
  readonly organisations?: OrganisationsModel
  readonly apis: readonly ApiModel[]
  /** How mail is sent, where it is. */
  readonly mail?: { readonly node: string }
  /** Services of others that flows call. */
  readonly integrations: readonly IntegrationModel[]
  /** What is drawn by hand: endpoints, and flows that are called. */
  readonly flows: readonly FlowModel[]
  /** Packages of npm that code steps need, and their versions. */
  readonly packages: ReadonlyMap<string, string>
  /** Every table of the database, join tables and those of the skeleton too. */
  readonly schema: Schema
}

/** Names of one table in every place where it is named. All are checked identifiers. */
export interface TableNames {
  /** `order_items`: SQL. */
  readonly sql: string
  /** `order-items`: folder and path. */
  readonly folder: string
  /** `orderItems` */
  readonly plural: string
  /** `orderItem` */
  readonly singular: string
  /** `OrderItem` */
  readonly type: string
}

export interface TableModel {
  readonly node: string
  readonly names: TableNames
  readonly description: string
  /** In the order of the emitted row type: id, fields, keys of relations, owner, times, version. */
  readonly columns: readonly ColumnModel[]
  readonly relations: readonly RelationModel[]
  readonly softDelete: boolean
  readonly timestamps: boolean
  readonly version: boolean
  /** The column that holds the owner's id; for the auth part's own table that is `id`. */
  readonly owner?: ColumnModel
  readonly access: Readonly<Partial<Record<Operation, Access>>>
  /** What the conditions of its rules say, by their formulas. */
  readonly conditions: ReadonlyMap<string, OuterCondition>
}

export type ColumnRole =
  | 'key'
  | 'field'
  | 'relation'
  | 'owner'
  | 'createdAt'
  | 'updatedAt'
  | 'deletedAt'
  | 'version'
  | 'passwordHash'
  | 'role'
  | 'auth'
  | 'computed'

export interface ColumnModel {
  readonly id: string
  /** JSON pointer of the setting that it comes from, inside its node. */
  readonly field: string
  readonly role: ColumnRole
  /** In TypeScript and JSON: `dueDate`. */
  readonly name: string
  /** In SQL: `due_date`. */
  readonly sql: string
  readonly type: ColumnType
  readonly nullable: boolean
  /** May be left out on creating: nullable, or has a default. */
  readonly optional: boolean
  readonly readable: boolean
  readonly writable: boolean
  /** An event gives it its value before the row is created. */
  readonly filled?: true
  /** An event gives it its value before the row is changed. */
  readonly refilled?: true
  readonly unique: boolean
  /** Written when the row is made and never again: the organisation that it belongs to, or whose membership it is. */
  readonly fixed?: 'organisation' | 'member'
  /** Of a value that is worked out when it is read, and has no column of its own. */
  readonly computed?: ComputedModel
  /** The drawn field, for its limits; absent for columns that the table itself brings. */
  readonly settings?: Field
}

export interface ComputedModel {
  readonly formula: TypedExpression
  readonly text: string
  /** What it is in a statement; absent where no database works it out. */
  readonly value?: OuterValue
  /** How it is worked out once the row is read, where it is not in the statement. */
  readonly after?: AfterReading
  /** Whether it says something else to each caller. */
  readonly isPersonal: boolean
  readonly description: string
}

export interface AfterReading {
  /** Over `row`, which has the columns below. */
  readonly formula: TypedExpression
  /** What the formula asks of the row itself. */
  readonly of: readonly ColumnModel[]
  /** What is read for it alone, and handed to nobody. */
  readonly read: readonly ColumnModel[]
}

/** One side of a relation, as this table sees it. */
export interface RelationModel {
  readonly id: string
  readonly field: string
  /** `author`, `posts`, `tags` */
  readonly name: string
  readonly description: string
  readonly shape:
    | { readonly kind: 'toOne'; readonly column: string; readonly required: boolean }
    | { readonly kind: 'oneInverse'; readonly column: string }
    | { readonly kind: 'toMany'; readonly column: string }
    | {
        readonly kind: 'manyToMany'
        readonly table: string
        readonly column: string
        readonly targetColumn: string
        /** `tagIds`: how a caller writes it; only on the side that drew it. */
        readonly idsName?: string
      }
  /** Node id of the other table. */
  readonly target: string
}

export interface AuthModel {
  readonly node: string
  readonly settings: Omit<AuthChoices, 'routes'>
  /** Those of its routes that are there. */
  readonly routes: readonly AuthRoute[]
  /** Node id of the table of accounts. */
  readonly table: string
  readonly identifier: ColumnModel
}

/** Who is kept apart from whom. Tables are named by their node ids. */
export interface OrganisationsModel {
  readonly node: string
  /** Its rows are organisations. */
  readonly table: string
  /** Its rows make members of accounts. */
  readonly memberships: string
  /** Of a membership: what leads to the account of its member. */
  readonly account: ColumnModel
  /** Of a membership: what leads to its organisation. */
  readonly organisation: ColumnModel
  /** What a member may be; empty where all are the same. */
  readonly roles: readonly string[]
}

export interface ApiModel {
  readonly node: string
  readonly settings: Omit<ApiChoices, 'endpoints' | 'errors' | 'credentials'> & {
    readonly credentials: boolean
  }
  readonly errors: ErrorModel
  /** Node ids of the tables it serves, in order. */
  readonly tables: readonly string[]
  readonly guarded: boolean
}
