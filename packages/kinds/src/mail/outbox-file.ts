import { code, ref, typeRef, type Code } from '@drawbridge/source'
import type { Dialect } from '@drawbridge/sql'
import { Problem, publicUrl } from '../auth/emit/names.ts'
import { statementsOf } from '../auth/emit/statement.ts'
import * as refs from '../table/emit/refs.ts'

const Config = typeRef('Config', 'src/config.ts')
const isAddress = ref('isAddress', 'src/mail/settings.ts')

export const OUTBOX_FILE = 'src/mail/outbox.ts'

/** Mail of flows is noted with what it is about, and sent once that holds. */
export function outboxFile(dialect: Dialect, links: boolean): Code {
  const sql = statementsOf(dialect)
  return code`
    export interface Letter {
      /** Whom it goes to; of several, each gets a message of their own. */
      readonly to: string | readonly string[]
      readonly subject: string
      readonly text: string
      ${
        links &&
        code`
      /** A path of the site: it stands below the text, as a whole address. */
      readonly link?: string`
      }
    }

    interface Due {
      readonly id: string
      readonly recipients: string
      readonly subject: string
      readonly text: string
      ${links && code`readonly link: string | null`}
      readonly attempts: number
      readonly dueAt: number
    }

    const NOTE = ${sql`
  INSERT INTO mail_outbox (id, recipients, subject, text, link, attempts, due_at)
  VALUES (?, ?, ?, ?, ?, 0, ?)`}

    const DUE = ${sql`
  SELECT id, recipients, subject, text, ${links ? 'link, ' : ''}attempts, due_at AS ${dialect === 'postgres' ? '"dueAt"' : 'dueAt'}
  FROM mail_outbox
  WHERE due_at <= ?
  ORDER BY due_at
  LIMIT 20`}

    const CLAIM = ${sql`UPDATE mail_outbox SET attempts = attempts + 1, due_at = ? WHERE id = ? AND due_at = ?`}
    const LEAVE = ${sql`UPDATE mail_outbox SET recipients = ? WHERE id = ?`}
    const DELETE = ${sql`DELETE FROM mail_outbox WHERE id = ?`}

    const MOST_RECIPIENTS = 100
    const LONGEST_SUBJECT = 255
    const LONGEST_TEXT = 100_000

    /** So often it is tried, the second time after five minutes, then after twice as long each: most of a day. */
    const MOST_ATTEMPTS = 8
    const FIRST_WAIT = 5 * 60_000

    /** How often somebody looks for what is due again, or was left behind by a process that ended. */
    const PATROL = 30_000

    /** How much was noted in this process. */
    let noted = 0

    /** Notes mail in the transaction of what it is about: where that is taken back, none is sent. */
    export async function queueMail(db: ${refs.Database}, letter: Letter): Promise<void> {
      const { to, subject, text } = letter
      const recipients = [...new Set(typeof to === 'string' ? [to] : to)]
      if (!recipients.every(${isAddress})) throw ${refs.invalid}('to', 'This is not the address of a mailbox.')
      if (recipients.length > MOST_RECIPIENTS)
        throw new ${Problem}(400, \`A mail goes to \${MOST_RECIPIENTS} people at most.\`)
      if (subject.length > LONGEST_SUBJECT || text.length > LONGEST_TEXT)
        throw new ${Problem}(400, 'The subject or the text of a mail is too long.')
      if (recipients.length === 0) return
      const list = JSON.stringify(recipients)
      await db.run(NOTE, [${refs.randomUUID}(), list, subject, text, ${links ? code`letter.link ?? null` : code`null`}, Date.now()])
      noted += 1
    }
    ${
      links &&
      code`

    /** Tag of a path: each value stays one piece of it, whatever stands in it. */
    export function pathTo(texts: TemplateStringsArray, ...values: readonly unknown[]): string {
      return texts.reduce((path, text, index) => path + pieceOf(values[index - 1]) + text)
    }

    function pieceOf(value: unknown): string {
      const piece = encodeURIComponent(String(value))
      if (/^\\.{0,2}$/.test(piece)) throw new ${Problem}(400, 'A value does not fit into the link that it is for.')
      return piece
    }`
    }

    /** Sends what was noted: soon after an answer, and again later where the server did not take it. */
    export function sendOutbox(app: ${refs.FastifyInstance}${links && code`, config: ${Config}`}): void {
      const { db, log, mail } = app
      ${links && code`const site = ${publicUrl}(config)`}
      let seen = noted
      let isClosing = false
      let bell = Promise.withResolvers<void>()
      const patrol = setInterval(() => bell.resolve(), PATROL).unref()

      async function work(): Promise<void> {
        while (!isClosing) {
          await bell.promise
          bell = Promise.withResolvers()
          await sendDue().catch((error: unknown) => log.error({ err: error }, 'Mail that is due was not looked up.'))
        }
      }

      async function sendDue(): Promise<void> {
        for (;;) {
          const due = await db.all<Due>(DUE, [Date.now()])
          if (due.length === 0) return
          for (const letter of due) await sendLetter(letter)
        }
      }

      /** Whoever claims it is the only one to send it; where they are killed, it is due again later. */
      async function sendLetter(letter: Due): Promise<void> {
        const { id, attempts } = letter
        const { changes } = await db.run(CLAIM, [Date.now() + FIRST_WAIT * 2 ** attempts, id, letter.dueAt])
        if (changes === 0) return
        const recipients: readonly string[] = JSON.parse(letter.recipients)
        const left: string[] = []
        const sendTo = async (to: string): Promise<void> => {
          const { subject, text } = letter
          try {
            await mail.send({ to, subject, ${links ? code`text: letter.link === null ? text : \`\${text}\\n\\n\${site}\${letter.link}\`` : code`text`} })
          } catch (error) {
            const isOver = isRefused(error) || attempts + 1 >= MOST_ATTEMPTS
            log.error({ err: error, mail: id }, isOver ? 'Mail was not sent.' : 'Mail was not sent yet.')
            if (!isOver) left.push(to)
          }
        }
        await Promise.all(recipients.map(sendTo))
        if (left.length === 0) await db.run(DELETE, [id])
        else if (left.length < recipients.length) await db.run(LEAVE, [JSON.stringify(left), id])
      }

      app.addHook('onResponse', async () => {
        if (noted === seen) return
        seen = noted
        bell.resolve()
      })
      const working = work()
      app.addHook('onClose', async () => {
        clearInterval(patrol)
        isClosing = true
        bell.resolve()
        await working
      })
    }

    /** Whether the server knows that there is no such mailbox. */
    function isRefused(error: unknown): boolean {
      return (
        error instanceof Error &&
        'code' in error &&
        error.code === 'EENVELOPE' &&
        'responseCode' in error &&
        Number(error.responseCode) >= 500
      )
    }`
}
