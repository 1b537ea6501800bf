import * as client from 'openid-client'
import { asking, call, isCancelled, isOnThisMachine } from './calls.ts'
import type { Identity, Provider, Registration } from './provider.ts'

/** How long what a provider says of itself is believed. */
const BELIEVED_MS = 60 * 60_000

/** A provider that speaks OpenID Connect. */
export function openIdProvider(registration: Registration): Provider {
  const { name, issuer, scope, redirectUri, places, fields } = registration
  const configuration = remembered(() => discover(registration))

  return {
    name,
    places,
    fields,
    begin: ({ state, nonce, verifier }) =>
      asking(issuer, async () => {
        const challenge = await client.calculatePKCECodeChallenge(verifier)
        const url = client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope,
          state,
          nonce,
          code_challenge: challenge,
          code_challenge_method: 'S256',
        })
        return url.href
      }),
    finish: (search, { state, nonce, verifier }) =>
      asking(issuer, async () => {
        if (isCancelled(search)) return undefined
        const known = await configuration()
        const tokens = await client.authorizationCodeGrant(known, new URL(search, redirectUri), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const told = tokens.claims()
        if (told === undefined) throw new Error('there is no ID token')
        const isWhole = Object.values(fields).every((claim) => claim in told)
        const more =
          isWhole || known.serverMetadata().userinfo_endpoint === undefined
            ? {}
            : await client.fetchUserInfo(known, tokens.access_token, told.sub)
        const address = 'email' in told ? told : more
        return { issuer, subject: told.sub, claims: verifiedOnly({ ...more, ...told }, address) }
      }),
  }
}

/**
 * Without an address that may be somebody else's: that it is theirs is believed of what names it,
 * not of another document.
 */
function verifiedOnly(claims: Identity['claims'], address: Identity['claims']): Identity['claims'] {
  const { email: _email, email_verified: _isVerified, ...others } = claims
  const { email, email_verified: isVerified } = address
  const isTheirs = typeof email === 'string' && (isVerified === true || isVerified === 'true')
  return isTheirs ? { ...others, email: email.toLowerCase() } : others
}

function discover({ issuer, clientId, clientSecret }: Registration): Promise<client.Configuration> {
  return client.discovery(new URL(issuer), clientId, undefined, authenticate(clientSecret), {
    [client.customFetch]: call,
    execute: [
      // The signature of an ID token counts, even where it came by a safe way.
      client.enableNonRepudiationChecks,
      ...(isOnThisMachine(issuer) ? [client.allowInsecureRequests] : []),
    ],
  })
}

/** In the header, as everybody has to understand who doesn't say otherwise. */
function authenticate(secret: string): client.ClientAuth {
  return (server, ...request) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const isBasic = methods.includes('client_secret_basic')
    const how = isBasic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
    how(server, ...request)
  }
}

/** Asks once for all who ask at the same time, and again after a while or a failure. */
function remembered<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  let until = 0
  return () => {
    const now = Date.now()
    if (value !== undefined && now < until) return value
    const asked = ask()
    asked.catch(() => (value = undefined))
    value = asked
    until = now + BELIEVED_MS
    return asked
  }
}
