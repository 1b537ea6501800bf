import type { Diagnostic } from '@drawbridge/manifest'
import type { Code, Ref } from '@drawbridge/source'
import type { ColumnType, Table } from '@drawbridge/sql'
import type { Contribution } from '../../contribution.ts'
import type { AuthPart, Drawing, TablePart } from '../../drawing.ts'
import type { Needs } from '../../part-kind.ts'
import type { AuthColumn } from '../columns.ts'
import type { Accounts } from '../emit/accounts.ts'
import type { AccountsTable } from '../tables.ts'
import type { AroundWay, WayFace } from './way-face.ts'

/** What stands between having proved who one is and being signed in. */
export interface Gate {
  /** An emitted function of a reply and a user: what is asked besides, or undefined where nothing is. */
  readonly ask: Ref
  /** The emitted interface of what it gives. */
  readonly type: Ref
  /** Whether it is told the hash that a password was right for, too. */
  readonly takesProof?: true
  /** Whether it asks everybody who has just registered. */
  readonly always?: true
}

/** One way in the settings of one part, and where it stands. */
export interface WayCheck<Settings> {
  readonly settings: Settings
  /** JSON pointer of the way in its node; what is said about a setting adds to it. */
  readonly field: string
  readonly part: AuthPart
  /** Absent where the accounts are nowhere, which is said elsewhere. */
  readonly table: TablePart | undefined
  readonly drawing: Drawing
}

/** How strong a way is, in words for SECURITY.md. */
export interface Strength {
  /** What somebody shows: completes “To …, they show”. */
  readonly shows: string
  /** What holds back whoever guesses. */
  readonly held: string
  /** What is sealed, signed or hashed because of it, and by what. */
  readonly crypto: readonly (readonly [what: string, how: string])[]
}

/** Everything that the rest of the house knows about one way in. */
export interface Way<Settings = unknown> extends WayFace<Settings> {
  needs(settings: Settings, auth: AroundWay): Needs
  strength(settings: Settings): Strength
  check(check: WayCheck<Settings>): readonly Diagnostic[]
  /** Added to the table of accounts, nullable or with a default. */
  columns?(settings: Settings): readonly AuthColumn[]
  /** Names in SQL of its tables, which drawn ones can't have. */
  readonly tableNames?: readonly string[]
  /** What several ways of this kind share is for one of them to name. */
  tables?(
    node: string,
    settings: Settings,
    accounts: AccountsTable,
    auth: AroundWay,
  ): readonly Table[]
  /** Where the face says what it asks besides. */
  gate?(settings: Settings, accounts: Accounts): Gate | undefined
  /** An emitted function of a request and the id of an account that was just opened over HTTP. */
  afterRegistering?(settings: Settings): Ref
  /** Nullable columns of the table of sign-ins, by their names in SQL. */
  sessionColumns?(auth: AroundWay): Readonly<Record<string, ColumnType>>
  /**
   * An emitted function of a request and the sign-in that was just opened by it: its id, or the
   * secret of a cookie session.
   */
  readonly afterOpening?: Ref
  /** What the tests do for an account that they open, by `app` and `id`, before they sign in to it. */
  forTests?(settings: Settings): Code | undefined
  /** `src/auth/<way>/…` and `test/auth-<way>.test.ts`. */
  emit(accounts: Accounts, settings: Settings): readonly Contribution[]
}
