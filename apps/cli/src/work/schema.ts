import { publishedSchema } from '@drawbridge/kinds'
import type { Work } from '../command.ts'

export const schema: Work = async () => {
  process.stdout.write(`${JSON.stringify(publishedSchema(), null, 2)}\n`)
  return 0
}
