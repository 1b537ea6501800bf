import * as client from 'openid-client'
import { asking, call, isCancelled, isOnThisMachine } from './calls.ts'
import type { Identity, Provider, Registration } from './provider.ts'

interface User {
  readonly id: number
  readonly login: string
  readonly name: string | null
  readonly avatar_url: string
}

interface Email {
  readonly email: string
  readonly primary: boolean
  readonly verified: boolean
}

/** GitHub, or an Enterprise server: OAuth 2, whose API says who somebody is. */
export function gitHubProvider(registration: Registration): Provider {
  const { name, issuer, scope, redirectUri, places, fields } = registration
  const configuration = configurationOf(registration)
  const api = issuer === 'https://github.com' ? 'https://api.github.com' : `${issuer}/api/v3`

  async function get(path: string, token: string): Promise<unknown> {
    const url = new URL(`${api}${path}`)
    const headers = new Headers({ accept: 'application/vnd.github+json' })
    const answer = await client.fetchProtectedResource(
      configuration,
      token,
      url,
      'GET',
      null,
      headers,
    )
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer.json()
  }

  return {
    name,
    places,
    fields,
    async begin({ state, verifier }) {
      const challenge = await client.calculatePKCECodeChallenge(verifier)
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })
      return url.href
    },
    finish: (search, { state, verifier }) =>
      asking(issuer, async () => {
        if (isCancelled(search)) return undefined
        const url = new URL(search, redirectUri)
        const checks = { expectedState: state, pkceCodeVerifier: verifier }
        const tokens = await client.authorizationCodeGrant(configuration, url, checks)
        const user = await get('/user', tokens.access_token)
        const emails = await get('/user/emails', tokens.access_token)
        if (!isUser(user) || !isEmails(emails)) throw new Error('it does not say who that is')
        return identityOf(issuer, user, emails)
      }),
  }
}

function configurationOf({ issuer, clientId, clientSecret }: Registration): client.Configuration {
  const server = {
    issuer,
    authorization_endpoint: `${issuer}/login/oauth/authorize`,
    token_endpoint: `${issuer}/login/oauth/access_token`,
  }
  const authenticate = client.ClientSecretPost(clientSecret)
  const configuration = new client.Configuration(server, clientId, undefined, authenticate)
  configuration[client.customFetch] = call
  if (isOnThisMachine(issuer)) client.allowInsecureRequests(configuration)
  return configuration
}

/** In the words of OpenID Connect. The login may be given to somebody else one day; the id is not. */
function identityOf(issuer: string, user: User, emails: readonly Email[]): Identity {
  const { id, login, name, avatar_url: picture } = user
  const own = emails.find(({ primary, verified }) => primary && verified)
  const claims = { name: name ?? login, preferred_username: login, picture }
  return {
    issuer,
    subject: String(id),
    claims: { ...claims, ...(own && { email: own.email.toLowerCase() }) },
  }
}

const isUser = (value: unknown): value is User =>
  isObject(value) && Number.isSafeInteger(value['id']) && typeof value['login'] === 'string'

const isEmails = (value: unknown): value is readonly Email[] =>
  Array.isArray(value) && value.every((one) => isObject(one) && typeof one['email'] === 'string')

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
