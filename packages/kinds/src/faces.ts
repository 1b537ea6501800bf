import type { Node } from '@drawbridge/manifest'
import { apiFace } from './api/face.ts'
import { authFace } from './auth/face.ts'
import { databaseFace } from './database/face.ts'
import { flowFace } from './flow/face.ts'
import { integrationFace } from './integration/face.ts'
import { organisationFace } from './organisation/face.ts'
import { groupFace } from './group/face.ts'
import { mailFace } from './mail/face.ts'
import { noteFace } from './note/face.ts'
import type { KindFace, PartRole } from './part-kind.ts'
import { tableFace } from './table/face.ts'

export { type Access, OPERATIONS, type Operation } from './access.ts'
export { accountAccess, accountTable, identifierField, identifierOf } from './auth/account-table.ts'
export { shownWays, type ShownWay } from './auth/ways/shown-ways.ts'
export { callsOfWays } from './auth/ways/drawn-faces.ts'
export { WAY_FACES, wayFaceOf } from './auth/ways/faces.ts'
export type { DrawnWay, WayFace, WayRoute } from './auth/ways/way-face.ts'
export type { Levels } from './levels.ts'
export type { KindFace, PaletteGroup, PartRole, Port } from './part-kind.ts'
export { EndpointSchema, METHODS, TableEventSchema } from './flow/endpoint-schema.ts'
export { membershipTable, organisationTable } from './organisation/first-tables.ts'
export { NAMED } from './api/tests/named.ts'
export type { End, Making, NextStep } from './next/next-step.ts'
export { settled } from './settled.ts'
export { memberRoles, memberRules } from './organisation/offered-rules.ts'
export { PROPERTY_TYPES, PropertyShape } from './flow/property-schema.ts'
export { typeOfProperty } from './flow/property-type.ts'
export { fromCurl } from './integration/curl/from-curl.ts'
export { OperationSchema } from './integration/settings.ts'
export { STEP_FACES, stepFaceOf, stepFor, stepPlays } from './steps/faces.ts'
export { spoken, spokenValue } from './steps/spoken.ts'
export {
  FIELD_WORDS,
  type FieldWord,
  fieldWord,
  fieldWordOf,
  findFieldWord,
  guessFieldWord,
} from './names/field-words.ts'
export { pluralOf, singularOf } from './names/plural.ts'
export { checkCodeName, checkFieldName, checkMemberName, checkTableName } from './names/possible.ts'
export { tableNames } from './names/table-names.ts'
export { whoMayCsv } from './who-may-csv.ts'
export { camel, wordsOf } from './names/words.ts'
export { FIELD_LEVELS, TABLE_LEVELS } from './table/levels.ts'
export { idsName, keyName } from './table/relation-names.ts'
export type { Field, FieldType, Relation, TableSettings } from './table/settings.ts'

/**
 * Every kind of part as a browser sees it, in the order of the palette: without the emitters,
 * which bring a formatter and files along.
 */
export const FACES: readonly KindFace[] = [
  databaseFace,
  tableFace,
  authFace,
  organisationFace,
  apiFace,
  flowFace,
  integrationFace,
  mailFace,
  noteFace,
  groupFace,
]

const BY_NAME: ReadonlyMap<string, KindFace> = new Map(FACES.map((face) => [face.kind, face]))

export function faceOf(name: string): KindFace | undefined {
  return BY_NAME.get(name)
}

export function plays({ kind }: Pick<Node, 'kind'>, role: PartRole): boolean {
  return faceOf(kind)?.role === role
}

/** The kind of part that is added to play a role. */
export function kindFor(role: PartRole): KindFace {
  const face = FACES.find((one) => one.role === role)
  if (!face) throw new Error(`No kind of part plays ${role}.`)
  return face
}
export type { Endpoint, TableEvent } from './flow/endpoint.ts'
export type { Property, PropertyType } from './flow/property.ts'
export type { Step } from './flow/step.ts'
export type { Slot, StepFace, StepGroup, StepRole, Words } from './flow/step-face.ts'
