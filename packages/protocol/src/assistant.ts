import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { closed } from './signed.ts'

/** Whose language model it is, by the protocol that it speaks. */
export const ASSISTANT_PROVIDERS = ['openai', 'anthropic', 'google', 'compatible'] as const

const provider = Type.Enum(ASSISTANT_PROVIDERS)

const amount = (maximum: number) => Type.Number({ minimum: 0, maximum })

/** What tokens cost, as whoever pays for them says: for a million, in a currency of theirs. */
export const Price = Type.Object(
  {
    /** `EUR` */
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    input: amount(10_000),
    output: amount(10_000),
    /** For those that the provider remembers; absent: as for others. */
    cached: Type.Optional(amount(10_000)),
    /** The most that may be spent in a month; absent: as much as the tokens cost. */
    monthlyCap: Type.Optional(amount(1_000_000)),
  },
  closed,
)
export type Price = Frozen<Static<typeof Price>>

/** An amount of money, in units of its currency. */
export const Cost = Type.Object({ currency: Type.String(), amount: Type.Number() })
export type Cost = Frozen<Static<typeof Cost>>

/** The language model that somebody has suggest changes. Its key is told to nobody. */
export const Assistant = Type.Object({
  provider,
  model: Type.String(),
  /** Null: the provider's own. */
  address: Type.Union([Type.String(), Type.Null()]),
  /** `api.openai.com`: where what is sent goes to. */
  host: Type.String(),
  hasKey: Type.Boolean(),
  /** Whether whoever runs the studio named it, for everybody who has none of their own. */
  isStudios: Type.Boolean(),
  /** Tokens a month, and how many of them are used. */
  monthlyCap: Type.Integer(),
  used: Type.Integer(),
  price: Type.Union([Price, Type.Null()]),
  /** This month, as far as tokens had a price; null where they have none now. */
  spent: Type.Union([Cost, Type.Null()]),
  /** Whether it is a machine of one’s own, and nobody named a price. */
  isFree: Type.Boolean(),
})
export type Assistant = Frozen<Static<typeof Assistant>>

export const AssistantSettings = Type.Object(
  {
    provider,
    model: Type.String({ minLength: 1, maxLength: 200, pattern: '^[\\w.:/@+-]+$' }),
    address: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    /** Absent: the one that is kept, where neither provider nor address is another. */
    key: Type.Optional(Type.String({ minLength: 1, maxLength: 1000, pattern: '^[\\x21-\\x7e]+$' })),
    monthlyCap: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
    /** Absent: none. */
    price: Type.Optional(Price),
  },
  closed,
)
export type AssistantSettings = Frozen<Static<typeof AssistantSettings>>

const reply = Type.Object({ assistant: Type.Union([Assistant, Type.Null()]) })

export const assistant = {
  readAssistant: contract({
    method: 'GET',
    path: '/assistant',
    summary: 'Which language model suggests changes, and what it has used this month',
    permission: 'account',
    reply,
  }),
  setAssistant: contract({
    method: 'POST',
    path: '/assistant',
    summary: 'Have a language model suggest changes; its key is never read again',
    permission: 'account',
    body: AssistantSettings,
    reply,
  }),
  removeAssistant: contract({
    method: 'DELETE',
    path: '/assistant',
    summary: 'Forget the language model and its key',
    permission: 'account',
  }),
  tryAssistant: contract({
    method: 'POST',
    path: '/assistant/try',
    summary: 'Ask the language model one short question, to see that it answers',
    permission: 'account',
    reply: Type.Object({ ok: Type.Boolean(), says: Type.String() }),
  }),
} as const
