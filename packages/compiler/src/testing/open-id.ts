import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Somebody with an account at the provider. */
export interface Claims {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
}

/** An OpenID provider that is one, and knows at once who comes. */
export interface OpenId extends AsyncDisposable {
  readonly url: string
  readonly host: string
  /** Who comes from now on; undefined where they change their mind there. */
  visitor: Claims | undefined
}

interface Settings {
  readonly clients: readonly { readonly id: string; readonly redirectUri: string }[]
  /** Whether people fill in its own form. */
  readonly asksPeople?: boolean
}

export const CLIENT_SECRET = 'a secret between the two'

export async function startOpenId({ clients, asksPeople = false }: Settings): Promise<OpenId> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const people = new Map<string, Claims>()
  const provider = new Provider(`http://${host}`, {
    clients: clients.map(({ id, redirectUri }) => ({
      client_id: id,
      client_secret: CLIENT_SECRET,
      redirect_uris: [redirectUri],
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: asksPeople } },
    cookies: { keys: ['a key of the tests'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    ...(!asksPeople && {
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/known/${uid}` },
    }),
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => people.get(id) ?? { sub: id, email: `${id}@example.com`, email_verified: true },
    }),
  })
  const answer = provider.callback()
  const known: OpenId = {
    url: `http://${host}`,
    host,
    visitor: undefined,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/known/')) return answer(request, response)
    const { params } = await provider.interactionDetails(request, response)
    const { visitor } = known
    if (visitor === undefined)
      return provider.interactionFinished(request, response, { error: 'access_denied' })
    people.set(visitor.sub, visitor)
    const grant = new provider.Grant({ accountId: visitor.sub, clientId: params.client_id })
    grant.addOIDCScope(params.scope)
    const result = { login: { accountId: visitor.sub }, consent: { grantId: await grant.save() } }
    return provider.interactionFinished(request, response, result)
  })
  return known
}
