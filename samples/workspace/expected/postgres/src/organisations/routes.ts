import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { makeFirstOwner } from '../flows/make-first-owner/make-first-owner.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import {
  includeInOrganisations,
  organisationIncludes,
  type OrganisationInclude,
} from './includes.ts'
import {
  organisationProperties,
  type Organisation,
  type OrganisationChanges,
  type OrganisationInput,
} from './organisation.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<OrganisationInclude> = {
  pageSize: 20,
  columns: queries.organisationFilters,
  fields: Object.keys(organisationProperties),
  includes: organisationIncludes,
}

export async function organisationRoutes(app: FastifyInstance): Promise<void> {
  app.get('/organisations', { schema: schemas.listOrganisations }, listOrganisations)
  app.get('/organisations/:id', { schema: schemas.readOrganisation }, readOrganisation)
  app.post('/organisations', { schema: schemas.createOrganisation }, createOrganisation)
  app.patch('/organisations/:id', { schema: schemas.updateOrganisation }, updateOrganisation)
  app.delete('/organisations/:id', { schema: schemas.deleteOrganisation }, deleteOrganisation)
}

async function listOrganisations(request: FastifyRequest): Promise<Page<Partial<Organisation>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listOrganisations(db, query, caller)
  await includeInOrganisations(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((organisation) => chooseFields(organisation, query)) }
}

async function readOrganisation(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Organisation>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const organisation = await queries.readOrganisation(db, request.params.id, caller)
  if (!organisation) throw notFound('organisation')
  await includeInOrganisations(db, [organisation], query.include, caller)
  return chooseFields(organisation, query)
}

async function createOrganisation(
  request: FastifyRequest<{ Body: OrganisationInput }>,
  reply: FastifyReply,
): Promise<Organisation> {
  const { db } = request.server
  const organisation = await db.transaction(async (tx) => {
    const organisation = await queries.createOrganisation(tx, request.body)
    await makeFirstOwner(tx, { row: organisation, user: request.user })
    return (await queries.readBack(tx, organisation.id)) ?? organisation
  })
  reply.code(201).header('location', `${request.routeOptions.url}/${organisation.id}`)
  return organisation
}

async function updateOrganisation(
  request: FastifyRequest<{ Params: { id: number }; Body: OrganisationChanges }>,
): Promise<Organisation> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const organisation = await queries.updateOrganisation(db, request.params.id, request.body, caller)
  if (!organisation) throw await refusal(db, request.params.id, caller)
  return organisation
}

async function deleteOrganisation(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteOrganisation(db, request.params.id, caller)
  if (!isDeleted) throw await refusal(db, request.params.id, caller)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number, caller: Caller): Promise<Problem> {
  const organisation = await queries.readOrganisation(db, id, caller)
  return organisation ? notTheirs('organisation') : notFound('organisation')
}
