import type { Transporter } from 'nodemailer'
import { isAddress, isLoopback } from '@drawbridge/kinds/mail-settings'
import type { MailConfig } from '../../config.ts'

export interface Letter {
  readonly subject: string
  readonly text: string
}

/** More than these are not begun: their mail would be late, and each of them takes room. */
const MOST_AT_ONCE = 1_000

/** Sends the studio's mail. */
export class Post {
  readonly #config: MailConfig
  readonly #report: (error: unknown) => void
  readonly #begun = new Set<Promise<void>>()
  #transport: Promise<Transporter> | undefined

  constructor(config: MailConfig, report: (error: unknown) => void) {
    this.#config = config
    this.#report = report
  }

  async send(to: string, { subject, text }: Letter): Promise<void> {
    if (!isAddress(to)) throw new Error('This is not the address of a mailbox.')
    this.#transport ??= connectTo(new URL(this.#config.smtpUrl))
    const transport = await this.#transport
    await transport.sendMail({
      from: this.#config.from,
      to: { name: '', address: to },
      subject,
      text,
    })
  }

  /** Work that no answer waits for, so that none tells by its time whether there was any. */
  afterwards(work: () => Promise<void>): void {
    if (this.#begun.size >= MOST_AT_ONCE)
      return this.#report(new Error('Mail was left out: too much is under way.'))
    const running = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch(this.#report)
      .finally(() => this.#begun.delete(running))
    this.#begun.add(running)
  }

  /** What was begun is finished first. */
  async close(): Promise<void> {
    await Promise.all(this.#begun)
    const transport = await this.#transport
    transport?.close()
  }
}

/** Encrypted unless the server is this very machine, and never waited for without end. */
async function connectTo(url: URL): Promise<Transporter> {
  // Only a studio that sends mail pays for loading it.
  const { createTransport } = await import('nodemailer')
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const pass = decodeURIComponent(url.password)
  return createTransport({
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(url.hostname),
    ...(user !== '' && { auth: { user, pass } }),
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
