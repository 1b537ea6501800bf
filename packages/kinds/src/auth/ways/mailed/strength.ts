import type { Strength } from '../way.ts'
import { timeWords } from './time-words.ts'

/** A link is as strong as its secret, and as whoever reads the mail. */
export const mailedStrength = (minutes: number, leadsTo: string): Strength => ({
  shows: `a link by mail: 256 random bits, good once, for ${timeWords(minutes)}; ${leadsTo}`,
  held: 'an address gets 5 mails in 60 minutes from one network and 20 in 60 minutes from all; a network sends 30 in 60 minutes',
  crypto: [['links by mail', 'SHA-256 of 256 random bits and of what they are for']],
})
