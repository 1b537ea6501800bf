import { Type, type Static } from 'typebox'

/** Those whose places everybody knows, and any other that speaks OpenID Connect. */
export const PROVIDERS = ['google', 'github', 'openid'] as const

/** What nobody chose. */
export const DEFAULTS = {
  name: 'google',
  provider: 'google' as const,
  returnTo: ['/'],
}

/** Words and no marks: it stands in documents too. */
const TITLE = '^[\\p{L}\\p{N}]+([ .&-][\\p{L}\\p{N}]+)*$'

export const ProviderSettings = Type.Object(
  {
    kind: Type.Literal('provider'),
    name: Type.Optional(
      Type.String({
        title: 'Name',
        description: '“google” answers at /auth/google, and reads GOOGLE_CLIENT_ID.',
        pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
        maxLength: 30,
        default: DEFAULTS.name,
      }),
    ),
    provider: Type.Optional(
      Type.Enum(PROVIDERS, {
        title: 'Provider',
        description: 'Google, GitHub, or any other that speaks OpenID Connect.',
        default: DEFAULTS.provider,
      }),
    ),
    /** Of another OpenID provider, or of a GitHub Enterprise server. */
    issuer: Type.Optional(
      Type.String({
        title: 'Issuer',
        description:
          'Its address, where it is neither Google nor GitHub: https://login.example.com',
        pattern: '^https?://[\\w.:/%~-]+$',
        maxLength: 200,
      }),
    ),
    title: Type.Optional(
      Type.String({
        title: 'Title',
        description: 'What people call it.',
        pattern: TITLE,
        minLength: 1,
        maxLength: 60,
      }),
    ),
    /** Fields of the table of accounts, and the claims that fill them when an account is opened. */
    claims: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,47}$' }),
        Type.String({ pattern: '^[\\w:/.-]{1,100}$' }),
        {
          title: 'Claims',
          description: 'Which of a new account’s fields is filled by which claim of the provider.',
          additionalProperties: false,
        },
      ),
    ),
    /** Paths and addresses; the first is where people are brought who don't say where. */
    returnTo: Type.Optional(
      Type.Array(
        Type.String({
          title: 'Place',
          description: 'A path, or a page of another site of yours: https://app.example.com/',
          pattern: '^(/([^/\\\\\\s][^\\s]*)?|https?://[^\\s]+)$',
          maxLength: 200,
        }),
        {
          title: 'Back to',
          description: 'Where people may be brought after signing in, and anywhere below.',
          minItems: 1,
          maxItems: 20,
          default: DEFAULTS.returnTo,
        },
      ),
    ),
  },
  { title: 'Sign in with', additionalProperties: false },
)
export type ProviderSettings = Static<typeof ProviderSettings>

/** A provider with what nobody chose filled in. */
export type ChosenProvider = Readonly<
  ProviderSettings & Required<Pick<ProviderSettings, keyof typeof DEFAULTS>>
>

const TITLES = { google: 'Google', github: 'GitHub', openid: undefined } as const

const ISSUERS = {
  google: 'https://accounts.google.com',
  github: 'https://github.com',
  openid: undefined,
} as const

/** Google answers at several. */
const CALLED = {
  google: [
    'https://accounts.google.com',
    'https://oauth2.googleapis.com',
    'https://openidconnect.googleapis.com',
    'https://www.googleapis.com',
  ],
  github: ['https://github.com', 'https://api.github.com'],
  openid: [],
} as const

/** Addresses that are called when somebody signs in. */
export const calledBy = ({ issuer, provider }: ChosenProvider): readonly string[] =>
  issuer === undefined ? CALLED[provider] : [issuer]

export const titleOf = ({ title, provider, name }: ChosenProvider): string =>
  title ?? TITLES[provider] ?? name

export const issuerOf = ({ issuer, provider }: ChosenProvider): string | undefined =>
  issuer ?? ISSUERS[provider]
