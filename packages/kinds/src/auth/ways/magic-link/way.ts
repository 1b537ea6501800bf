import { checkMailed, LINK_NEEDS } from '../mailed/needs.ts'
import { mailedStrength } from '../mailed/strength.ts'
import type { Way } from '../way.ts'
import { emitMagicLink } from './emit.ts'
import { magicLinkFace, type MagicLinkSettings } from './face.ts'

export const magicLink: Way<MagicLinkSettings> = {
  ...magicLinkFace,
  needs: () => LINK_NEEDS,
  strength: ({ minutes = 10 }) => mailedStrength(minutes, 'whoever reads the mail is signed in'),
  check: (check) => checkMailed(magicLinkFace.about.title, check),
  emit: emitMagicLink,
}
