import { isSecretName, type Model } from '@drawbridge/kinds'
import { needsOf, type Compiled } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { hostText, outsideHost, type OutsideHost } from '@drawbridge/preview'
import type { Outside } from '@drawbridge/protocol'
import type { OwnerScope, ProjectScope } from '../../accounts/scope.ts'
import { Refused } from '../../http/problem.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Vault } from '../../storage/vault.ts'
import { namedHosts } from '@drawbridge/assistant'

type Scope = Pick<ProjectScope, 'projectId'>

const MOST_SECRETS = 100
const MOST_HOSTS = 30

/** What previews are given for services of others. No value of a secret leaves this file but to one, and to be left out elsewhere. */
export class OutsideStore {
  readonly #storage: Storage
  readonly #vault: () => Vault

  constructor(storage: Storage, vault: () => Vault) {
    this.#storage = storage
    this.#vault = vault
  }

  /** What a preview starts with. */
  async read(scope: Scope): Promise<{
    readonly environment: Readonly<Record<string, string>>
    readonly outside: readonly OutsideHost[]
  }> {
    const hosts = await this.#hosts(scope)
    return {
      environment: Object.fromEntries(await this.#secrets(scope)),
      outside: hosts.flatMap((host) => outsideHost(host) ?? []),
    }
  }

  /** What is left out of all that goes to a language model. */
  async values(scope: Scope): Promise<readonly string[]> {
    return [...(await this.#secrets(scope)).values()]
  }

  /** What there is, and what the drawing asks for. */
  async list(scope: Scope, manifest: Manifest, compiled: Compiled): Promise<Outside> {
    const secrets = await this.#secrets(scope)
    const asked = compiled.ok ? askedBy(compiled.model) : new Map<string, string>()
    const names = [...new Set([...asked.keys(), ...secrets.keys()])].toSorted()
    const allowed = new Set(await this.#hosts(scope))
    const led = [...secrets].flatMap(([name, value]) =>
      asked.has(name) && /^https?:/.test(value) ? (outsideHost(value) ?? []) : [],
    )
    const named = new Set([...namedHosts(manifest), ...led.map(hostText)])
    return {
      secrets: names.map((name) => ({
        name,
        isSet: secrets.has(name),
        node: asked.get(name) ?? null,
      })),
      hosts: [...new Set([...named, ...allowed])].toSorted().map((host) => ({
        host,
        isAllowed: allowed.has(host),
        isNamed: named.has(host),
      })),
    }
  }

  async setSecret({ projectId }: OwnerScope, name: string, value: string): Promise<void> {
    if (!isSecretName(name)) {
      const message = `${name} is a setting of every backend, and no secret of a drawing.`
      throw new Refused(422, message, { errors: [{ field: 'secret', message }] })
    }
    const sealed = this.#vault().seal(value, sealFor(projectId, name))
    const known = await this.#secrets({ projectId })
    if (!known.has(name) && known.size >= MOST_SECRETS)
      throw new Refused(409, `A project has at most ${MOST_SECRETS} secrets.`)
    await this.#storage.transaction(async (queries) => {
      await queries
        .deleteFrom('preview_secrets')
        .where('project_id', '=', projectId)
        .where('name', '=', name)
        .execute()
      await queries
        .insertInto('preview_secrets')
        .values({ project_id: projectId, name, sealed, created_at: new Date().toISOString() })
        .execute()
    })
  }

  async removeSecret({ projectId }: OwnerScope, name: string): Promise<void> {
    await this.#storage.queries
      .deleteFrom('preview_secrets')
      .where('project_id', '=', projectId)
      .where('name', '=', name)
      .execute()
  }

  /** Gives the host as it is kept. @throws Refused 422 for what is no host */
  async allow({ projectId }: OwnerScope, text: string, isAllowed: boolean): Promise<string> {
    const found = outsideHost(text)
    const host = found && hostText(found)
    if (host === undefined || host.length > 300) {
      const message = 'A host looks like api.example.com, or localhost:8080.'
      throw new Refused(422, message, { errors: [{ field: 'host', message }] })
    }
    const known = await this.#hosts({ projectId })
    if (isAllowed && !known.includes(host) && known.length >= MOST_HOSTS)
      throw new Refused(409, `A preview may call at most ${MOST_HOSTS} hosts.`)
    await this.#storage.transaction(async (queries) => {
      await queries
        .deleteFrom('preview_hosts')
        .where('project_id', '=', projectId)
        .where('host', '=', host)
        .execute()
      if (isAllowed)
        await queries
          .insertInto('preview_hosts')
          .values({ project_id: projectId, host, created_at: new Date().toISOString() })
          .execute()
    })
    return host
  }

  async #secrets({ projectId }: Scope): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#storage.queries
      .selectFrom('preview_secrets')
      .select(['name', 'sealed'])
      .where('project_id', '=', projectId)
      .execute()
    return new Map(
      rows.flatMap(({ name, sealed }) => {
        const value = this.#vault().open(sealed, sealFor(projectId, name))
        return value === undefined ? [] : [[name, value]]
      }),
    )
  }

  async #hosts({ projectId }: Scope): Promise<readonly string[]> {
    const rows = await this.#storage.queries
      .selectFrom('preview_hosts')
      .select('host')
      .where('project_id', '=', projectId)
      .orderBy('host')
      .execute()
    return rows.map(({ host }) => host)
  }
}

/** Secrets that only somebody else can give, with the part that asks for each. */
function askedBy(model: Model): ReadonlyMap<string, string> {
  return new Map(
    needsOf(model).flatMap(({ node, environment }) =>
      environment.flatMap(({ name, required, example, madeUp }): [string, string][] => {
        const isGiven = required && example === '' && !madeUp && isSecretName(name)
        return node !== undefined && isGiven ? [[name, node]] : []
      }),
    ),
  )
}

/** One secret can't be passed off as another. */
const sealFor = (projectId: string, name: string): string => `${projectId}/${name}`
