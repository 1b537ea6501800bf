import type { StudioConfig } from '../../config.ts'
import { Post } from './post.ts'

/** What mail goes out by, and the address that its links begin with. */
export interface Outbox {
  readonly post: Post
  readonly base: string
}

/** None where no mail is configured, or no address: what a request says of that is never believed. */
export function outboxOf(
  { mail, publicUrl }: StudioConfig,
  report: (error: unknown) => void,
): Outbox | undefined {
  return mail && publicUrl !== undefined
    ? { post: new Post(mail, report), base: publicUrl }
    : undefined
}
