import type { Letter } from './post.ts'

/** How long a link is good: that for a password is used at once, that for an address some time. */
export const MINUTES = { reset: 30, email: 24 * 60 } as const

export const resetLetter = (link: string): Letter => ({
  subject: 'A new password for Drawbridge',
  text: `Somebody asked for a new password for your account. If it was you, choose one here
within half an hour:

${link}

If it was not you, nothing has to be done: your password stays as it is.
`,
})

export const confirmLetter = (link: string): Letter => ({
  subject: 'Is this your address?',
  text: `This address was given for an account of a Drawbridge studio. If that was you, say so here
within a day:

${link}

If it was not you, nothing has to be done.
`,
})

/** Nothing of it is anybody's text but the address of who invites: this goes to strangers. */
export const invitationLetter = (link: string, inviter: string): Letter => ({
  subject: 'You are invited to a project',
  text: `${inviter} invites you to work on a project in a Drawbridge studio. Follow this link within
a week, and sign in with this address:

${link}

If you do not know who that is, nothing has to be done.
`,
})

export const movedLetter = (email: string): Letter => ({
  subject: 'Your account has another address',
  text: `Your account of a Drawbridge studio is signed in to as ${email} from now on. If that was
not you, ask whoever runs the studio for help.
`,
})
