import { createHash } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { Refused } from '../../http/problem.ts'
import { randomId, sha256 } from '../../ids.ts'
import type { Queries, Storage } from '../../storage/storage.ts'
import type { PasskeyRow } from '../../storage/tables.ts'
import type { AccountScope } from '../scope.ts'
import { issueTicket, readTicket, useTicket, type Purpose } from '../tickets.ts'
import type { RelyingParty } from './relying-party.ts'

const MINUTES = 5
/** What devices sign with: Ed25519, and ES256 and RS256 for those that can't. */
const ALGORITHMS = [-8, -7, -257]
/** Nobody has more devices. */
const MOST = 20

/** What a device is asked to create. */
export async function creationOptions(
  { queries }: Storage,
  party: RelyingParty,
  { accountId, email, name }: AccountScope,
) {
  const known = await queries
    .selectFrom('passkeys')
    .select('credential')
    .where('account_id', '=', accountId)
    .execute()
  if (known.length >= MOST) throw new Refused(409, `An account has at most ${MOST} passkeys.`)
  return generateRegistrationOptions({
    rpName: 'Drawbridge',
    rpID: party.id,
    userID: new Uint8Array(createHash('sha256').update(`drawbridge:${accountId}`).digest()),
    userName: email,
    userDisplayName: name || email,
    challenge: await challengeOf(queries, 'passkey', accountId),
    timeout: MINUTES * 60_000,
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** Keeps the public key that a device has created. @throws Refused where it was not asked for one */
export async function addPasskey(
  { queries }: Storage,
  party: RelyingParty,
  { accountId }: AccountScope,
  name: string,
  response: RegistrationResponseJSON,
): Promise<PasskeyRow> {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: async (challenge) => {
      const ticket = await readTicket(queries, 'passkey', challenge)
      if (ticket?.account_id !== accountId) return false
      return (await useTicket(queries, 'passkey', challenge)) !== undefined
    },
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => undefined)
  if (!verified?.verified) throw new Refused(422, 'This is not the passkey that was asked for.')
  const { id: credential, publicKey, counter } = verified.registrationInfo.credential
  const row: PasskeyRow = {
    credential_hash: sha256(credential),
    id: randomId('k'),
    account_id: accountId,
    name,
    credential,
    public_key: Buffer.from(publicKey).toString('base64url'),
    counter,
    created_at: new Date().toISOString(),
    used_at: '',
  }
  const known = await readPasskey(queries, credential)
  if (known) throw new Refused(409, 'This passkey is known already.')
  await queries.insertInto('passkeys').values(row).execute()
  return row
}

/** What any device is asked to sign: nobody has said yet who they are. */
export async function requestOptions({ queries }: Storage, party: RelyingParty) {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await challengeOf(queries, 'passkey-login'),
    timeout: MINUTES * 60_000,
    userVerification: 'required',
  })
}

/**
 * Whose passkey has signed; undefined where none has. A counter that went back tells of a copy, and
 * is refused as all else that is wrong.
 */
export async function ownerOf(
  { queries }: Storage,
  party: RelyingParty,
  response: AuthenticationResponseJSON,
): Promise<string | undefined> {
  const passkey = await readPasskey(queries, response.id)
  if (!passkey) return undefined
  const { credential, public_key, counter } = passkey
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: async (challenge) =>
      (await useTicket(queries, 'passkey-login', challenge)) !== undefined,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: credential,
      publicKey: new Uint8Array(Buffer.from(public_key, 'base64url')),
      counter,
    },
    requireUserVerification: true,
  }).catch(() => undefined)
  if (!verified?.verified) return undefined
  const { numUpdatedRows } = await queries
    .updateTable('passkeys')
    .set({ counter: verified.authenticationInfo.newCounter, used_at: new Date().toISOString() })
    .where('credential_hash', '=', passkey.credential_hash)
    .where('counter', '=', counter)
    .executeTakeFirst()
  return numUpdatedRows > 0n ? passkey.account_id : undefined
}

function readPasskey(queries: Queries, credential: string): Promise<PasskeyRow | undefined> {
  return queries
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_hash', '=', sha256(credential))
    .executeTakeFirst()
}

async function challengeOf(
  queries: Queries,
  purpose: Purpose,
  account?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const ticket = account === undefined ? { minutes: MINUTES } : { account, minutes: MINUTES }
  const secret = await issueTicket(queries, purpose, ticket)
  return new Uint8Array(Buffer.from(secret, 'base64url'))
}
