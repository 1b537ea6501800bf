import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams } from './projects.ts'

/** What the preview of a project sent by mail. None of it went anywhere but here. */
export const PreviewMailbox = Type.Object({
  /** The last hundred, the newest first. */
  mails: Type.Array(
    Type.Object({
      id: Type.Integer(),
      /** Milliseconds since 1970. */
      at: Type.Integer(),
      from: Type.String(),
      to: Type.String(),
      subject: Type.String(),
      text: Type.String(),
    }),
  ),
})
export type PreviewMailbox = Frozen<Static<typeof PreviewMailbox>>

export const mailbox = {
  readMailbox: contract({
    method: 'GET',
    path: '/projects/:project/mailbox',
    summary: 'What the preview sent by mail',
    permission: 'viewer',
    params: ProjectParams,
    reply: PreviewMailbox,
  }),
  emptyMailbox: contract({
    method: 'DELETE',
    path: '/projects/:project/mailbox',
    summary: 'Throw away what the preview sent by mail',
    permission: 'editor',
    params: ProjectParams,
    reply: PreviewMailbox,
  }),
}
