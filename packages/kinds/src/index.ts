export { Access, hasConditions, OPERATIONS, readRule, type Rule, type Operation } from './access.ts'
export { standingsOf } from './table/emit/reach.ts'
export { rulesInWords } from './table/emit/rules-in-words.ts'
export { STEP_KINDS, stepKindOf } from './steps/registry.ts'
export type { StepKind } from './flow/step-kind.ts'
export { integrationsOf } from './integration/model.ts'
export { isSecretName } from './flow/secrets.ts'
export { outsideContributions, outsideNeeds, secretsOf } from './outside/outside.ts'
export { FLOW_FILES } from './flow/flow-files.ts'
export type { SavedRow, SavedTest } from './api/tests/saved-test.ts'
export { checkSavedTests } from './api/tests/check-saved-tests.ts'
export { checkFlows, scopesIn } from './flow/check-flows.ts'
export { isStartedBy } from './flow/set-going.ts'
export { takesFiles } from './flow/takes-files.ts'
export { flowsOf } from './flow/flow-sources.ts'
export {
  answerSchema,
  LARGEST_FILE,
  propertySchema,
  propertiesSchema,
} from './flow/json-schema-of.ts'
export type { Answer, FlowModel, Told } from './flow/flow-model.ts'
export { countsApart, errorsOf, mainApi, toldOf } from './api/main-api.ts'
export { deprecationHeaders } from './api/deprecation.ts'
export { errorModelOf, type ErrorContent, type ErrorModel } from './api/errors.ts'
export type { ApiSettings } from './api/settings.ts'
export { givenToRow } from './flow/given-to-row.ts'
export { authColumns } from './auth/columns.ts'
export { AUTH_ROUTES, isByCookie, type AuthRoute, type AuthSettings } from './auth/settings.ts'
export { OUTBOX, outboxTables } from './mail/outbox-tables.ts'
export { mailNeeds } from './mail/needs.ts'
export { AUTH_TABLES, authTables } from './auth/tables.ts'
export { besidesOf, callsOfWays, credentialsOf, isAsked, proved } from './auth/ways/drawn-faces.ts'
export { changesIdentifier } from './auth/emit/recent-sign-in.ts'
export { drawnWays } from './auth/ways/drawn-ways.ts'
export { WAYS } from './auth/ways/registry.ts'
export { wayAddresses } from './auth/ways/way-routes.ts'
export * from './openapi.ts'
export type { DatabaseSettings } from './database/settings.ts'
export {
  type Contribution,
  type Emit,
  isDrawnByHand,
  isOfSignIn,
  type RouteInfo,
} from './contribution.ts'
export { decodeSettings } from './decode-settings.ts'
export type {
  ApiPart,
  AuthPart,
  DatabasePart,
  Drawing,
  FlowPart,
  IntegrationPart,
  OrganisationPart,
  Part,
  TablePart,
} from './drawing.ts'
export { manifestSchema } from './manifest-schema.ts'
export { lowerAccess } from './organisation/lower-access.ts'
export { keyScopeOf } from './auth/ways/api-keys/scopes.ts'
export { homeOf, organisationsOf } from './organisation/organisations.ts'
export { publishedSchema } from './published-schema.ts'
export type * from './model.ts'
export { SqlNames } from './names/identifier.ts'
export { OBJECT_KEYS, QUERY_WORDS, SYSTEM_COLUMNS } from './names/reserved.ts'
export { checkTableName } from './names/possible.ts'
export { singularName, tableNames } from './names/table-names.ts'
export { camel, folded, snake, wordsOf } from './names/words.ts'
export type { About, Needs, PaletteGroup, PartKind, Port, Variable } from './part-kind.ts'
export {
  whoMay,
  type Answers,
  type Answer as AccessAnswer,
  type CallerKind,
  type FieldAnswers,
  type May,
  type WhoMay,
} from './who-may.ts'
export { whoMayCsv } from './who-may-csv.ts'
export { kindOf, KINDS } from './registry.ts'
export {
  type Field,
  FIELD_TYPES,
  type FieldType,
  type Relation,
  type TableSettings,
} from './table/settings.ts'
export { idsName, keyName } from './table/relation-names.ts'
export { inputSchema, outputSchema } from './table/emit/json-schema.ts'
export { inclusionsOf, linksOf } from './table/emit/relations.ts'
export { searchesOf } from './table/emit/search.ts'
export { inclusionRefusals, mayOnlyBeRead } from './table/emit/refusal.ts'
export { resourceOf, withArticle, type Resource } from './table/emit/resource.ts'
export { conversionOf } from './table/emit/values.ts'
export type { Endpoint, TableEvent } from './flow/endpoint.ts'
export type { Property, PropertyType } from './flow/property.ts'
export type { Step } from './flow/step.ts'
export type { Slot, StepFace, StepGroup, Words } from './flow/step-face.ts'
export { readComputed } from './query/read-computed.ts'
export { readConditions } from './query/read-conditions.ts'
export { askerMembers, rowMembers } from './query/row-members.ts'
