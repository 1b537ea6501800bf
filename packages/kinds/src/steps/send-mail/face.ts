import { Type, type Static } from 'typebox'
import { saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const SendMailSettings = Type.Object(
  {
    to: Formula('To', 'An address, or a list of them: each gets a message of their own.'),
    subject: Formula('Subject', 'A text.'),
    text: Formula('Text', 'A text.'),
    link: Type.Optional(
      Formula(
        'Link',
        'A path of your own site, such as `/orders/${order.id}`: it stands below the text.',
      ),
    ),
  },
  { title: 'Send mail', ...strict },
)
export type SendMailSettings = Static<typeof SendMailSettings>

export const sendMailFace = stepFace({
  kind: 'sendMail',
  role: 'mails',
  title: 'Send mail',
  summary: 'Sends an e-mail, once what is done here holds.',
  icon: 'mail',
  group: 'web',
  vocabulary: ['mail', 'email', 'e-mail', 'send', 'letter', 'notify', 'notification', 'message'],
  settings: SendMailSettings,
  defaults: { to: "''", subject: "''", text: "''" },
  sentence: (step) => `Sends mail to ${saidOf(step, 'to')}: ${saidOf(step, 'subject')}`,
  needs: ['mail'],
  weighs: 'calls',
})
