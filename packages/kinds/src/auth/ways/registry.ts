import { apiKeys } from './api-keys/way.ts'
import { devices } from './devices/way.ts'
import { emailVerification } from './email-verification/way.ts'
import { invitations } from './invitations/way.ts'
import { magicLink } from './magic-link/way.ts'
import { passkeys } from './passkeys/way.ts'
import { passwordReset } from './password-reset/way.ts'
import { provider } from './provider/way.ts'
import { totp } from './totp/way.ts'
import type { Way } from './way.ts'

/** Every way in, in the order in which what they add is written. */
export const WAYS: readonly Way[] = [
  passwordReset,
  emailVerification,
  magicLink,
  invitations,
  devices,
  totp,
  passkeys,
  apiKeys,
  provider,
]

const BY_NAME: ReadonlyMap<string, Way> = new Map(WAYS.map((way) => [way.kind, way]))

export function wayOf(kind: string): Way | undefined {
  return BY_NAME.get(kind)
}
