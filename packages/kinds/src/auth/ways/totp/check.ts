import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import type { WayCheck } from '../way.ts'
import type { TotpSettings } from './face.ts'

export function checkTotp({
  settings: { demandedOf = [] },
  part,
  field,
}: WayCheck<TotpSettings>): readonly Diagnostic[] {
  const { roles: known } = part.settings
  return demandedOf.flatMap((role, index) => {
    const place = { node: part.node.id, field: `${field}/demandedOf/${index}` }
    return known.includes(role) ? [] : [diagnose('unknown-role', place, { role, known })]
  })
}
