/** What is agreed on with a provider. */
export interface Registration {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  /** Where the provider sends people back to. */
  readonly redirectUri: string
  /** Where people may be brought afterwards: these addresses and what is below them. */
  readonly places: readonly string[]
  /** Fields of a new account, and the claims that fill them. */
  readonly fields: Readonly<Record<string, string>>
}

/** What ties an answer of the provider to the question: each is random, and good once. */
export interface Checks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who the provider says that somebody is. */
export interface Identity {
  readonly issuer: string
  /** Stays the same, whatever else changes about them. */
  readonly subject: string
  /** What else it says of them: \`email\` is there only where it has verified it. */
  readonly claims: Readonly<Record<string, unknown>>
}

/** Somebody else, at whose place people say who they are. */
export interface Provider extends Pick<Registration, 'name' | 'places' | 'fields'> {
  /** The address at which they do. */
  begin(checks: Checks): Promise<string>
  /** Who came back with this in the address, `?code=…&state=…`; undefined for who cancelled there. */
  finish(search: string, checks: Checks): Promise<Identity | undefined>
}
