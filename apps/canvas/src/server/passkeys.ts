import type { BodyOf, Api, Passkey, Signed } from '@drawbridge/protocol'
import { call } from './client.ts'

type Created = BodyOf<Api['addPasskey']>['credential']
type Signature = BodyOf<Api['signInWithPasskey']>['credential']

/** Asks the device for a new passkey, and keeps it for this account. */
export async function addPasskey(name: string): Promise<Passkey> {
  const options = await call('beginPasskey', {})
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
      options as unknown as PublicKeyCredentialCreationOptionsJSON,
    ),
  })
  return call('addPasskey', { body: { name, credential: jsonOf<Created>(credential) } })
}

/** Asks the device to sign, whoever it belongs to. */
export async function signInWithPasskey(): Promise<Signed> {
  const options = await call('beginPasskeySignIn', {})
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
      options as unknown as PublicKeyCredentialRequestOptionsJSON,
    ),
  })
  return call('signInWithPasskey', { body: { credential: jsonOf<Signature>(credential) } })
}

/** What the server reads of a credential is checked there. */
function jsonOf<Shape>(credential: Credential | null): Shape {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('There is no passkey.')
  return credential.toJSON() as Shape
}

/** Why a device gave nothing, in words; devices call everything that was called off the same. */
export function deviceReason(error: unknown): string {
  if (!(error instanceof DOMException)) return ''
  return error.name === 'InvalidStateError'
    ? 'This device has a passkey for your account already.'
    : 'It was called off, or your device has no passkey for this.'
}
