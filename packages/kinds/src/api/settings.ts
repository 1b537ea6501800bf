import { Type, type Static } from 'typebox'

/** Serves the tables it is connected to (`api → table`), or all (`api → database`). */
export const ApiSettings = Type.Object(
  {
    /** Before every path: `/api`. Empty for none. */
    prefix: Type.Optional(Type.String({ default: '', maxLength: 100 })),
    /** Rows of a page unless the caller says, and at the most (100). */
    pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    /** Browser origins that may call it from other sites: `https://app.example.com`. */
    origins: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 })),
    /** Requests a minute from one address. */
    rateLimit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, default: 600 })),
    /** Join reads by key that arrive together into one statement. */
    joinReads: Type.Optional(Type.Boolean({ default: true })),
  },
  { additionalProperties: false },
)
export type ApiSettings = Static<typeof ApiSettings>
