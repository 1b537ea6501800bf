import { code, key, lit, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../../table/emit/refs.ts'
import type { Accounts } from '../../../emit/accounts.ts'
import { schemaType } from '../../../emit/names.ts'
import { proving } from '../../proving.ts'

const createAjv = ref('createAjv', 'src/http/validation.ts')
const createAccount = ref('createAccount', 'src/auth/queries.ts')
const register = ref('register', 'src/auth/schemas.ts')
const query = (name: string) => ref(name, 'src/auth/provider/queries.ts')
const Refusal = typeRef('Refusal', 'src/auth/provider/refusals.ts')
const Identity = typeRef('Identity', 'src/auth/provider/provider.ts')
const Provider = typeRef('Provider', 'src/auth/provider/provider.ts')

const FOUND = code`export type Found = { readonly user: ${refs.Caller}['id'] } | { readonly refusal: ${Refusal} }`

/** `src/auth/provider/accounts.ts` */
export const accountsFile = (accounts: Accounts): Code =>
  accounts.auth.settings.registration === 'open' ? opening(accounts) : CLOSED

const CLOSED = code`
  ${FOUND}

  /** The account that is connected to this. */
  export async function findAccount(db: ${refs.Database}, identity: ${Identity}): Promise<Found> {
    const user = await ${query('findUser')}(db, identity)
    return user === undefined ? { refusal: 'closed' } : { user }
  }`

const opening = (accounts: Accounts): Code => code`
  type Account = Omit<${schemaType('Registration')}, 'password'>

  ${FOUND}

  /**
   * The account that is connected to this, or else a new one. Never another one of the same address:
   * whoever has that may be somebody else, until they sign in to it and connect it themselves.
   */
  export async function findOrOpen(
    db: ${refs.Database},
    provider: ${Provider},
    identity: ${Identity},
    countNew: () => Promise<void>,
  ): Promise<Found> {
    const known = await ${query('findUser')}(db, identity)
    if (known !== undefined) return { user: known }
    ${accounts.isEmail && code`if (identity.claims['email'] === undefined) return { refusal: 'emailUnverified' }`}
    const account = accountOf(provider, identity)
    if (!isAccount(account)) return { refusal: 'incomplete' }
    await countNew()
    try {
      return { user: await open(db, provider, identity, account) }
    } catch (error) {
      if (${refs.failureOf}(error) !== 'duplicate') throw error
      // Either the same person at the same time, or one whom nobody has shown to be the same.
      const user = await ${query('findUser')}(db, identity)
      return user === undefined ? { refusal: 'accountExists' } : { user }
    }
  }

  /** An account without a password, and what it is connected to: both or none. */
  function open(
    db: ${refs.Database},
    { name }: ${Provider},
    identity: ${Identity},
    account: Account,
  ): Promise<${refs.Caller}['id']> {
    return db.transaction(async (tx) => {
      const user = await ${createAccount}(tx, account, null)
      await ${query('insertIdentity')}(tx, user, name, identity)
      ${accounts.isEmail && proving(accounts, code`tx`, code`user, account.${key(accounts.auth.identifier.name)}`)}
      return user
    })
  }

  /** What the provider says of somebody, as an account has it. */
  function accountOf({ fields }: ${Provider}, { claims }: ${Identity}): unknown {
    const told = Object.entries(fields).map(([field, claim]) => [field, claims[claim]])
    return Object.fromEntries(told.filter(([, value]) => value !== undefined && value !== null))
  }

  /** By the rules of registering. */
  const isAccount = ${createAjv}(false).compile<Account>({
    ...${register}.body,
    required: ${register}.body.required.filter((name) => name !== ${lit('password')}),
  })`
