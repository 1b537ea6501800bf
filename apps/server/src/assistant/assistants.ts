import { addressOf, type Provider } from '@drawbridge/assistant'
import type { Assistant, AssistantSettings, Price } from '@drawbridge/protocol'
import type { AccountScope, ProjectScope } from '../accounts/scope.ts'
import type { StudioConfig } from '../config.ts'
import { Refused } from '../http/problem.ts'
import type { Storage } from '../storage/storage.ts'
import type { AssistantRow } from '../storage/tables.ts'
import type { Vault } from '../storage/vault.ts'
import { isOwnMachine, readAddress } from './address.ts'
import type { Meter } from './meter.ts'

type Scope = Pick<AccountScope | ProjectScope, 'accountId'>

/** A language model as it is asked, and how much it may cost. */
export interface Appointed extends Provider {
  readonly monthlyCap: number
  /** Absent where nobody named one. */
  readonly price?: Price
}

/** The language models that people have suggest changes. No key leaves this file but to one. */
export class Assistants {
  readonly #storage: Storage
  readonly #config: StudioConfig
  readonly #vault: () => Vault
  readonly #meter: Meter

  constructor(storage: Storage, config: StudioConfig, vault: () => Vault, meter: Meter) {
    this.#storage = storage
    this.#config = config
    this.#vault = vault
    this.#meter = meter
  }

  async shown(scope: Scope): Promise<Assistant | null> {
    const row = await this.#row(scope)
    const appointed = row ? this.#appointed(scope, row) : this.#config.assistant
    if (!appointed) return null
    const { provider, model, address = null, monthlyCap, price = null } = appointed
    return {
      provider,
      model,
      address,
      host: hostOf(appointed),
      hasKey: appointed.key !== undefined,
      isStudios: row === undefined,
      monthlyCap,
      used: await this.#meter.used(scope),
      price,
      spent: price && (await this.#meter.spent(scope, price.currency)),
      isFree: isFree(appointed),
    }
  }

  /** One's own, or else the studio's. @throws Refused 409 where there is neither */
  async read(scope: Scope): Promise<Appointed> {
    const row = await this.#row(scope)
    const appointed = row ? this.#appointed(scope, row) : this.#config.assistant
    if (appointed) return appointed
    throw new Refused(409, 'There is no language model to ask. Name one on your account page.')
  }

  #appointed(scope: Scope, row: AssistantRow): Appointed {
    const { provider, model, address, sealed, monthly_cap, price } = row
    const key = sealed === null ? undefined : this.#vault().open(sealed, sealFor(scope, row))
    return {
      provider,
      model,
      ...(address !== null && { address }),
      ...(key !== undefined && { key }),
      monthlyCap: Number(monthly_cap),
      ...(price !== null && { price: JSON.parse(price) }),
    }
  }

  /** A key that is kept goes nowhere else than where it was meant for. @throws Refused 422 */
  async set(scope: Scope, settings: AssistantSettings): Promise<void> {
    const { provider, model, key, monthlyCap, price: named } = settings
    const address = readAddress(this.#config, settings)
    const place = { provider, address }
    const before = await this.#row(scope)
    const isSamePlace = before?.provider === provider && before.address === address
    const kept = isSamePlace ? before.sealed : null
    const sealed = key === undefined ? kept : this.#vault().seal(key, sealFor(scope, place))
    if (sealed === null && provider !== 'compatible') {
      const message = 'This provider asks for a key.'
      throw new Refused(422, message, { errors: [{ field: 'key', message }] })
    }
    const { accountId: account_id } = scope
    const created_at = new Date().toISOString()
    const price = named ? JSON.stringify(named) : null
    const row = { account_id, ...place, model, sealed, price, monthly_cap: monthlyCap, created_at }
    await this.#storage.transaction(async (queries) => {
      await queries.deleteFrom('assistants').where('account_id', '=', account_id).execute()
      await queries.insertInto('assistants').values(row).execute()
    })
  }

  async remove({ accountId }: Scope): Promise<void> {
    await this.#storage.queries
      .deleteFrom('assistants')
      .where('account_id', '=', accountId)
      .execute()
  }

  #row({ accountId }: Scope): Promise<AssistantRow | undefined> {
    return this.#storage.queries
      .selectFrom('assistants')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirst()
  }
}

type Place = Pick<AssistantRow, 'provider' | 'address'>

/** A key can't be passed off as that for another address. */
const sealFor = ({ accountId }: Scope, { provider, address }: Place): string =>
  JSON.stringify(['assistant', accountId, provider, address])

/** Nobody asks for money on a machine of one's own, unless somebody says so. */
export const isFree = (appointed: Appointed): boolean =>
  appointed.price === undefined && isOwnMachine(new URL(addressOf(appointed)).hostname)

const hostOf = (provider: Provider): string => new URL(addressOf(provider)).host

/** `gpt-5 at api.openai.com`: what is asked, and where that is. */
export const nameOf = (provider: Provider): string => `${provider.model} at ${hostOf(provider)}`
