import type { KindFace } from '../part-kind.ts'
import { MailSettings } from './settings.ts'

export const mailFace: KindFace<MailSettings> = {
  kind: 'mail',
  role: 'letters',
  about: {
    title: 'Mail',
    summary: 'Sends e-mail: for sign-in, and from flows.',
    sentence: () => 'Hands mail to a server of your choice',
    icon: 'mail',
    group: 'callers',
    colour: 'api',
    vocabulary: ['mail', 'email', 'e-mail', 'smtp', 'send mail', 'newsletter', 'notification'],
  },
  settings: MailSettings,
  ports: [],
  defaults: {},
}
