import { code, lit, name, spaced, template, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import { linkName } from './insert.ts'
import { keyType } from './read.ts'
import * as refs from './refs.ts'
import { linksOf, type Link } from './relations.ts'
import { placeholder, type Resource } from './resource.ts'

export function unlinkName({ relation }: Link): string {
  return `UNLINK_${relation.name.replaceAll(/([A-Z])/g, '_$1').toUpperCase()}`
}

export function linkStatements(resource: Resource): Code | false {
  const { table, dialect } = resource
  const links = linksOf(resource)
  if (links.length === 0 || table.access.update === undefined) return false
  return code`${links.map((link) => {
    const sql = `DELETE FROM ${identifier(link.table, dialect)} WHERE ${identifier(link.column, dialect)} = ${placeholder(dialect, 1)}`
    return code`const ${name(unlinkName(link))} = ${lit(sql)}`
  })}`
}

export function linkFunctions(resource: Resource): Code | false {
  const { create, bulkCreate, update } = resource.table.access
  if (!create && !bulkCreate && !update) return false
  return code`${spaced(linksOf(resource).map((link) => linkFunction(resource, link)))}`
}

function linkFunction(resource: Resource, link: Link): Code {
  const { dialect } = resource
  const [column, targetColumn] = [link.column, link.targetColumn].map((one) =>
    identifier(one, dialect),
  )
  const ids = name(link.idsName)
  const insert = `INSERT INTO ${identifier(link.table, dialect)} (${column}, ${targetColumn}) VALUES `
  return code`
    async function ${name(linkName(link.relation.name))}(db: ${refs.Database}, id: ${keyType(resource)}, ${ids}: readonly ${keyType(link.target)}[]): Promise<void> {
      if (${ids}.length === 0) return
      const params: ${refs.Param}[] = []
      const rows = ${ids}.map((target) => ${template`(${code`${refs.bind}(params, id)`}, ${code`${refs.bind}(params, target)`})`})
      await db.run(${template`${insert}${code`rows.join(', ')`}`}, params)
    }`
}
