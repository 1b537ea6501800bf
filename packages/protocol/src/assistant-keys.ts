import { Type, type Static } from 'typebox'
import { Id, Time } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'
import type { ProjectRole } from './roles.ts'
import { closed } from './signed.ts'

/** Path by which programs with a key speak the Model Context Protocol; it stands beside `/api`. */
export const MCP_PATH = '/mcp'

/** What a key is for, from least to most. */
export const KEY_ALLOWS = ['read', 'change', 'everything'] as const
export type KeyAllows = (typeof KEY_ALLOWS)[number]

/** Who may make such a key, and has to be still, each time that it is used. */
export const KEY_ROLES = {
  read: 'editor',
  change: 'editor',
  everything: 'owner',
} as const satisfies Record<KeyAllows, ProjectRole>

/** What lets an assistant of somebody’s own into one project. */
export const AssistantKey = Type.Object({
  id: Id,
  name: Type.String(),
  allowed: Type.Enum(KEY_ALLOWS),
  /** Who made it, and in whose name it works. */
  who: Type.String(),
  isYours: Type.Boolean(),
  /** What the program that came with it last calls itself; empty until one came. */
  program: Type.String(),
  createdAt: Time,
  expiresAt: Time,
  /** To the minute; null until the first time. */
  usedAt: Type.Union([Time, Type.Null()]),
})
export type AssistantKey = Frozen<Static<typeof AssistantKey>>

export const assistantKeys = {
  listAssistantKeys: contract({
    method: 'GET',
    path: '/projects/:project/assistant-keys',
    summary: 'Which assistants are let into the project, by whom, and what they may do',
    permission: 'editor',
    params,
    reply: Type.Object({ data: Type.Array(AssistantKey) }),
  }),
  makeAssistantKey: contract({
    method: 'POST',
    path: '/projects/:project/assistant-keys',
    summary: 'Let an assistant into the project, in one’s own name; “everything” is an owner’s',
    permission: 'editor',
    params,
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
        allowed: Type.Enum(KEY_ALLOWS),
        days: Type.Integer({ minimum: 1, maximum: 365 }),
      },
      closed,
    ),
    reply: Type.Object({
      key: AssistantKey,
      /** What the program sends. It is told this once. */
      secret: Type.String(),
    }),
    status: 201,
  }),
  endAssistantKey: contract({
    method: 'DELETE',
    path: '/projects/:project/assistant-keys/:id',
    summary: 'End a key of one’s own; an owner ends anybody’s',
    permission: 'editor',
    params: Type.Object({ ...params.properties, id: Id }, closed),
  }),
} as const
