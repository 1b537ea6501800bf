import {
  code,
  from,
  key,
  lit,
  name,
  namespaceRef,
  ref,
  spaced,
  template,
  typeRef,
  type Code,
} from '@drawbridge/source'
import type { Operation } from '../../access.ts'
import { changesIdentifier, signedInRecently } from '../../auth/emit/recent-sign-in.ts'
import { personalArgument } from './computed.ts'
import { askableRef, checkWritableRef, hasOwnerRule, withholdRef } from './field-rules.ts'
import { ruledFields } from './ruled-fields.ts'
import { includeNames, includeType } from './includes.ts'
import { creating, creatingMany, deleting, isRefusedInside, updating } from './events.ts'
import { readBefore } from './read-before.ts'
import { hasOwnerColumn } from './owner-column.ts'
import { needsCaller, type Reach } from './reach.ts'
import { keyType } from './read.ts'
import { asksForCaller as referencesAsk } from './references.ts'
import { refusalFunction, refusalOf } from './refusal.ts'
import * as refs from './refs.ts'
import { asksForCaller, inclusionsOf, referencesOf } from './relations.ts'
import type { Resource } from './resource.ts'
import { reachValue } from './scope.ts'
import { searchesOf } from './search.ts'

const ORDER = ['list', 'read', 'create', 'bulkCreate', 'update', 'delete', 'restore'] as const

/** `src/tasks/routes.ts`: the plugin of a resource, one named function a route. */
export function routesFile(resource: Resource): Code {
  const { table, functions } = resource
  const offered = ORDER.filter((operation) => table.access[operation] !== undefined)
  return code`
    ${(table.access.list ?? table.access.read) !== undefined && options(resource)}

    export async function ${name(functions.plugin)}(app: ${refs.FastifyInstance}): Promise<void> {
      ${offered.map((operation) => from(table.node, registration(resource, operation), `/settings/access/${operation}`))}
    }

    ${spaced([
      ...offered.map((operation) =>
        from(table.node, handler(resource, operation), `/settings/access/${operation}`),
      ),
      refusalFunction(resource),
      readBefore(resource),
    ])}`
}

/** Path under the api's prefix, as Fastify has it. */
export function pathOf({ table }: Resource, operation: Operation): string {
  const collection = `/${table.names.folder}`
  switch (operation) {
    case 'list':
    case 'create':
      return collection
    case 'bulkCreate':
      return `${collection}/bulk`
    case 'restore':
      return `${collection}/:id/restore`
    default:
      return `${collection}/:id`
  }
}

export function methodOf(operation: Operation): 'GET' | 'POST' | 'PATCH' | 'DELETE' {
  switch (operation) {
    case 'list':
    case 'read':
      return 'GET'
    case 'update':
      return 'PATCH'
    case 'delete':
      return 'DELETE'
    default:
      return 'POST'
  }
}

function registration(resource: Resource, operation: Operation): Code {
  const method = key(methodOf(operation).toLowerCase())
  const called = name(resource.functions[operation])
  const path = lit(pathOf(resource, operation))
  return code`app.${method}(${path}, { schema: ${schemas(resource)}.${called} }, ${called})`
}

function schemas({ files }: Resource) {
  return namespaceRef('schemas', files.schemas)
}

function queries({ files }: Resource, called: string): Code {
  return code`${refs.queriesOf(files)}.${name(called)}`
}

function options(resource: Resource): Code {
  const { table, model, files, properties } = resource
  const size = model.apis.find(({ tables }) => tables.includes(table.node))?.settings.pageSize ?? 20
  const hasIncludes = inclusionsOf(resource).length > 0
  const include = typeRef(includeType(resource).name, files.includes)
  const filters =
    table.access.list === undefined ? code`{}` : queries(resource, `${table.names.singular}Filters`)
  return code`
    /** What callers may ask of these rows. */
    const OPTIONS: ${refs.ListOptions}<${hasIncludes ? code`${include}` : code`never`}> = {
      pageSize: ${lit(size)},
      columns: ${filters},
      fields: Object.keys(${properties}),
      includes: ${hasIncludes ? code`${includeNames(resource)}` : code`[]`},
      ${table.access.list !== undefined && searchesOf(resource).length > 0 && code`isSearched: true,`}
    }`
}

function handler(resource: Resource, operation: Operation): Code {
  switch (operation) {
    case 'list':
      return listHandler(resource)
    case 'read':
      return readHandler(resource)
    case 'create':
      return createHandler(resource)
    case 'bulkCreate':
      return bulkCreateHandler(resource)
    case 'update':
      return updateHandler(resource)
    case 'delete':
      return deleteHandler(resource)
    case 'restore':
      return restoreHandler(resource)
  }
}

/** Whether a handler works for a caller, and whether that may be nobody. */
type CallerNeed = 'none' | 'signedIn' | 'anybody'

function callerOf({ model }: Resource, reach: Reach, isAskedFor = false): CallerNeed {
  if (reach.kind === 'some' && reach.forNobody) return model.auth === undefined ? 'none' : 'anybody'
  return reach.kind !== 'all' || isAskedFor ? 'signedIn' : 'none'
}

/** What a handler begins with: the database, and the caller where one is asked for. */
function opening(need: CallerNeed): Code {
  const db = code`const { db } = request.server`
  if (need === 'none') return db
  if (need === 'anybody')
    return code`
      ${db}
      const caller = request.user`
  return code`
    ${db}
    const caller = ${refs.signedIn}(request.user)`
}

function including(resource: Resource, rows: Code, isCallerKnown: boolean): Code | false {
  const inclusions = inclusionsOf(resource)
  if (inclusions.length === 0) return false
  const include = ref(resource.functions.include, resource.files.includes)
  const caller = isCallerKnown ? code`caller` : code`request.user`
  const asks = inclusions.some(asksForCaller)
  return code`await ${include}(db, ${rows}, query.include${asks && code`, ${caller}`})`
}

/** Whoever calls, as a handler has them. */
const callerCode = (need: CallerNeed): Code => (need === 'none' ? code`request.user` : code`caller`)

/** Leaves out the fields that are not for the caller. */
function withholding(resource: Resource, rows: Code, need: CallerNeed): Code | false {
  if (ruledFields(resource, 'readRule').length === 0) return false
  return code`${withholdRef(resource)}(${rows}, ${callerCode(need)})`
}

/** Refuses the fields that are not the caller's to write. */
function refusing(resource: Resource, operation: Operation, need: CallerNeed): Code | false {
  const fields = ruledFields(resource, 'writeRule')
  if (fields.length === 0) return false
  const caller = callerCode(need)
  const asksOwner = fields.some((field) => hasOwnerRule(field, 'writeRule'))
  const check = checkWritableRef(resource)
  if (operation === 'bulkCreate')
    return code`for (const input of request.body.items) ${check}(input, ${caller}${asksOwner && code`, true`})`
  if (operation === 'create')
    return code`${check}(request.body, ${caller}${asksOwner && code`, true`})`
  if (!asksOwner) return code`${check}(request.body, ${caller})`
  const id = code`${caller}${need !== 'signedIn' && code`?`}.id`
  return code`
    const isOwner = await ${queries(resource, 'isOwned')}(db, request.params.id, ${id})
    ${check}(request.body, ${caller}, isOwner)`
}

/** `, caller`, where what is read is about whoever asks. */
function asker(resource: Resource, reach: Reach, isCallerKnown: boolean): Code | false {
  if (personalArgument(resource, reach) === false) return false
  return isCallerKnown ? code`, caller` : code`, request.user`
}

function listHandler(resource: Resource): Code {
  const { functions, type, item } = resource
  const reach = resource.reach('list')
  const caller = callerOf(resource, reach)
  return code`
    async function ${name(functions.list)}(request: ${refs.FastifyRequest}): Promise<${refs.Page}<Partial<${type}>>> {
      ${opening(caller)}
      const query = ${refs.readListQuery}(request.query, ${optionsFor(resource, caller)})
      const page = await ${queries(resource, functions.list)}(db, query${reachValue(resource, reach)}${asker(resource, reach, caller !== 'none')})
      ${withholding(resource, code`page.data`, caller)}
      ${including(resource, code`page.data`, caller !== 'none')}
      return { ...page, data: page.data.map((${item}) => ${refs.chooseFields}(${item}, query)) }
    }`
}

/** What may be asked, without what the caller could not read in the answer. */
function optionsFor(resource: Resource, need: CallerNeed): Code {
  if (ruledFields(resource, 'readRule').length === 0) return code`OPTIONS`
  return code`{ ...OPTIONS, columns: ${askableRef(resource)}(OPTIONS.columns, ${callerCode(need)}) }`
}

function readHandler(resource: Resource): Code {
  const { functions, type, item, noun } = resource
  const reach = resource.reach('read')
  const caller = callerOf(resource, reach)
  return code`
    async function ${name(functions.read)}(request: ${refs.FastifyRequest}<{ Params: { id: ${keyType(resource)} } }>): Promise<Partial<${type}>> {
      ${opening(caller)}
      const query = ${refs.readRowQuery}(request.query, OPTIONS)
      const ${item} = await ${queries(resource, functions.read)}(db, request.params.id${reachValue(resource, reach)}${asker(resource, reach, caller !== 'none')})
      if (!${item}) throw ${refs.notFound}(${lit(noun)})
      ${withholding(resource, code`[${item}]`, caller)}
      ${including(resource, code`[${item}]`, caller !== 'none')}
      return ${refs.chooseFields}(${item}, query)
    }`
}

/** The check of what is pointed at, and whether it asks for the caller. */
function checking(
  resource: Resource,
  operation: Operation,
  inputs: Code,
): { readonly call: Code | false; readonly asks: boolean } {
  const references = referencesOf(resource)
  if (references.length === 0) return { call: false, asks: false }
  const asks = referencesAsk(references)
  const check = ref(resource.functions.check, resource.files.references)
  const isPublic = !needsCaller(resource.table.access[operation] ?? [])
  const isKnown = !isPublic || resource.reach(operation).kind === 'some'
  const caller = isKnown ? code`, caller` : code`, request.user`
  return { call: code`await ${check}(db, ${inputs}${asks && caller})`, asks: asks && !isPublic }
}

/** Who makes a row, as the query wants to know: for the rules all of the caller, else the owner's id. */
function creatorOf(resource: Resource, reach: Reach, hasOwner: boolean): Code | false {
  if (reach.kind === 'some') return resource.model.auth !== undefined && code`, caller`
  return hasOwner && code`, caller.id`
}

function createHandler(resource: Resource): Code {
  const { functions, type, item, inputType, table } = resource
  const hasOwner = hasOwnerColumn(table.columns)
  const reach = resource.reach('create')
  const { call, asks } = checking(resource, 'create', code`[request.body]`)
  const need = callerOf(resource, reach, hasOwner || asks)
  const asking = asker(resource, reach, need !== 'none')
  return code`
    async function ${name(functions.create)}(
      request: ${refs.FastifyRequest}<{ Body: ${inputType} }>,
      reply: ${refs.FastifyReply},
    ): Promise<${type}> {
      ${opening(need)}
      ${refusing(resource, 'create', need)}
      ${call}
      const ${item} = ${creating(resource, asking, (db, input) => code`await ${queries(resource, functions.create)}(${db}, ${input}${creatorOf(resource, reach, hasOwner)}${asking})`)}
      reply.code(201).header('location', ${template`${code`request.routeOptions.url`}/${code`${item}.id`}`})
      ${withholding(resource, code`[${item}]`, need)}
      return ${item}
    }`
}

function bulkCreateHandler(resource: Resource): Code {
  const { functions, type, inputType, table } = resource
  const hasOwner = hasOwnerColumn(table.columns)
  const reach = resource.reach('bulkCreate')
  const { call, asks } = checking(resource, 'bulkCreate', code`request.body.items`)
  const need = callerOf(resource, reach, hasOwner || asks)
  const asking = asker(resource, reach, need !== 'none')
  return code`
    async function ${name(functions.bulkCreate)}(
      request: ${refs.FastifyRequest}<{ Body: { items: ${inputType}[] } }>,
      reply: ${refs.FastifyReply},
    ): Promise<{ data: ${type}[] }> {
      ${opening(need)}
      ${refusing(resource, 'bulkCreate', need)}
      ${call}
      const data = ${creatingMany(resource, asking, (db, input) => code`await ${queries(resource, functions.bulkCreate)}(${db}, ${input}${creatorOf(resource, reach, hasOwner)}${asking})`)}
      ${withholding(resource, code`data`, need)}
      reply.code(201)
      return { data }
    }`
}

function updateHandler(resource: Resource): Code {
  const { functions, type, item, changesType, noun, table } = resource
  const reach = resource.reach('update')
  const { call, asks } = checking(resource, 'update', code`[request.body]`)
  const need = callerOf(resource, reach, asks)
  const asking = asker(resource, reach, need !== 'none')
  const identifier = resource.model.auth?.identifier.name ?? ''
  const isSensitive = changesIdentifier(resource.model, table)
  return code`
    async function ${name(functions.update)}(
      request: ${refs.FastifyRequest}<{ Params: { id: ${keyType(resource)} }; Body: ${changesType} }>,
    ): Promise<${type}> {
      ${opening(need)}
      ${refusing(resource, 'update', need)}
      ${isSensitive && code`if (request.body.${key(identifier)} !== undefined) await ${signedInRecently}(request)`}
      ${call}
      const ${item} = ${updating(resource, asking, (db, input) => code`await ${queries(resource, functions.update)}(${db}, request.params.id, ${input}${reachValue(resource, reach)}${asking})`)}
      if (!${item}) throw ${refusalOf(resource, 'update')}
      ${table.version && !isRefusedInside(resource, 'Update') && code`if (${item} === 'stale') throw ${refs.stale}(${lit(noun)})`}
      ${withholding(resource, code`[${item}]`, need)}
      return ${item}
    }`
}

function deleteHandler(resource: Resource): Code {
  const { functions } = resource
  const reach = resource.reach('delete')
  return code`
    async function ${name(functions.delete)}(
      request: ${refs.FastifyRequest}<{ Params: { id: ${keyType(resource)} } }>,
      reply: ${refs.FastifyReply},
    ): Promise<void> {
      ${opening(callerOf(resource, reach))}
      const isDeleted = ${deleting(resource, (db) => code`await ${queries(resource, functions.delete)}(${db}, request.params.id${reachValue(resource, reach)})`)}
      if (!isDeleted) throw ${refusalOf(resource, 'delete')}
      ${endsSignIns(resource) && code`request.server.callers.forgetAll()`}
      reply.code(204)
    }`
}

/** Access tokens of a deleted account are good for nothing, at once. */
function endsSignIns({ table, model }: Resource): boolean {
  return model.auth?.table === table.node && model.auth.settings.method === 'jwt'
}

function restoreHandler(resource: Resource): Code {
  const { functions, type, item, noun } = resource
  const reach = resource.reach('restore')
  const need = callerOf(resource, reach)
  return code`
    async function ${name(functions.restore)}(
      request: ${refs.FastifyRequest}<{ Params: { id: ${keyType(resource)} } }>,
    ): Promise<${type}> {
      ${opening(need)}
      const ${item} = await ${queries(resource, functions.restore)}(db, request.params.id${reachValue(resource, reach)}${asker(resource, reach, need !== 'none')})
      if (!${item}) throw ${refs.notFound}(${lit(`deleted ${noun}`)})
      ${withholding(resource, code`[${item}]`, need)}
      return ${item}
    }`
}
