import type { Manifest, Node } from '@drawbridge/manifest'
import type { ApiChoices } from './api/settings.ts'
import type { AuthChoices } from './auth/settings.ts'
import type { DatabaseSettings } from './database/settings.ts'
import type { IntegrationSettings } from './integration/settings.ts'
import type { FlowSettings } from './flow/settings.ts'
import type { Organisations } from './organisation/organisations.ts'
import type { OrganisationChoices } from './organisation/settings.ts'
import type { Relation, TableSettings } from './table/settings.ts'

/** A node whose settings have the shape of its kind. */
export interface Part<Settings> {
  readonly node: Node
  readonly settings: Settings
}

export type TablePart = Part<TableSettings>
export type ApiPart = Part<ApiChoices>
export type AuthPart = Part<AuthChoices>
export type FlowPart = Part<FlowSettings>
export type IntegrationPart = Part<IntegrationSettings>
export type OrganisationPart = Part<OrganisationChoices>
export type DatabasePart = Part<DatabaseSettings>

export interface Incoming {
  readonly from: TablePart
  readonly relation: Relation
  /** Its place among the relations of `from`. */
  readonly index: number
}

/**
 * A manifest on its way to a model: settings have their shape and connections their meaning, and
 * nothing else is known to be right. Parts with broken settings are missing; what is said about them stands elsewhere.
 */
export interface Drawing {
  readonly manifest: Manifest
  /** Every node, those with broken settings too. */
  readonly nodes: ReadonlyMap<string, Node>
  /** Every part whose settings have their shape, in the order of the drawing. */
  readonly parts: readonly Part<unknown>[]
  readonly databases: readonly DatabasePart[]
  readonly tables: readonly TablePart[]
  readonly auths: readonly AuthPart[]
  readonly apis: readonly ApiPart[]
  readonly flows: readonly FlowPart[]
  readonly integrations: readonly IntegrationPart[]
  readonly organisationParts: readonly OrganisationPart[]
  readonly tableById: ReadonlyMap<string, TablePart>
  /** Ids of the nodes that a node is connected to, in order. */
  targets(id: string): readonly string[]
  /** The apis that serve a table. */
  servedBy(table: string): readonly ApiPart[]
  /** The tables that an api serves, in the order of the drawing. */
  servedTables(api: string): readonly TablePart[]
  /** Relations that lead to a table, and whose they are, in the order of the drawing. */
  relationsTo(table: string): readonly Incoming[]
  guarded(api: string): boolean
  /** Where the accounts are, when there is one auth part over one table. */
  readonly accounts?: { readonly auth: AuthPart; readonly table: TablePart }
  /** Where rows belong to organisations, and it is clear who their members are. */
  readonly organisations?: Organisations
}
