import type { Message } from '../../mail/mail.ts'

export const invitationMessage = (to: string, link: string): Message => ({
  to,
  subject: 'You are invited to Workspace',
  text: `Somebody invited you to work with them at Workspace. You can accept it here:

${link}

The link is good once, for 7 days. If you know of no such thing, there is nothing to do.
`,
})
