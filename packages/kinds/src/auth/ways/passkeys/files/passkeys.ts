import { createHash } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import { invalid, Problem } from '../../http/errors.ts'
import type { Caller } from '../caller.ts'
import type { Credentials } from '../queries.ts'
import { APPLICATION } from '../settings.ts'
import { issueTicket, readTicket, useTicket } from '../tickets.ts'
import * as queries from './queries.ts'

const MINUTES = 5
const ADDING = 'passkey'
const SIGNING_IN = 'passkeySignIn'
/** What devices sign with: Ed25519, and ES256 and RS256 for those that can't. */
const ALGORITHMS = [-8, -7, -257]

/** What a device is asked to create, for somebody who is signed in. */
export async function creationOptions(
  { db, relyingParty }: FastifyInstance,
  { id: user, identifier }: Credentials,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await queries.listPasskeys(db, user)
  return generateRegistrationOptions({
    rpName: APPLICATION,
    rpID: relyingParty.id,
    userID: new Uint8Array(createHash('sha256').update(`${APPLICATION}:${user}`).digest()),
    userName: identifier,
    challenge: await challengeOf(db, ADDING, user),
    timeout: MINUTES * 60_000,
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** The public key that a device has created. Throws where it was not asked for one by this account. */
export async function verifiedCreation(
  { db, log, relyingParty }: FastifyInstance,
  user: Caller['id'],
  response: RegistrationResponseJSON,
): Promise<queries.NewPasskey> {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: async (challenge) => {
      const ticket = await readTicket(db, ADDING, challenge)
      if (String(ticket?.user) !== String(user)) return false
      return (await useTicket(db, ADDING, challenge)) !== undefined
    },
    expectedOrigin: [...relyingParty.origins],
    expectedRPID: relyingParty.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => log.warn(error, 'A passkey was refused.'))
  if (!verified?.verified) throw invalid('credential', 'is not what was asked for: begin again')
  const { id: credential, publicKey, counter } = verified.registrationInfo.credential
  return { credential, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
}

/** What any device is asked to sign: nobody has said yet who they are. */
export async function requestOptions({
  db,
  relyingParty,
}: FastifyInstance): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty.id,
    challenge: await challengeOf(db, SIGNING_IN),
    timeout: MINUTES * 60_000,
    userVerification: 'required',
  })
}

/**
 * Whose passkey has signed. A counter that went back tells of a copy, and is refused as all else
 * that is wrong, in the same words.
 */
export async function verifiedUser(
  { db, log, relyingParty }: FastifyInstance,
  response: AuthenticationResponseJSON,
): Promise<Caller['id']> {
  const passkey = await queries.readPasskey(db, response.id)
  if (passkey === undefined) throw refused()
  const { credential, publicKey, counter } = passkey
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: async (challenge) =>
      (await useTicket(db, SIGNING_IN, challenge)) !== undefined,
    expectedOrigin: [...relyingParty.origins],
    expectedRPID: relyingParty.id,
    credential: {
      id: credential,
      publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
      counter,
    },
    requireUserVerification: true,
  }).catch((error: unknown) => log.warn(error, 'A passkey was refused.'))
  if (!verified?.verified) throw refused()
  const { newCounter } = verified.authenticationInfo
  if (!(await queries.writeUse(db, passkey, newCounter))) throw refused()
  return passkey.user
}

async function challengeOf(
  db: FastifyInstance['db'],
  purpose: string,
  user: Caller['id'] | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = await issueTicket(db, purpose, { user, minutes: MINUTES })
  return new Uint8Array(Buffer.from(secret, 'base64url'))
}

const refused = (): Problem => new Problem(401, 'This passkey is not right: begin again.')
