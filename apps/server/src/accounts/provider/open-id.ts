import * as client from 'openid-client'
import { isLoopback, type ProviderConfig } from '../../config.ts'

/** How long what a provider says of itself is believed, and how long one answer is waited for. */
const BELIEVED = 60 * 60_000
const PATIENCE = 5_000
/** Seconds since somebody showed there who they are. */
export const RECENT = 300
const SKEW = 60

/** What ties an answer of the provider to the question: each is random, and good once. */
export interface Checks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says that somebody is. */
export interface Claimant {
  /** Stays the same, whatever else changes about them. */
  readonly subject: string
  /** Only where the provider says that it is theirs. */
  readonly email: string | undefined
  readonly name: string
}

/** An issuer of OpenID Connect: code flow with PKCE, state and nonce. */
export class OpenId {
  readonly #config: ProviderConfig
  readonly #redirectUri: string
  #known:
    | { readonly until: number; readonly configuration: Promise<client.Configuration> }
    | undefined

  constructor(config: ProviderConfig, redirectUri: string) {
    this.#config = config
    this.#redirectUri = redirectUri
  }

  /** The address at which somebody shows who they are, and what the answer is held against. */
  async begin(): Promise<{ readonly url: string; readonly checks: Checks }> {
    const checks = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    const url = client.buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: this.#redirectUri,
      scope: 'openid email profile',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
      // Nobody gets in, or shows that it is them, by what an open window at the provider remembers.
      max_age: String(RECENT),
    })
    return { url: url.href, checks }
  }

  /** Who came back with this in the address. @throws where it is no answer to that question */
  async finish(search: string, checks: Checks): Promise<Claimant> {
    const known = await this.#configuration()
    const url = new URL(this.#redirectUri)
    url.search = search
    const tokens = await client.authorizationCodeGrant(known, url, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.verifier,
      idTokenExpected: true,
    })
    const told = tokens.claims()
    if (told === undefined) throw new Error('There is no ID token.')
    // Not every issuer says when that was.
    if (told.auth_time !== undefined && told.auth_time < Date.now() / 1000 - RECENT - SKEW)
      throw new Error('The provider let somebody in who was there before.')
    const isWhole = 'email' in told || known.serverMetadata().userinfo_endpoint === undefined
    const more = isWhole ? {} : await client.fetchUserInfo(known, tokens.access_token, told.sub)
    const { name }: Readonly<Record<string, unknown>> = { ...more, ...told }
    // That an address is theirs is believed of what names it, not of another document.
    const address: Readonly<Record<string, unknown>> = 'email' in told ? told : more
    const { email, email_verified: isTheirs } = address
    return {
      subject: told.sub,
      email: typeof email === 'string' && isTheirs === true ? email : undefined,
      name: typeof name === 'string' ? name.slice(0, 100) : '',
    }
  }

  #configuration(): Promise<client.Configuration> {
    if (this.#known && Date.now() < this.#known.until) return this.#known.configuration
    const configuration = this.#discover()
    this.#known = { configuration, until: Date.now() + BELIEVED }
    // Who asks after a failure asks anew.
    configuration.catch(() => (this.#known = undefined))
    return configuration
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config
    const url = new URL(issuer)
    // Plain HTTP is for an issuer on this machine alone.
    const isHere = url.protocol === 'http:' && isLoopback(url.hostname.replaceAll(/^\[|\]$/g, ''))
    return client.discovery(url, clientId, undefined, client.ClientSecretBasic(clientSecret), {
      [client.customFetch]: (address, options) =>
        fetch(address, {
          ...options,
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE),
        } as RequestInit),
      execute: [
        // The signature of an ID token counts, even where it came by a safe way.
        client.enableNonRepudiationChecks,
        ...(isHere ? [client.allowInsecureRequests] : []),
      ],
    })
  }
}
