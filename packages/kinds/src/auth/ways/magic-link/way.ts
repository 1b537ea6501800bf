import { checkMailed, LINK_NEEDS } from '../mailed/needs.ts'
import type { Way } from '../way.ts'
import { emitMagicLink } from './emit.ts'
import { magicLinkFace, type MagicLinkSettings } from './face.ts'

export const magicLink: Way<MagicLinkSettings> = {
  ...magicLinkFace,
  needs: () => LINK_NEEDS,
  check: (check) => checkMailed(magicLinkFace.about.title, check),
  emit: emitMagicLink,
}
