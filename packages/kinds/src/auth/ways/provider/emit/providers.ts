import { code, key, lit, ref, template, typeRef, type Code, type Ref } from '@drawbridge/source'
import * as refs from '../../../../table/emit/refs.ts'
import type { Accounts } from '../../../emit/accounts.ts'
import { publicUrl } from '../../../emit/names.ts'
import { asked } from '../../../emit/new-account.ts'
import { claimFor, isEmailField } from '../fields.ts'
import { namesOf } from '../names.ts'
import { issuerOf, type ChosenProvider } from '../settings.ts'

const Config = typeRef('Config', 'src/config.ts')
const Provider = typeRef('Provider', 'src/auth/provider/provider.ts')
const openIdProvider = ref('openIdProvider', 'src/auth/provider/open-id.ts')
const gitHubProvider = ref('gitHubProvider', 'src/auth/provider/git-hub.ts')

/** `src/auth/provider/providers.ts` */
export const providersFile = (
  accounts: Accounts,
  providers: readonly ChosenProvider[],
): Code => code`
  export interface Providers {
    ${providers.map((one) => code`readonly ${key(namesOf(one).key)}: ${Provider}`)}
    /** Where this application is, for those who come back to it. */
    readonly publicUrl: string
    /** Whether cookies need HTTPS. */
    readonly isSecure: boolean
  }

  declare module 'fastify' {
    interface FastifyInstance {
      readonly providers: Providers
    }
  }

  /** Makes known at whose place people may say who they are. */
  export function signInProviders(app: ${refs.FastifyInstance}, config: ${Config}): void {
    const url = ${publicUrl}(config)
    const providers: Providers = {
      ${providers.map((one) => code`${key(namesOf(one).key)}: ${providerOf(one, accounts)},`)}
      publicUrl: url,
      isSecure: config.production,
    }
    app.decorate('providers', providers)
  }`

function providerOf(provider: ChosenProvider, accounts: Accounts): Code {
  const { key: name } = namesOf(provider)
  const { path } = accounts.auth.settings
  return code`${makerOf(provider)}({
    name: ${lit(provider.name)},
    issuer: config.${key(`${name}Issuer`)},
    clientId: config.${key(`${name}ClientId`)},
    clientSecret: config.${key(`${name}ClientSecret`)},
    scope: ${lit(scopeOf(provider))},
    redirectUri: ${template`${code`url`}${`${path}/${provider.name}/callback`}`},
    places: ${lit(provider.returnTo)},
    fields: ${lit(fieldsOf(provider, accounts))},
  })`
}

const makerOf = ({ provider }: ChosenProvider): Ref =>
  provider === 'github' ? gitHubProvider : openIdProvider

const scopeOf = ({ provider }: ChosenProvider): string =>
  provider === 'github' ? 'read:user user:email' : 'openid email profile'

/** Fields of a new account, and the claim that fills each. */
function fieldsOf(provider: ChosenProvider, accounts: Accounts): Readonly<Record<string, string>> {
  const texts = asked(accounts).filter(({ type }) => type.type === 'string' || type.type === 'text')
  return Object.fromEntries(
    texts.flatMap(({ name, settings }) => {
      const claim = claimFor(provider, name, isEmailField({ name, format: settings?.format }))
      return claim === undefined ? [] : [[name, claim]]
    }),
  )
}

/** What the environment says of each. */
export function configured(provider: ChosenProvider): readonly (readonly [string, Code])[] {
  const { key: name, variable } = namesOf(provider)
  const issuer = issuerOf(provider) ?? ''
  return [
    [`${name}Issuer`, code`env[${lit(`${variable}_ISSUER`)}] || ${lit(issuer)}`],
    [`${name}ClientId`, code`required(${lit(`${variable}_CLIENT_ID`)}, 1)`],
    [`${name}ClientSecret`, code`required(${lit(`${variable}_CLIENT_SECRET`)}, 1)`],
  ]
}
