import { apiKeysFace } from './api-keys/face.ts'
import { devicesFace } from './devices/face.ts'
import { emailVerificationFace } from './email-verification/face.ts'
import { invitationsFace } from './invitations/face.ts'
import { magicLinkFace } from './magic-link/face.ts'
import { passkeysFace } from './passkeys/face.ts'
import { passwordResetFace } from './password-reset/face.ts'
import { providerFace } from './provider/face.ts'
import { totpFace } from './totp/face.ts'
import type { WayFace } from './way-face.ts'

/** Every way in as a browser sees it, in the order in which they are offered. */
export const WAY_FACES: readonly WayFace[] = [
  passwordResetFace,
  emailVerificationFace,
  magicLinkFace,
  invitationsFace,
  devicesFace,
  totpFace,
  passkeysFace,
  apiKeysFace,
  providerFace,
]

const BY_NAME: ReadonlyMap<string, WayFace> = new Map(WAY_FACES.map((face) => [face.kind, face]))

export function wayFaceOf(kind: string): WayFace | undefined {
  return BY_NAME.get(kind)
}
