import { code, commas, key, type Code } from '@drawbridge/source'
import type { Resource } from '../../table/emit/resource.ts'
import { writtenType } from './insert.ts'
import type { Written } from './write.ts'

/** `{ readonly title: string | undefined }`: what is left out stays as it is. */
export function changesType(resource: Resource, written: readonly Written[]): Code {
  const members = written.map(({ column, mayBeAbsent }) => {
    const type = writtenType(resource, column)
    return code`readonly ${key(column.name)}: ${type}${mayBeAbsent && code` | undefined`}`
  })
  return code`{ ${commas(members)} }`
}
