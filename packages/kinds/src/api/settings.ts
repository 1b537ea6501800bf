import { Type, type Static } from 'typebox'
import { EndpointSchema } from '../flow/endpoint-schema.ts'
import { Deprecation } from './deprecation.ts'
import { ErrorSettings } from './errors.ts'
import { SavedTestSchema } from './tests/saved-test.ts'

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
    /** Whether those pages may have the browser send its cookies along. */
    credentials: Type.Optional(
      Type.Boolean({
        title: 'Cookies from web sites',
        description:
          'Whether pages there may send cookies along. On where people sign in by cookie.',
      }),
    ),
    /** Headers of an answer that scripts of those pages may read, beside the usual. */
    exposedHeaders: Type.Optional(
      Type.Array(
        Type.String({
          title: 'Header',
          description: 'a header’s name, such as x-total',
          pattern: '^[A-Za-z][A-Za-z0-9-]{0,59}$',
        }),
        {
          title: 'Headers for web sites',
          description:
            'Headers of an answer that scripts on those sites may read, such as x-total.',
          maxItems: 20,
          default: [],
        },
      ),
    ),
    /** How long a browser need not ask again whether it may call. */
    preflightMinutes: Type.Optional(
      Type.Integer({
        title: 'Minutes that a permission lasts',
        description: 'For so long browsers don’t ask again whether a web site may call.',
        minimum: 0,
        maximum: 1440,
        default: 0,
      }),
    ),
    /** The largest body, in kilobytes. */
    bodyKilobytes: Type.Optional(
      Type.Integer({
        title: 'Largest request (KB)',
        description: 'What is larger is refused with 413.',
        minimum: 1,
        maximum: 65_536,
        default: 1024,
      }),
    ),
    /** Seconds after which whoever waits for an answer is told that it takes too long. */
    timeoutSeconds: Type.Optional(
      Type.Integer({
        title: 'Seconds for an answer',
        description: 'What takes longer is answered 503. Empty: no limit.',
        minimum: 1,
        maximum: 600,
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
    /** An earlier version: what its answers say of its end. */
    deprecation: Type.Optional(Deprecation),
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
    /** Requests that were kept, with what has to come of them. */
    tests: Type.Optional(
      Type.Array(SavedTestSchema, { title: 'Saved tests', maxItems: 500, default: [] }),
    ),
  },
  { title: 'API', additionalProperties: false },
)
export type ApiSettings = Static<typeof ApiSettings>

/** Settings as they were decoded: only these have no default. */
export type ApiChoices = Required<Omit<ApiSettings, Undecided>> & Pick<ApiSettings, Undecided>
type Undecided = 'credentials' | 'timeoutSeconds' | 'deprecation' | 'errors'
