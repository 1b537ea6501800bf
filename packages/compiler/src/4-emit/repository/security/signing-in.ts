import { changesIdentifier, drawnWays, type AuthModel, type Model } from '@drawbridge/kinds'
import { markdownTable } from '../markdown.ts'

/** Which ways in there are, how strong each is, and how long one stays signed in. */
export function signingIn(model: Model): string {
  const { auth, slug } = model
  if (auth === undefined) return ''
  const ways = drawnWays(auth.settings).map(({ way, settings }) => {
    const { shows, held } = way.strength(settings)
    return [way.about.title, shows, held]
  })
  const passwords = auth.routes.some((route) => route === 'register' || route === 'login')
  const rows = [...(passwords ? [PASSWORD] : []), ...ways]
  return `## Signing in

${
  rows.length === 0
    ? 'Signing in is drawn: what it asks for and counts stands in `src/flows/`.\n'
    : markdownTable(['Way', 'What somebody shows', 'What holds guessing back'], rows)
}
These are all the ways in. Counters stand in the database, so that all processes share them, under digests of account and
network; \`src/auth/\` has their numbers. Nobody is locked out for good by others: who guesses waits in their own
network, and an account that is tried from everywhere waits for an hour at the longest.
${passwords ? passwordRules(auth, slug) : ''}${factors(auth)}
${sessions(
  auth,
  model.tables.some((table) => changesIdentifier(model, table)),
)}`
}

const PASSWORD = [
  'Password',
  'a password of 15 to 128 characters, compared as it was typed',
  'an account waits after 10 tries in 15 minutes from one network and after 100 in 60 minutes from all; a network after 60 in 15 minutes over all accounts, and after 30 accounts opened in 60 minutes',
]

const passwordRules = ({ identifier }: AuthModel, slug: string): string => `
Passwords may be of any characters, and stay good until their owner changes them. What is refused is what others
would try: the 3,000 of their length that were found in breaches most often (\`src/auth/used-passwords.ts\`), common words and names, repetitions and runs, and words of the context, which are the name of this
application (\`${slug}\`) and the account's own \`${identifier.name}\` (\`src/auth/weak-passwords.ts\`). No account is
there from the start: the first is opened by registering or by \`npm run account\`.

Signing in, links by mail and what they lead to answer the same whether there is such an account or not. Registering, and
changing one's \`${identifier.name}\`, say that it is taken: there is no other way to tell who comes second.
`

function factors({ settings }: AuthModel): string {
  const kinds = new Set(settings.ways.map(({ kind }) => kind))
  if (kinds.has('totp'))
    return `
Whoever has set up an authenticator app is asked for it by every way that signs somebody in, and to remove it. Nobody is made to set one up${kinds.has('passkeys') ? '; a passkey is two factors by itself' : ''}.
`
  if (kinds.has('passkeys'))
    return '\nA passkey is two factors by itself. A password alone is one.\n'
  return '\nEach way is one factor. Where more is wanted, draw an authenticator app or passkeys.\n'
}

function sessions(auth: AuthModel, changes: boolean): string {
  const { settings } = auth
  const { method, refreshDays, accessMinutes, ways } = settings
  const isJwt = method === 'jwt'
  const kinds = new Set(ways.map(({ kind }) => kind))
  return `## Staying signed in

- A sign-in is over ${refreshDays} days after it began, however it is used${
    isJwt
      ? `. Its access tokens are good for ${accessMinutes} minutes, its refresh tokens once; one that comes a second time ends it`
      : ', and 7 days after it was used last'
  }.
- ${refreshDays <= 30 ? 'NIST SP 800-63B asks for no more than 30 days at its first level (AAL1).' : 'That is longer than the 30 days of NIST SP 800-63B at its first level (AAL1), and was chosen when this was drawn.'}
  Where more is at stake than that level is for, choose less. A new password ${kinds.has('totp') ? 'and another second factor ask' : 'asks'} for the one of now${
    changes ? `, another \`${auth.identifier.name}\` to have signed in within 15 minutes` : ''
  }.
- Nobody is signed in without doing something for it, and each signing in begins a new sign-in. An account may have any
  number of them${kinds.has('devices') ? '; its owner sees them and ends any' : ''}. Signing out ends one; a new password${kinds.has('totp') ? ' or second factor' : ''} ends all others; the end of an
  account ends all.
- Whoever may write to the database ends those of somebody with \`DELETE FROM auth_sessions WHERE user_id = …\`,
  and those of everybody without the condition${isJwt ? '; processes believe in one for five seconds more' : ''}.
${kinds.has('provider') ? PROVIDERS : ''}`
}

const PROVIDERS = `- Who signs in with a provider has a sign-in here that is like any other: it neither ends when the one at the provider does, nor
  ends that one. Its tokens are used once, to ask who somebody is, and kept nowhere. Somebody whose provider ended their
  account is signed out here as above.
`
