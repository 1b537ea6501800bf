import { Type, type Static } from 'typebox'
import { SavedCommand } from './command.ts'
import { DiagnosticSchema, Id } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'

export const Proposal = Type.Object({
  id: Id,
  /** The version that it was made for. */
  base: Type.Integer(),
  title: Type.String(),
  /** The prompt, phrase by phrase: what each became. */
  phrases: Type.Array(
    Type.Object({
      text: Type.String(),
      understood: Type.Boolean(),
      /** In words: what will be done, or why nothing is. */
      says: Type.String(),
      commands: Type.Array(SavedCommand),
    }),
  ),
  /** As they would be after applying. */
  diagnostics: Type.Array(DiagnosticSchema),
})
export type Proposal = Frozen<Static<typeof Proposal>>

export const proposals = {
  propose: contract({
    method: 'POST',
    path: '/projects/:project/proposals',
    summary: 'Plain words become a list of edits, to be applied or dropped',
    permission: 'project',
    params,
    body: Type.Object(
      { prompt: Type.String({ minLength: 1, maxLength: 4000 }) },
      { additionalProperties: false },
    ),
    reply: Proposal,
  }),
} as const
