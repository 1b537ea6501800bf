import type { JsonObject } from '@drawbridge/manifest'
import { Type, type Static } from 'typebox'
import { CommandSchema, SavedCommand } from './command.ts'
import { DiagnosticSchema, Id, ManifestSchema, RouteSchema, Time } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'
import { PROJECT_ROLES } from './roles.ts'

const closed = { additionalProperties: false } as const
/** As large as a number is exact. */
const Version = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Reading = {
  version: Version,
  diagnostics: Type.Array(DiagnosticSchema),
  /** Of the drawn backend; empty while there are errors. */
  routes: Type.Array(RouteSchema),
}

export const DocumentView = Type.Object({ ...Reading, manifest: ManifestSchema })
export type DocumentView = Frozen<Static<typeof DocumentView>>

/** Whose idea an edit was, where it was not its maker’s. */
export const Suggested = Type.Object(
  {
    /** `gpt-5 at api.openai.com`, `the planner` */
    by: Type.String({ maxLength: 400 }),
    /** What they were asked. */
    prompt: Type.String({ maxLength: 4000 }),
  },
  closed,
)
export type Suggested = Frozen<Static<typeof Suggested>>

/** One edit on its way. `key` is made by the caller: sent twice, it is applied once. */
export const Entry = Type.Object(
  {
    key: Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9-]+$' }),
    label: Type.String({ maxLength: 200 }),
    command: CommandSchema,
    suggested: Type.Optional(Suggested),
  },
  closed,
)
export type Entry = Frozen<Static<typeof Entry>>

/** An edit that was saved, and the version that it made. */
export const SavedEntry = Type.Object({
  version: Version,
  key: Type.String(),
  label: Type.String(),
  command: SavedCommand,
  suggested: Type.Optional(Suggested),
})
export type SavedEntry = Frozen<Static<typeof SavedEntry>>

export const CommandsReply = Type.Object({
  ...Reading,
  applied: Type.Array(Type.Object({ key: Type.String(), version: Version })),
  /** Edits that no longer fit the newest version, and why, in words. */
  rejected: Type.Array(
    Type.Object({
      key: Type.String(),
      reason: Type.String(),
      /** What somebody did since that it no longer fits to; null where it never fitted. */
      by: Type.Union([Type.Object({ label: Type.String(), who: Type.String() }), Type.Null()]),
    }),
  ),
  /** What others saved after `base`, in order; applied before the caller's own. */
  others: Type.Array(SavedEntry),
})
export type CommandsReply = Frozen<Static<typeof CommandsReply>>

export const HistoryEntry = Type.Object({
  version: Version,
  label: Type.String(),
  /** Who made it; of what was suggested, who accepted it. */
  who: Type.String(),
  suggested: Type.Union([Suggested, Type.Null()]),
  when: Time,
  /** Given by a person. */
  name: Type.Union([Type.String(), Type.Null()]),
})
export type HistoryEntry = Frozen<Static<typeof HistoryEntry>>

/** One difference between two versions, told by intent. */
export const Difference = Type.Object({
  change: Type.Enum(['added', 'changed', 'removed', 'renamed', 'moved'] as const),
  what: Type.Enum([
    'node',
    'field',
    'relation',
    'computed field',
    'index',
    'endpoint',
    'event',
    'operation',
    'input',
    'step',
    'setting',
    'connection',
    'project',
  ] as const),
  node: Type.Optional(Id),
  connection: Type.Optional(Id),
  /** Where it stands in the settings of the part, as commands name it. */
  path: Type.Optional(Type.Array(Type.String())),
  sentence: Type.String(),
})
export type Difference = Frozen<Static<typeof Difference>>

/** A type of the language, packed as JSON. */
const PackedType = Type.Unsafe<JsonObject>(
  Type.Object({ kind: Type.String() }, { additionalProperties: true }),
)

/** What formulas of a drawing may name, as its check finds it. */
export const ScopesView = Type.Object({
  version: Version,
  /** Whether nothing was left out because something is wrong with it. */
  isWhole: Type.Boolean(),
  /** What a row of each table leads to. */
  rows: Type.Array(Type.Object({ table: Type.String(), type: PackedType })),
  /** Whoever asks, as rules and computed fields of tables see them. */
  asker: Type.Union([PackedType, Type.Null()]),
  /** Every value that a step of the flow sees. */
  values: Type.Array(Type.Object({ name: Type.String(), type: PackedType })),
  /** The values of each step, by their place in that list; null where the flow can't be read. */
  steps: Type.Union([
    Type.Array(
      Type.Object({
        id: Type.String(),
        sees: Type.Array(Type.Integer()),
        /** Paths that are known not to be nothing there. */
        present: Type.Array(Type.String()),
      }),
    ),
    Type.Null(),
  ]),
})
export type ScopesView = Frozen<Static<typeof ScopesView>>

const VersionParams = Type.Object({ ...params.properties, version: Version }, closed)

export const documents = {
  readDocument: contract({
    method: 'GET',
    path: '/projects/:project/document',
    summary: 'The drawing, what is wrong with it, and the routes it gives',
    permission: 'viewer',
    params,
    reply: Type.Object({
      ...DocumentView.properties,
      /** What whoever asks is in the project. */
      role: Type.Enum(PROJECT_ROLES),
    }),
  }),
  readScopes: contract({
    method: 'GET',
    path: '/projects/:project/scopes',
    summary: 'What formulas may name: rows of tables, and what each step of a flow sees',
    permission: 'viewer',
    params,
    query: Type.Object(
      {
        /** The part that the flow stands in, and the endpoint or event that it belongs to. */
        node: Type.Optional(Type.String({ maxLength: 200 })),
        item: Type.Optional(Type.String({ maxLength: 200 })),
      },
      closed,
    ),
    reply: ScopesView,
  }),
  sendCommands: contract({
    method: 'POST',
    path: '/projects/:project/commands',
    summary: 'Save edits; answered after they are on disk',
    permission: 'editor',
    params,
    body: Type.Object(
      {
        base: Version,
        entries: Type.Array(Entry, { minItems: 1, maxItems: 500 }),
        /** The preview may lose rows by it: somebody has seen the plan and agreed. */
        acceptLosses: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    reply: CommandsReply,
  }),
  listHistory: contract({
    method: 'GET',
    path: '/projects/:project/history',
    summary: 'Every saved edit, the newest first',
    permission: 'viewer',
    params,
    query: Type.Object(
      {
        before: Type.Optional(Version),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
      },
      closed,
    ),
    reply: Type.Object({ data: Type.Array(HistoryEntry) }),
  }),
  nameVersion: contract({
    method: 'POST',
    path: '/projects/:project/versions',
    summary: 'Give the newest version a name',
    permission: 'editor',
    params,
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }) }, closed),
    reply: HistoryEntry,
    status: 201,
  }),
  readVersion: contract({
    method: 'GET',
    path: '/projects/:project/versions/:version',
    summary: 'The drawing as it was',
    permission: 'viewer',
    params: VersionParams,
    reply: Type.Object({
      version: Version,
      manifest: ManifestSchema,
      /** What it answered to; empty while it had errors. */
      routes: Type.Array(RouteSchema),
    }),
  }),
  diffVersions: contract({
    method: 'GET',
    path: '/projects/:project/versions/:version/diff',
    summary: 'What changed from this version to another',
    permission: 'viewer',
    params: VersionParams,
    query: Type.Object({ to: Type.Optional(Version) }, closed),
    reply: Type.Object({ from: Version, to: Version, data: Type.Array(Difference) }),
  }),
  restoreVersion: contract({
    method: 'POST',
    path: '/projects/:project/versions/:version/restore',
    summary: 'Make the drawing what it was, as a new version',
    permission: 'editor',
    params: VersionParams,
    reply: Type.Object({
      ...DocumentView.properties,
      /** The edit that takes the restoring back. */
      inverse: SavedCommand,
    }),
  }),
} as const
