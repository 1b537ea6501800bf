import { readdirSync, readFileSync } from 'node:fs'
import { code, ref } from '@drawbridge/source'
import type { Dialect } from '@drawbridge/sql'
import { publicUrlContributions } from '../auth/public-url.ts'
import type { Contribution, Emit } from '../contribution.ts'
import { OUTBOX_FILE, outboxFile } from './outbox-file.ts'
import { sendingOf, type Sending } from './outbox-tables.ts'

/** What stands for the server in the emitted tests: it listens where the tests are. */
export const MAILBOX = { module: 'test/mailbox.ts', name: 'mailbox', member: 'url' } as const

/** Read once, when the compiler is loaded. */
const FILES = ['src/mail', 'test'].flatMap((folder) => {
  const url = new URL(`./files/${folder}/`, import.meta.url)
  return readdirSync(url)
    .toSorted()
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(new URL(name, url), 'utf8') }))
})

const serveMail = ref('serveMail', 'src/mail/mail.ts')
const smtpUrl = ref('smtpUrl', 'src/mail/settings.ts')
const sendOutbox = ref('sendOutbox', OUTBOX_FILE)
const mailFrom = ref('mailFrom', 'src/mail/settings.ts')

/** How a backend hands over mail. */
export const emitMail: Emit = (node, { dialect, flows }) => [
  ...FILES.map((file): Contribution => ({ type: 'file', node, ...file })),
  { type: 'setup', node, code: code`${serveMail}(app, config)` },
  {
    type: 'setting',
    node,
    name: 'smtpUrl',
    valueType: 'string',
    read: code`${smtpUrl}(required('SMTP_URL', 1), problems)`,
  },
  {
    type: 'setting',
    node,
    name: 'mailFrom',
    valueType: 'string',
    read: code`${mailFrom}(required('MAIL_FROM', 1), problems)`,
  },
  ...outbox(node, dialect, sendingOf(flows)),
]

function outbox(
  node: string,
  dialect: Dialect,
  { isThere, links }: Sending,
): readonly Contribution[] {
  if (!isThere) return []
  const config = links && code`, config`
  return [
    ...(links ? publicUrlContributions(node) : []),
    { type: 'module', path: OUTBOX_FILE, node, code: outboxFile(dialect, links) },
    { type: 'setup', node, code: code`${sendOutbox}(app${config})` },
  ]
}
