import { toTypeScriptType } from '@drawbridge/expressions'
import { code, commas, key, type Code } from '@drawbridge/source'
import { columnValueType } from '../row-type.ts'
import type { Written } from './write.ts'

/** `{ readonly title: string | undefined }`: what is left out stays as it is. */
export function changesType(written: readonly Written[]): Code {
  const members = written.map(({ column, mayBeAbsent }) => {
    const type = toTypeScriptType(columnValueType(column))
    return code`readonly ${key(column.name)}: ${type}${mayBeAbsent && code` | undefined`}`
  })
  return code`{ ${commas(members)} }`
}
