import { code, name } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { createdRow } from '../../flow/row-type.ts'
import { ofNewRows } from '../../flow/meaning.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { assigned, noteWrite, queryName } from '../../flow/data/called.ts'
import { checkComplete, insertFunction, valuesCode, withFilled } from '../../flow/data/insert.ts'
import {
  CREATING,
  createdThroughEvents,
  startsEvents,
  toldOf,
} from '../../flow/data/through-events.ts'
import { warnOfNamedOrganisation } from '../../flow/data/kept-apart.ts'
import { checkLinks, linkFunction } from '../../flow/data/link.ts'
import { checkWritten } from '../../flow/data/write.ts'
import { createFace } from './face.ts'

export const create: StepKind = {
  face: createFace,
  check(check) {
    const table = check.table()
    if (table === undefined) return undefined
    noteWrite(check, table, 'create')
    const written = checkWritten(check, table, 'values', ({ optional }) => optional)
    const links = checkLinks(check, table)
    if (written === undefined || links === undefined) return undefined
    if (!checkComplete(check, table, written)) return undefined
    warnOfNamedOrganisation(check, table, written)
    const resource = resourceOf(table, check.model)
    const whenTaken = check.text('whenTaken') === 'nothing' ? 'nothing' : 'fail'
    const type = check.flow.own(createdRow(table))
    const called = check.step.name ?? (links.length > 0 ? table.names.singular : undefined)
    if (links.length > 0) noteWrite(check)
    return {
      type: whenTaken === 'nothing' ? { kind: 'nullable', of: type } : type,
      ...ofNewRows(table, check.model),
      emit: (emission) => {
        const { queries, db, printTyped } = emission
        const insert = insertFunction(
          queries,
          resource,
          withFilled(resource, written),
          queryName(
            check,
            startsEvents(emission, resource, ...CREATING) ? 'insert' : 'create',
            table,
          ),
          whenTaken,
        )
        const create = createdThroughEvents(
          emission,
          resource,
          written,
          insert,
          queryName(check, 'create', table),
          whenTaken === 'nothing',
        )
        const told = toldOf(resource, emission, ...CREATING)
        const row = code`await ${create}(${[db, valuesCode(emission, resource, written), ...told]})`
        if (links.length === 0 || called === undefined) return assigned(check, row)
        const variable = name(variableName(called))
        return [
          code`const ${variable} = ${row}`,
          ...links.map(({ relation, target, isMany }) => {
            const link = linkFunction(queries, resource, relation, 'link')
            const other = printTyped(target)
            return code`${whenTaken === 'nothing' && code`if (${variable} !== null) `}await ${link}(${db}, ${variable}.id, ${isMany ? other : code`[${other}]`})`
          }),
        ]
      },
    }
  },
}
