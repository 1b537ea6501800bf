import { Type, type Static } from 'typebox'
import { Id, Time } from './common.ts'
import { contract, FileReply } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { PROJECT_ROLES } from './roles.ts'

const closed = { additionalProperties: false } as const
const Name = Type.String({ minLength: 1, maxLength: 100 })

export const PROJECT_STATES = ['active', 'archived', 'deleted'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]

export const Project = Type.Object({
  id: Id,
  name: Type.String(),
  state: Type.Enum(PROJECT_STATES),
  version: Type.Integer(),
  /** What whoever asks is in it. */
  role: Type.Enum(PROJECT_ROLES),
  /** How many nodes of each kind: `{table: 3, auth: 1}`. */
  parts: Type.Record(Type.String(), Type.Integer()),
  createdAt: Time,
  /** Last activity. */
  updatedAt: Time,
})
export type Project = Frozen<Static<typeof Project>>

/** A drawing from very far away. */
export const Sketch = Type.Object({
  parts: Type.Array(
    Type.Object({
      kind: Type.String(),
      /** Where it stands; without one, where its kind usually does. */
      position: Type.Optional(Type.Object({ x: Type.Number(), y: Type.Number() })),
      /** How many rows its card has. */
      rows: Type.Integer(),
    }),
  ),
  /** Connections and relations, from part to part by their places in `parts`. */
  lines: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
})
export type Sketch = Frozen<Static<typeof Sketch>>

/** A project among others. */
export const ListedProject = Type.Object({
  ...Project.properties,
  sketch: Sketch,
  /** Its preview is on. */
  running: Type.Boolean(),
  /** How many work on it. */
  members: Type.Integer(),
})
export type ListedProject = Frozen<Static<typeof ListedProject>>

export const Template = Type.Object({
  name: Type.String(),
  title: Type.String(),
  sentence: Type.String(),
  /** A rule of it that callers run into, and what they are told then. */
  rule: Type.Optional(Type.String()),
  parts: Type.Record(Type.String(), Type.Integer()),
  sketch: Sketch,
})
export type Template = Frozen<Static<typeof Template>>

/** Params of every route about one project. */
export const ProjectParams = Type.Object({ project: Id }, closed)
const params = ProjectParams

export const projects = {
  listTemplates: contract({
    method: 'GET',
    path: '/templates',
    summary: 'What a new project may begin with',
    permission: 'account',
    reply: Type.Object({ data: Type.Array(Template) }),
  }),
  listProjects: contract({
    method: 'GET',
    path: '/projects',
    summary: 'The projects that this account is a member of, the last active first',
    permission: 'account',
    query: Type.Object(
      {
        state: Type.Optional(Type.Enum(PROJECT_STATES, { default: 'active' })),
        search: Type.Optional(Type.String({ maxLength: 100 })),
      },
      closed,
    ),
    reply: Type.Object({ data: Type.Array(ListedProject) }),
  }),
  createProject: contract({
    method: 'POST',
    path: '/projects',
    summary: 'Make a project: blank, from a template, or from a manifest',
    permission: 'account',
    body: Type.Object(
      {
        name: Type.Optional(Name),
        template: Type.Optional(Type.String({ maxLength: 50 })),
        /** Full or compact form. */
        manifest: Type.Optional(Type.Unknown()),
      },
      closed,
    ),
    reply: Project,
    status: 201,
  }),
  readProject: contract({
    method: 'GET',
    path: '/projects/:project',
    summary: 'One project',
    permission: 'viewer',
    params,
    reply: Project,
  }),
  changeProject: contract({
    method: 'PATCH',
    path: '/projects/:project',
    summary: 'Rename, archive or take out of the archive',
    permission: 'editor',
    params,
    body: Type.Object(
      {
        name: Type.Optional(Name),
        state: Type.Optional(Type.Enum(['active', 'archived'] as const)),
      },
      closed,
    ),
    reply: Project,
  }),
  deleteProject: contract({
    method: 'DELETE',
    path: '/projects/:project',
    summary: 'Delete; it can be restored',
    permission: 'owner',
    params,
  }),
  restoreProject: contract({
    method: 'POST',
    path: '/projects/:project/restore',
    summary: 'Undo deleting',
    permission: 'owner',
    params,
    reply: Project,
  }),
  duplicateProject: contract({
    method: 'POST',
    path: '/projects/:project/duplicate',
    summary: 'A copy of the drawing, as a project of its own',
    permission: 'viewer',
    params,
    reply: Project,
    status: 201,
  }),
  exportManifest: contract({
    method: 'GET',
    path: '/projects/:project/manifest',
    summary: 'The manifest, as a file',
    permission: 'viewer',
    params,
    reply: FileReply,
    media: 'application/json',
  }),
} as const
