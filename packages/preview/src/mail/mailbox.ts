import { type Letter, readLetter } from './read-letter.ts'

/** Mail that a preview sent. It went nowhere but here. */
export interface Mail extends Letter {
  /** Counted from 1 in each preview. */
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly to: string
}

export interface Mailbox {
  /** The last hundred, the newest first. */
  readonly mails: readonly Mail[]
  take(raw: Buffer, recipients: readonly string[]): void
  empty(): void
}

const MOST = 100

export function createMailbox(tell: () => void): Mailbox {
  let mails: readonly Mail[] = []
  let count = 0
  return {
    get mails() {
      return mails
    },
    take(raw, recipients) {
      count += 1
      const mail = { ...readLetter(raw), id: count, at: Date.now(), to: recipients.join(', ') }
      mails = [mail, ...mails].slice(0, MOST)
      tell()
    },
    empty() {
      mails = []
    },
  }
}
