import { diagnose } from '@drawbridge/manifest'
import type { PartKind } from '../part-kind.ts'
import { emitMail, MAILBOX } from './emit.ts'
import { mailFace } from './face.ts'
import type { MailSettings } from './settings.ts'

export const mail: PartKind<MailSettings> = {
  ...mailFace,
  needs: () => ({
    environment: [
      {
        name: 'SMTP_URL',
        holds: 'The server that takes mail: smtps://user:password@mail.example.com:465',
        example: 'smtp://127.0.0.1:1025',
        required: true,
        inTests: MAILBOX,
      },
      {
        name: 'MAIL_FROM',
        holds: 'Whom mail comes from: Example <hello@example.com>',
        example: 'hello@localhost',
        required: true,
        inTests: 'tests@example.com',
      },
    ],
    services: [],
    packages: ['nodemailer'],
  }),
  check({ node }, { parts }) {
    const all = parts.filter((part) => part.node.kind === 'mail')
    if (all.length < 2 || all[0]?.node.id !== node.id) return []
    return [diagnose('two-mails', { node: node.id }, { names: all.map((one) => one.node.name) })]
  },
  emit: emitMail,
}
