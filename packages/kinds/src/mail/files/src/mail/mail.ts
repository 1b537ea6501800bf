import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Config } from '../config.ts'
import { isAddress, isLoopback } from './settings.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly mail: Mail
  }
}

export interface Message {
  /** One address, and nothing but that. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
}

export interface Mail {
  /** Hands a message over to the server for mail; throws where that doesn't take it. */
  send(message: Message): Promise<void>
  /** Work that no answer waits for. It begins after this turn; what goes wrong is logged. */
  afterwards(log: FastifyBaseLogger, work: () => Promise<void>): void
}

/** More than these are not begun: their mail would be late, and each of them takes room. */
const MOST_AT_ONCE = 1_000

export function serveMail(app: FastifyInstance, { smtpUrl, mailFrom }: Config): void {
  const transport = createTransport(connectionTo(new URL(smtpUrl)))
  const begun = new Set<Promise<void>>()

  async function send({ to, subject, text, html }: Message): Promise<void> {
    if (!isAddress(to)) throw new Error('This is not the address of a mailbox.')
    // Nobody has a mailbox there (RFC 2606): it is the address of a program.
    if (to.endsWith('.invalid')) return
    const message: SendMailOptions = {
      from: mailFrom,
      to: { name: '', address: to },
      subject: subject.replaceAll(/\p{Cc}+/gu, ' '),
      text,
    }
    await transport.sendMail(html === undefined ? message : { ...message, html })
  }

  function afterwards(log: FastifyBaseLogger, work: () => Promise<void>): void {
    if (begun.size >= MOST_AT_ONCE) return log.error('Mail was left out: too much is under way.')
    const running = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, 'Mail was not sent.'))
      .finally(() => begun.delete(running))
    begun.add(running)
  }

  app.decorate('mail', { send, afterwards })
  app.addHook('onClose', async () => {
    await Promise.allSettled(begun)
    transport.close()
  })
}

/** Encrypted unless the server is this very machine, and never waited for without end. */
function connectionTo(url: URL) {
  const secure = url.protocol === 'smtps:'
  const isHere = isLoopback(url.hostname)
  const user = decodeURIComponent(url.username)
  const pass = decodeURIComponent(url.password)
  return {
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isHere,
    ...(user !== '' && { auth: { user, pass } }),
    pool: true as const,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
