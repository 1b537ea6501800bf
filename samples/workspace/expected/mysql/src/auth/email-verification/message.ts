import type { Message } from '../../mail/mail.ts'

export const confirmationMessage = (to: string, link: string): Message => ({
  to,
  subject: 'Confirm your address for Workspace',
  text: `Somebody opened an account at Workspace with this address. If it was you, confirm it here:

${link}

The link is good once, for 1 day. If it was not you, there is nothing to do.
`,
})
