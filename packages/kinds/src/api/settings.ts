import { Type, type Static } from 'typebox'
import { EndpointSchema } from '../flow/endpoint-schema.ts'
import { ErrorSettings } from './errors.ts'

/** Serves the tables it is connected to (`api → table`), or all (`api → database`). */
export const ApiSettings = Type.Object(
  {
    /** Before every path: `/api`. Empty for none. */
    prefix: Type.Optional(
      Type.String({
        title: 'Prefix',
        description: 'Before every path, such as /api. Empty for none.',
        default: '',
        maxLength: 100,
      }),
    ),
    /** Rows of a page unless the caller says, and at the most (100). */
    pageSize: Type.Optional(
      Type.Integer({
        title: 'Rows of a page',
        description: 'Unless the caller says; never more than 100.',
        minimum: 1,
        maximum: 100,
        default: 20,
      }),
    ),
    /** Browser origins that may call it from other sites: `https://app.example.com`. */
    origins: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        title: 'Web sites',
        description: 'Browsers on these sites may call it, such as https://app.example.com.',
        maxItems: 50,
        default: [],
      }),
    ),
    /** Requests a minute from one address. */
    rateLimit: Type.Optional(
      Type.Integer({
        title: 'Requests a minute',
        description: 'From one address.',
        minimum: 1,
        maximum: 100_000,
        default: 600,
      }),
    ),
    /** Join reads by key that arrive together into one statement. */
    joinReads: Type.Optional(
      Type.Boolean({
        title: 'Join reads',
        description: 'Reads by key that arrive together become one statement.',
        default: true,
      }),
    ),
    /** Routes that are drawn by hand. */
    endpoints: Type.Optional(
      Type.Array(EndpointSchema, { title: 'Endpoints', maxItems: 500, default: [] }),
    ),
    errors: Type.Optional(ErrorSettings),
  },
  { title: 'API', additionalProperties: false },
)
export type ApiSettings = Static<typeof ApiSettings>
