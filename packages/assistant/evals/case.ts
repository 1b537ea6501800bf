import { Type, type Static } from 'typebox'

const strict = { additionalProperties: false } as const
const Names = (description: string) => Type.String({ minLength: 1, description })
const ByName = <Of extends Parameters<typeof Type.Record>[1]>(of: Of, description: string) =>
  Type.Record(Type.String({ minLength: 1 }), of, { description })

export const CATEGORIES = [
  'projects',
  'tables',
  'relations',
  'access',
  'sign-in',
  'validation',
  'computed',
  'endpoints',
  'business',
  'changes',
  'questions',
  'beyond',
] as const

export const STYLES = [
  'terse',
  'plain',
  'chatty',
  'list',
  'typos',
  'british',
  'american',
  'second-language',
  'story',
  'document',
] as const

const ExpectedTable = Type.Object(
  {
    fields: Type.Optional(
      ByName(
        Type.String(),
        'Type and limits: “decimal min=0 required”; types that are right too behind “|”. A name that ends in “?” may be there.',
      ),
    ),
    relations: Type.Optional(
      ByName(
        Type.String({ pattern: '^(one|many|oneToOne)\\?? \\S' }),
        '“one authors”, “many tags onDelete=cascade”, “oneToOne profiles”; with “?” (“one? authors”) it may be there.',
      ),
    ),
    rules: Type.Optional(
      ByName(
        Type.String({ minLength: 1 }),
        'Operations with commas → who may: “owner, role:admin”; other right answers behind “|”.',
      ),
    ),
    offers: Type.Optional(
      Type.Array(Type.String(), { description: 'These ready-made operations and no others.' }),
    ),
    computed: Type.Optional(ByName(Type.String(), 'What the formula speaks of.')),
    keeps: Type.Optional(
      Type.Array(Type.Enum(['timestamps', 'softDelete', 'owner', 'version', 'uuid'] as const)),
    ),
    together: Type.Optional(
      Type.Array(Type.Array(Type.String()), { description: 'Fields that are unique together.' }),
    ),
  },
  strict,
)
export type ExpectedTable = Static<typeof ExpectedTable>

const ExpectedFlow = Type.Object(
  {
    on: Names(
      'What sets it going: “update orders” (an event) or “POST order pay” (a drawn endpoint, and words of its name or path); “|” between alternatives.',
    ),
    if: Type.Optional(
      Type.Array(Type.String(), { description: 'What its conditions speak of; all of it.' }),
    ),
    access: Type.Optional(Type.String()),
    does: Type.Array(
      Type.String({
        minLength: 1,
        description:
          '“update products stock”, “create notifications”, “delete carts”, “read orders”, “mail”, “call”, “fail”; “|” between alternatives; with “?” in front it may be there.',
      }),
    ),
  },
  strict,
)
export type ExpectedFlow = Static<typeof ExpectedFlow>

const Expected = Type.Object(
  {
    tables: Type.Optional(
      ByName(ExpectedTable, 'Other right names behind “|”. A name that ends in “?” may be there.'),
    ),
    signIn: Type.Optional(
      Type.Object(
        {
          method: Type.Optional(Type.Enum(['jwt', 'session'] as const)),
          identifier: Type.Optional(Type.String()),
          roles: Type.Optional(Type.Array(Type.String())),
          registration: Type.Optional(Type.Enum(['open', 'closed'] as const)),
          ways: Type.Optional(Type.Array(Type.String())),
        },
        strict,
      ),
    ),
    flows: Type.Optional(Type.Array(ExpectedFlow)),
    renamed: Type.Optional(ByName(Type.String(), '“books.title” or “books” → its new name.')),
    gone: Type.Optional(
      Type.Array(Type.String(), {
        description: '“books”, “books.title”, “books.isbn unique”, “books delete” (an operation).',
      }),
    ),
    answer: Type.Optional(
      Type.Object(
        {
          says: Type.Array(Type.String(), {
            description: 'Each is in the answer, in one of the ways between “|”.',
          }),
          never: Type.Optional(Type.Array(Type.String())),
        },
        strict,
      ),
    ),
    declines: Type.Optional(
      Type.Boolean({ description: 'Something in it can’t be done, and that is said.' }),
    ),
  },
  strict,
)
export type Expected = Static<typeof Expected>

const ExpectedQuestion = Type.Object(
  {
    about: Names('Words of the phrase that it is about, or of the question.'),
    offers: Type.Optional(
      Type.Array(Type.String(), { description: 'Each is said by a choice of its own.' }),
    ),
    takes: Type.Optional(
      Type.String({ description: 'Said by the choice that is taken until somebody answers.' }),
    ),
  },
  strict,
)
export type ExpectedQuestion = Static<typeof ExpectedQuestion>

/** One prompt, and every reading of it that is right. */
export const Case = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    category: Type.Enum(CATEGORIES),
    style: Type.Enum(STYLES),
    domain: Type.String({ minLength: 2 }),
    /** The project that it is said in; a blank one where none is named. */
    start: Type.Optional(Type.String()),
    prompt: Type.String({ minLength: 1 }),
    readings: Type.Array(Expected, { minItems: 1, maxItems: 6 }),
    asks: Type.Optional(
      Type.Array(ExpectedQuestion, {
        maxItems: 3,
        description:
          'What has to be asked, and nothing else; none: the prompt is clear. Absent: it is not looked at.',
      }),
    ),
  },
  { title: 'Case', ...strict },
)
export type Case = Static<typeof Case>
