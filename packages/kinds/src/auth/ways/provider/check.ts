import { diagnose, pointer, type Diagnostic, type JsonObject } from '@drawbridge/manifest'
import { AUTH_ROUTES } from '../../settings.ts'
import { routesOfWays } from '../drawn-faces.ts'
import type { WayCheck } from '../way.ts'
import { claimFor, isEmailField } from './fields.ts'
import { drawnProviders } from './drawn-providers.ts'
import { namesOf } from './names.ts'
import { issuerOf, titleOf, type ChosenProvider } from './settings.ts'

/** What is known of somebody who comes by GitHub. */
const GITHUB: readonly string[] = ['name', 'preferred_username', 'email', 'picture']

/** What all providers have together in the code. */
const OWN = ['publicUrl', 'isSecure']

/** Addresses that all providers have together. */
const SHARED = ['connections', 'exchange']

export function checkProvider(check: WayCheck<ChosenProvider>): readonly Diagnostic[] {
  return [...checkName(check), ...checkIssuer(check), ...checkClaims(check), ...checkFields(check)]
}

/** Its address stands beside all others of sign-in. */
function checkName({ settings, field, part }: WayCheck<ChosenProvider>): readonly Diagnostic[] {
  const { name } = settings
  const ways = part.settings.ways.filter(({ kind }) => kind !== 'provider')
  const others = routesOfWays({ ...part.settings, ways }).map(({ path }) => path.split('/')[1])
  const taken: readonly (string | undefined)[] = [...AUTH_ROUTES, ...SHARED, ...others]
  const place = { node: part.node.id, field: `${field}/name` }
  const { key } = namesOf(settings)
  const same = drawnProviders(part.settings).filter((one) => namesOf(one).key === key)
  // Two of the very same name are said elsewhere.
  if (same.some((one) => one.name !== name)) {
    const other = same.find((one) => one.name !== name)?.name ?? ''
    return [diagnose('duplicate-name', place, { what: 'The provider', name, other: `“${other}”` })]
  }
  if (!taken.includes(name) && !OWN.includes(key)) return []
  const why = 'sign-in has an address of that name already'
  return [diagnose('reserved-name', place, { what: 'A provider', name, why })]
}

/** A provider is called over HTTPS; one on this machine is for tests. */
function checkIssuer({ settings, field, part }: WayCheck<ChosenProvider>): readonly Diagnostic[] {
  const issuer = issuerOf(settings)
  const url = URL.parse(issuer ?? '')
  const isFit =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === '127.0.0.1')) &&
    url.username === '' &&
    url.search === '' &&
    url.hash === ''
  if (isFit) return []
  const place = { node: part.node.id, field: `${field}/issuer` }
  return [diagnose('provider-without-issuer', place, { title: titleOf(settings), issuer })]
}

/** Claims are put into fields that a person could fill in by hand. */
function checkClaims({
  settings,
  field,
  part,
  table,
}: WayCheck<ChosenProvider>): readonly Diagnostic[] {
  if (table === undefined) return []
  return Object.entries(settings.claims ?? {}).flatMap(([name, claim]) => {
    const found = table.settings.fields.find((one) => one.name === name)
    const problem =
      found === undefined
        ? `${table.node.name} has no such field`
        : !isFilledByText(found)
          ? 'it is no text that people may write'
          : settings.provider === 'github' && !GITHUB.includes(claim)
            ? `GitHub says no more than ${GITHUB.join(', ')}`
            : undefined
    if (problem === undefined) return []
    const place = { node: part.node.id, field: `${field}${pointer('claims', name)}` }
    return [diagnose('claim-without-field', place, { name, problem })]
  })
}

/** Who comes by a provider fills in no form: what an account must have is known of them, or it can't be opened. */
function checkFields({
  settings,
  field,
  part,
  table,
}: WayCheck<ChosenProvider>): readonly Diagnostic[] {
  if (table === undefined || part.settings.registration === 'closed') return []
  return table.settings.fields.flatMap((one) => {
    const isNeeded = one.required === true && one.default === undefined && isWritten(one)
    if (!isNeeded) return []
    const claim = claimFor(settings, one.name, isEmailField(one))
    const isSaid = settings.provider !== 'github' || GITHUB.includes(claim ?? '')
    if (isFilledByText(one) && claim !== undefined && isSaid) return []
    const place = { node: part.node.id, field: `${field}/claims` }
    const facts = { title: titleOf(settings), name: one.name, table: table.node.name }
    return [diagnose('provider-fills-nothing', place, facts)]
  })
}

const isWritten = ({ visibility }: JsonObject): boolean =>
  visibility === undefined || visibility === 'normal' || visibility === 'writeOnly'

const isFilledByText = (field: JsonObject): boolean =>
  isWritten(field) && (field['type'] === 'string' || field['type'] === 'text')
