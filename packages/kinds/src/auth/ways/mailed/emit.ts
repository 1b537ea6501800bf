import { code, key, lit, name, ref, template, type Code, type Data } from '@drawbridge/source'
import { errorsOf } from '../../../api/main-api.ts'
import * as refs from '../../../table/emit/refs.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { queries, throttle } from '../../emit/names.ts'

/** What the emitted files of ways that send mail mention of each other. */
export const issueTicket = ref('issueTicket', 'src/auth/tickets.ts')
export const readTicket = ref('readTicket', 'src/auth/tickets.ts')
export const useTicket = ref('useTicket', 'src/auth/tickets.ts')
export const linkPage = ref('linkPage', 'src/auth/link-page.ts')

/** One way of those that send a link. */
export interface Mailed {
  readonly folder: string
  /** The same for all its tickets, and no other way's. */
  readonly purpose: string
  readonly minutes: number
  /** Where its links lead to. */
  readonly page: string
  /** What the ticket holds, over `account`. */
  readonly data: Code
  /** The emitted function that makes the message of an address and a link. */
  readonly message: string
}

/** Statements that make a link for `account` and send it there. */
export const sending = ({ folder, purpose, minutes, page, data, message }: Mailed): Code => code`
  const secret = await ${issueTicket}(db, ${lit(purpose)}, { user: account.id, data: ${data}, minutes: ${lit(minutes)} })
  const link = server.linkTo(${lit(page)}, secret)
  await server.mail.send(${ref(message, `src/auth/${folder}/message.ts`)}(account.identifier, link))`

/** The identifier that a caller sent, as it is kept. */
const sent = ({ auth, isEmail }: Accounts): Code =>
  code`request.body.${key(auth.identifier.name)}${isEmail && code`.toLowerCase()`}`

/** The handler of a route that asks for a mail. */
export const asking = (
  accounts: Accounts,
  handler: string,
  mailed: Mailed,
  body: Code,
): Code => code`
  /** The same answer, in the same time, whether there is such an account or not. */
  async function ${name(handler)}(
    request: ${refs.FastifyRequest}<{ Body: ${body} }>,
    reply: ${refs.FastifyReply},
  ): Promise<{ readonly message: string }> {
    const { log, server } = request
    const { db } = server
    const identifier = ${sent(accounts)}
    await ${throttle}.countAttempt(db, ${throttle}.mailCounters(${lit(mailed.purpose)}, request.ip, identifier))
    server.mail.afterwards(log, async () => {
      const account = await ${queries}.findCredentials(db, identifier)
      if (account === undefined) return
      ${sending(mailed)}
    })
    reply.code(202)
    return { message: 'If there is such an account, a mail to it is on its way.' }
  }`

/** The schema of what asks for a mail. */
export function askingSchema({ auth }: Accounts, called: string): Code {
  const { type, name: identifier } = auth.identifier
  const maxLength = type.type === 'string' ? type.length : 255
  return code`
    export const ${name(called)} = {
      body: {
        type: 'object',
        properties: { ${key(identifier)}: { type: 'string', maxLength: ${lit(maxLength)} } },
        required: ${lit([identifier])},
        additionalProperties: false,
      },
      response: { 202: { type: 'object', properties: { message: { type: 'string' } } } },
    }`
}

/** The registration of the page that a link leads to. It shows what an error says, wherever that stands. */
export function pageOf(
  { model }: Accounts,
  path: string,
  words: Readonly<Record<string, Data>>,
): Code {
  const { members, within } = errorsOf(model)
  const member = members.find(({ holds }) => holds === 'detail')?.name ?? ''
  const detail = within === '' ? member : `${within}.${member}`
  return code`${linkPage}(app, ${lit(path)}, ${lit({ ...words, ...(members.length > 0 && { detail }) })})`
}

export const forgetCallers = ({ auth }: Accounts): Code | false =>
  auth.settings.method === 'jwt' && code`server.callers.forgetAll()`

/** The text of a mail. */
export const text = template
