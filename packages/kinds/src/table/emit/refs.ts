import { namespaceRef, ref, typeRef, type Ref } from '@drawbridge/source'

// What emitted files mention of Fastify and of the files that every backend has.

export const FastifyBaseLogger = typeRef('FastifyBaseLogger', 'fastify')
export const FastifyInstance = typeRef('FastifyInstance', 'fastify')
export const FastifyReply = typeRef('FastifyReply', 'fastify')
export const FastifyRequest = typeRef('FastifyRequest', 'fastify')
export const randomUUID = ref('randomUUID', 'node:crypto')

export const Caller = typeRef('Caller', 'src/auth/caller.ts')
export const Database = typeRef('Database', 'src/database/client.ts')
export const Param = typeRef('Param', 'src/database/values.ts')
export const Columns = typeRef('Columns', 'src/database/columns.ts')
export const assignments = ref('assignments', 'src/database/assignments.ts')
export const given = ref('given', 'src/database/assignments.ts')
export const bind = ref('bind', 'src/database/dialect.ts')
export const joinReads = ref('joinReads', 'src/database/join-reads.ts')
export const keyList = ref('keyList', 'src/database/key-list.ts')
export const inRounds = ref('inRounds', 'src/database/rounds.ts')
export const selectPage = ref('selectPage', 'src/database/pages.ts')
export const namingReferrer = ref('namingReferrer', 'src/database/referrers.ts')
export const ownedBy = ref('ownedBy', 'src/database/scope.ts')
export const now = ref('now', 'src/database/times.ts')
export const utc = ref('utc', 'src/database/times.ts')
export const fixDecimal = ref('fixDecimal', 'src/database/decimals.ts')
export const toScaled = ref('toScaled', 'src/database/decimals.ts')
export const fromScaled = ref('fromScaled', 'src/database/decimals.ts')
export const toBoolean = ref('toBoolean', 'src/database/values.ts')
export const toDatetime = ref('toDatetime', 'src/database/values.ts')
export const fromDatetime = ref('fromDatetime', 'src/database/values.ts')

/** A resource's own statements, as the files beside them name them. */
export const queriesOf = ({ queries }: { readonly queries: string }): Ref =>
  namespaceRef('queries', queries)

/** One that reads a filter's value: of `columns.ts`, or of `readers.ts` where databases differ. */
export const reader = (file: 'columns' | 'readers', name: string): Ref =>
  ref(name, `src/database/${file}.ts`)

export const allow = ref('allow', 'src/http/access.ts')
export const signedIn = ref('signedIn', 'src/http/access.ts')
export const Page = typeRef('Page', 'src/http/cursor.ts')
export const pageOf = ref('pageOf', 'src/http/cursor.ts')
export const invalid = ref('invalid', 'src/http/errors.ts')
export const notFound = ref('notFound', 'src/http/errors.ts')
export const notTheirs = ref('notTheirs', 'src/http/errors.ts')
export const Problem = typeRef('Problem', 'src/http/errors.ts')
export const FieldError = typeRef('FieldError', 'src/http/errors.ts')
export const ProblemClass = ref('Problem', 'src/http/errors.ts')
export const stale = ref('stale', 'src/http/errors.ts')
export const chooseFields = ref('chooseFields', 'src/http/fields.ts')
export const ListQuery = typeRef('ListQuery', 'src/database/query.ts')
export const ListOptions = typeRef('ListOptions', 'src/http/list-query.ts')
export const readListQuery = ref('readListQuery', 'src/http/list-query.ts')
export const readRowQuery = ref('readRowQuery', 'src/http/list-query.ts')
export const failureOf = ref('failureOf', 'src/database/failures.ts')

export const page = ref('page', 'src/http/schemas.ts')
export const params = ref('params', 'src/http/schemas.ts')
export const uuidParams = ref('uuidParams', 'src/http/schemas.ts')
