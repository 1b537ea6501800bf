import { Type, type Static } from 'typebox'
import { Id, Time } from './common.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { closed, Email, Password, Secret, Signed, SignedIn } from './signed.ts'

/** What this studio offers besides e-mail and password. */
export const WaysIn = Type.Object({
  /** Links by mail: it confirms addresses and replaces forgotten passwords. */
  mail: Type.Boolean(),
  passkeys: Type.Boolean(),
  /** What the provider is called that people may sign in by; empty without one. */
  provider: Type.String(),
})
export type WaysIn = Frozen<Static<typeof WaysIn>>

/** What the browser is given for its device, and what it makes of it: their shapes are WebAuthn's. */
const DeviceOptions = Type.Unsafe<Readonly<Record<string, unknown>>>(
  Type.Object({}, { additionalProperties: true }),
)
const Bytes = Type.String({ maxLength: 20_000 })
const credential = <Parts extends Readonly<Record<string, typeof Bytes>>>(parts: Parts) =>
  Type.Object({
    id: Type.String({ maxLength: 1400 }),
    rawId: Type.String({ maxLength: 1400 }),
    type: Type.Literal('public-key'),
    clientExtensionResults: Type.Object({}),
    response: Type.Object(parts),
  })
const Created = credential({ clientDataJSON: Bytes, attestationObject: Bytes })
const Signature = credential({ clientDataJSON: Bytes, authenticatorData: Bytes, signature: Bytes })

export const Passkey = Type.Object({
  id: Id,
  name: Type.String(),
  createdAt: Time,
  /** Empty until the first time. */
  usedAt: Type.String(),
})
export type Passkey = Frozen<Static<typeof Passkey>>

/** An account at a provider that leads into this one. */
export const Connection = Type.Object({ id: Id, issuer: Type.String(), createdAt: Time })
export type Connection = Frozen<Static<typeof Connection>>

/** Where a browser goes, and what it keeps meanwhile: without it nobody comes back. */
const Departure = Type.Object({ url: Type.String(), secret: Type.String() })
const Return = Type.Object({ search: Type.String({ maxLength: 4000 }), secret: Secret }, closed)
const OwnId = Type.Object({ id: Id }, closed)

export const waysIn = {
  readWaysIn: contract({
    method: 'GET',
    path: '/ways-in',
    summary: 'What may be signed in with here',
    permission: 'anyone',
    reply: WaysIn,
  }),
  forgotPassword: contract({
    method: 'POST',
    path: '/password/forgot',
    summary: 'A link by mail, if there is such an account; the answer says nothing of that',
    permission: 'anyone',
    body: Type.Object({ email: Email }, closed),
  }),
  resetPassword: contract({
    method: 'POST',
    path: '/password/reset',
    summary: 'A new password, with what stands behind # in the link; ends every session and token',
    permission: 'anyone',
    body: Type.Object({ token: Secret, password: Password }, closed),
  }),
  changeEmail: contract({
    method: 'POST',
    path: '/email',
    summary: 'Another address; where mail is sent, it counts once its link was followed',
    permission: 'account',
    body: Type.Object({ email: Email }, closed),
  }),
  confirmEmail: contract({
    method: 'POST',
    path: '/email/confirm',
    summary: 'The address is somebody’s own, with what stands behind # in the link',
    permission: 'anyone',
    body: Type.Object({ token: Secret }, closed),
  }),
  beginPasskeySignIn: contract({
    method: 'POST',
    path: '/login/passkey/begin',
    summary: 'What any device is asked to sign',
    permission: 'anyone',
    reply: DeviceOptions,
  }),
  signInWithPasskey: contract({
    method: 'POST',
    path: '/login/passkey',
    summary: 'Sign in with a passkey: a device and its owner, which are two factors',
    permission: 'anyone',
    body: Type.Object({ credential: Signature }, closed),
    reply: Signed,
  }),
  beginPasskey: contract({
    method: 'POST',
    path: '/passkeys/begin',
    summary: 'What a device is asked to create',
    permission: 'account',
    reply: DeviceOptions,
  }),
  addPasskey: contract({
    method: 'POST',
    path: '/passkeys',
    summary: 'A passkey for this account',
    permission: 'account',
    body: Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 100 }), credential: Created },
      closed,
    ),
    reply: Passkey,
    status: 201,
  }),
  removePasskey: contract({
    method: 'DELETE',
    path: '/passkeys/:id',
    summary: 'A passkey less; ends every other session and token',
    permission: 'account',
    params: OwnId,
  }),
  beginProvider: contract({
    method: 'POST',
    path: '/login/provider',
    summary: 'Where to sign in with the provider',
    permission: 'anyone',
    reply: Departure,
  }),
  finishProvider: contract({
    method: 'POST',
    path: '/login/provider/finish',
    summary: 'Sign in, back from the provider with what it put into the address',
    permission: 'anyone',
    body: Return,
    reply: SignedIn,
  }),
  beginConnection: contract({
    method: 'POST',
    path: '/connections/begin',
    summary: 'Where to show an account at the provider that shall lead into this one',
    permission: 'account',
    reply: Departure,
  }),
  addConnection: contract({
    method: 'POST',
    path: '/connections',
    summary: 'It does from now on',
    permission: 'account',
    body: Return,
    reply: Connection,
    status: 201,
  }),
  removeConnection: contract({
    method: 'DELETE',
    path: '/connections/:id',
    summary: 'It does not any more; ends every other session and token',
    permission: 'account',
    params: OwnId,
  }),
} as const
