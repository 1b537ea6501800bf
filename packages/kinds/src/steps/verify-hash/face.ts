import { Type, type Static } from 'typebox'
import { always, saidOf, stepFace } from '../face.ts'
import { Formula, strict } from '../settings.ts'

export const VerifyHashSettings = Type.Object(
  {
    value: Formula('Password'),
    hash: Formula('Hash', 'Or nothing: then it takes as long, and is false.'),
    /** What is signed in to: attempts are counted by it, and by the network that they come from. */
    account: Type.Optional(
      Formula('Account', 'What is signed in to, such as an address: slows down whoever guesses.'),
    ),
  },
  { title: 'Verify a password', ...strict },
)
export type VerifyHashSettings = Static<typeof VerifyHashSettings>

export const verifyHashFace = stepFace({
  kind: 'verifyHash',
  title: 'Verify a password',
  summary: 'Whether a password is the one that a hash was made of.',
  icon: 'shield-check',
  group: 'security',
  vocabulary: ['verify', 'password', 'check', 'compare', 'login'],
  settings: VerifyHashSettings,
  defaults: { value: 'body.password', hash: '' },
  sentence: (step) => `Finds out whether ${saidOf(step, 'value')} is what the hash was made of`,
  yields: always,
  firstName: () => 'matches',
})
