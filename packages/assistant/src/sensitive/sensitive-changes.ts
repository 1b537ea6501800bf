import type { Compiled } from '@drawbridge/compiler'
import { secretsOf } from '@drawbridge/kinds'
import { diffSchema, losses, lossSentence } from '@drawbridge/sql'
import { namedHosts, workedOutAddresses } from '../named-hosts.ts'
import { carried } from './carried.ts'
import { conditions } from './conditions.ts'
import { copies } from './copies.ts'
import { doors } from './doors.ts'
import { openings } from './openings.ts'
import { ownCode } from './own-code.ts'
import { askedPackages } from './packages.ts'
import { reach } from './reach.ts'
import { sentSecrets } from './sent-secrets.ts'
import type { SensitiveChange, SensitiveSort } from './sensitive-change.ts'
import { unasked } from './unasked.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/**
 * What a change of a drawing brings that weighs, told from what both would be written as. Of a drawing
 * that had errors nobody can say what it offered: then the change as a whole is one to agree to.
 */
export function sensitiveChanges(before: Compiled, after: CompiledOk): readonly SensitiveChange[] {
  const known = before.ok ? before : undefined
  return [
    ...unknown(before),
    ...openings(known, after),
    ...conditions(known, after),
    ...doors(known, after),
    ...copies(known, after),
    ...carried(known, after),
    ...reach(known?.manifest, after.manifest),
    ...fresh('calls', hosts(known), hosts(after), (host) => `Requests may go out to ${host}.`),
    ...fresh(
      'calls',
      workedOut(known),
      workedOut(after),
      (address) => `Requests may go out to an address that is worked out: ${address}`,
    ),
    ...fresh('secret', secrets(known), secrets(after), (name) => `It asks for the secret ${name}.`),
    ...sentSecrets(known, after),
    ...leftBehind(known, after),
    ...lost(known, after),
    ...unasked(known?.manifest, after.manifest),
    ...changedCode(known, after),
    ...fresh(
      'package',
      askedPackages(known?.tree ?? []),
      askedPackages(after.tree),
      (name) => `It installs the package ${name}.`,
    ),
  ]
}

type Places = ReadonlyMap<string, string | undefined>

const hosts = (compiled: CompiledOk | undefined): Places =>
  new Map(compiled ? namedHosts(compiled.manifest).map((host) => [host, undefined]) : [])

const workedOut = (compiled: CompiledOk | undefined): Places =>
  new Map(compiled ? workedOutAddresses(compiled.manifest).map((one) => [one, undefined]) : [])

/** An empty drawing is no more than unfinished. */
function unknown(before: Compiled): readonly SensitiveChange[] {
  const isEmpty = before.ok || before.diagnostics.every(({ node }) => node === undefined)
  if (isEmpty) return []
  const says =
    'The drawing has problems as it is, so nobody can say what this opens and what it loses.'
  return [{ sort: 'opens', key: 'opens unknown', says }]
}

const secrets = (compiled: CompiledOk | undefined): Places =>
  compiled ? secretsOf(compiled.model) : new Map()

/** Whatever is there now and was not, one by one. */
function fresh(
  sort: SensitiveSort,
  before: Places,
  after: Places,
  says: (name: string) => string,
): readonly SensitiveChange[] {
  return [...after]
    .filter(([name]) => !before.has(name))
    .map(([name, node]) => ({
      sort,
      key: `${sort} ${name}`,
      says: says(name),
      ...(node !== undefined && { node }),
    }))
}

/** Rows are in a database that the drawing no longer speaks of. */
function leftBehind(before: CompiledOk | undefined, after: CompiledOk): readonly SensitiveChange[] {
  const [was, is] = [before?.release.dialect, after.release.dialect]
  if (was === undefined || was === is || before?.model.tables.length === 0) return []
  const says = `The database becomes another (${is} instead of ${was}): rows that are there are not in it.`
  return [{ sort: 'loses', key: `loses ${was} for ${is}`, says }]
}

function lost(before: CompiledOk | undefined, after: CompiledOk): readonly SensitiveChange[] {
  if (before === undefined) return []
  return losses(diffSchema(before.release.schema, after.release.schema))
    .filter(({ what }) => what !== 'nothing')
    .map((loss) => ({
      sort: 'loses',
      key: `loses ${loss.tableId} ${loss.columnId ?? ''} ${loss.why}`,
      says: lossSentence(loss),
    }))
}

function changedCode(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  const known = new Map(before ? ownCode(before.manifest).map((one) => [one.key, one.text]) : [])
  return ownCode(after.manifest)
    .filter(({ key, text }) => known.get(key) !== text)
    .map(({ key, node, name, language }) => ({
      sort: 'code',
      key: `code ${key}`,
      says: `${known.has(key) ? 'Other' : 'New'} ${language} would run: ${name}.`,
      node,
    }))
}
