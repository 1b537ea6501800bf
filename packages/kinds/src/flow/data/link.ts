import { assignable, type TypedExpression } from '@drawbridge/expressions'
import { code, template, type Code, type Name } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import type { QueryFile } from '../query-file.ts'
import { columnValueType } from '../row-type.ts'
import type { StepCheck } from '../step-check.ts'
import type { RelationModel, TableModel } from '../../model.ts'
import { unlessThere } from '../../table/emit/insert-sql.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { keyType } from '../../table/emit/read.ts'
import * as refs from '../../table/emit/refs.ts'
import { capitalised, columnOfRole, resourceOf, type Resource } from '../../table/emit/resource.ts'
import { keyOf } from './key-formula.ts'

/** A relation of many to many, and the keys that a row is linked with. */
export interface Link {
  readonly relation: ManyToMany
  readonly target: TypedExpression
  readonly isMany: boolean
}

type ManyToMany = RelationModel & {
  readonly shape: Extract<RelationModel['shape'], { readonly kind: 'manyToMany' }>
}

export function relationNamed(
  check: StepCheck,
  table: TableModel,
  called: string,
  path: readonly (string | number)[],
): ManyToMany | undefined {
  const relation = table.relations.find(
    (one): one is ManyToMany => one.name === called && isManyToMany(one),
  )
  if (relation !== undefined) return relation
  const known = table.relations.filter(isManyToMany).map((one) => one.name)
  const facts = { what: 'relation of many to many', found: called, known }
  return check.report('unknown-choice', path, facts)
}

const isManyToMany = (relation: RelationModel): relation is ManyToMany =>
  relation.shape.kind === 'manyToMany'

/** The other rows of a link: a row, its id, or a list of either. */
export function checkTarget(
  check: StepCheck,
  relation: ManyToMany,
  path: readonly (string | number)[],
  text: string,
): Link | undefined {
  const formula = check.rowFormulaAt(path, text)
  if (formula === undefined) return undefined
  const table = tableOf(relation.target, check.model)
  const { type } = formula
  if (type.kind !== 'list' || table === undefined) {
    const target = keyOf(check, path, formula.typed, relation.target)
    return target && { relation, target, isMany: false }
  }
  const wanted = columnValueType(columnOfRole(table, 'key'))
  if (assignable(type.of, wanted)) return { relation, target: formula.typed, isMany: true }
  const ids =
    type.of.kind === 'object' ? check.formulaAt(path, `(${text}).map(one => one.id)`) : undefined
  if (ids !== undefined && ids.type.kind === 'list' && assignable(ids.type.of, wanted))
    return { relation, target: ids.typed, isMany: true }
  return check.report('not-a-key', path, { step: check.title, table: table.names.plural })
}

/** What a new row is linked with at once; undefined after a problem. */
export function checkLinks(check: StepCheck, table: TableModel): readonly Link[] | undefined {
  const drawn = check.settings['links']
  const entries = typeof drawn === 'object' && drawn !== null ? Object.entries(drawn) : []
  const links = entries.map(([called, text]) => {
    const path = ['settings', 'links', called]
    const relation = relationNamed(check, table, called, path)
    return relation && checkTarget(check, relation, path, String(text))
  })
  return links.every((link) => link !== undefined) ? links : undefined
}

/** Adds the function that links a row with others, or takes links away; gives it as it is called. */
export function linkFunction(
  file: QueryFile,
  resource: Resource,
  relation: ManyToMany,
  verb: 'link' | 'unlink',
): Code {
  const { dialect } = resource
  const wish = `${verb}${capitalised(relation.name)}`
  const target = tableOf(relation.target, resource.model)
  const key = target === undefined ? code`number` : keyType(resourceOf(target, resource.model))
  return file.add(wish, (fn) =>
    verb === 'link' ? linking(fn, resource, relation, key) : unlinking(fn, resource, relation, key),
  )

  function linking(fn: Name, own: Resource, { shape }: ManyToMany, other: Code): Code {
    const [from, to] = [shape.column, shape.targetColumn].map((one) => identifier(one, dialect))
    const insert = `INSERT INTO ${identifier(shape.table, dialect)} (${from}, ${to}) VALUES `
    return code`
      /** Those that are linked already stay so. */
      export async function ${fn}(db: ${refs.Database}, id: ${keyType(own)}, others: readonly ${other}[]): Promise<void> {
        if (others.length === 0) return
        const params: ${refs.Param}[] = []
        const rows = others.map((other) => ${template`(${code`${refs.bind}(params, id)`}, ${code`${refs.bind}(params, other)`})`})
        await db.run(${template`${insert}${code`rows.join(', ')`}${unlessThere(dialect, from ?? '')}`}, params)
      }`
  }

  function unlinking(fn: Name, own: Resource, { shape }: ManyToMany, other: Code): Code {
    const [from, to] = [shape.column, shape.targetColumn].map((one) => identifier(one, dialect))
    const remove = `DELETE FROM ${identifier(shape.table, dialect)} WHERE ${from} = `
    return code`
      export async function ${fn}(db: ${refs.Database}, id: ${keyType(own)}, others: readonly ${other}[]): Promise<void> {
        if (others.length === 0) return
        const params: ${refs.Param}[] = []
        const sql = ${template`${remove}${code`${refs.bind}(params, id)`} AND ${to ?? ''} IN (${code`${refs.keyList}(others, params)`})`}
        await db.run(sql, params)
      }`
  }
}
