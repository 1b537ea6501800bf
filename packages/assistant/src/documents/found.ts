import type { JsonObject } from '@drawbridge/manifest'
import type { Passage } from './passage.ts'

/** What a document says, whatever language it is written in, before anything of it is drawn. */
export interface Found {
  readonly tables: readonly FoundTable[]
  /** What is left out, and why, in words. */
  readonly left: readonly Left[]
  /** The database that it was written by. */
  readonly dialect?: 'mysql' | 'postgres' | 'sqlite'
}

export interface Left {
  readonly says: string
  readonly passage: Passage
  /** It is none of a drawing's business, such as the rows of a dump. */
  readonly isFine?: true
}

export interface FoundTable {
  readonly name: string
  readonly passage: Passage
  readonly description?: string
  readonly fields: readonly FoundField[]
  /** Names of the fields of its primary key. */
  readonly key: readonly string[]
  readonly references: readonly FoundReference[]
  readonly indexes: readonly FoundIndex[]
  /** What could not be taken as it stands. */
  readonly says: readonly string[]
}

export interface FoundField {
  readonly name: string
  /** Type and limits, as the settings of a table have them. */
  readonly settings: JsonObject
  readonly isRequired: boolean
  readonly isUnique: boolean
  /** The database counts it up. */
  readonly isCounted: boolean
}

/** Fields that hold the key of a row elsewhere. */
export interface FoundReference {
  readonly fields: readonly string[]
  readonly table: string
  readonly passage: Passage
  readonly onDelete?: 'restrict' | 'cascade' | 'setNull'
}

export interface FoundIndex {
  readonly fields: readonly string[]
  readonly kind: 'plain' | 'unique' | 'fulltext'
}
