import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import type { WayCheck } from '../way.ts'
import { identifierLength } from './service-accounts.ts'
import { makerOf, type ApiKeysSettings } from './settings.ts'

export function checkApiKeys(check: WayCheck<ApiKeysSettings>): readonly Diagnostic[] {
  const { settings, part, field } = check
  const { roles: known } = part.settings
  const chosen = ['serviceAccountsBy', 'serviceAccountRole'] as const
  const unknown = chosen.flatMap((name) => {
    const role = settings[name] ?? ''
    const place = { node: part.node.id, field: `${field}/${name}` }
    return role === '' || known.includes(role)
      ? []
      : [diagnose('unknown-role', place, { role, known })]
  })
  return makerOf(settings) === undefined ? unknown : [...unknown, ...checkIdentifier(check)]
}

/** Service accounts have one as all accounts have. */
function checkIdentifier({ part, table }: WayCheck<ApiKeysSettings>): readonly Diagnostic[] {
  const { identifier } = part.settings
  const column = table?.settings.fields.find(({ name }) => name === identifier)
  if (column?.type !== 'string') return []
  const isEmail = column.format === 'email' || identifier === 'email'
  const least = identifierLength({ isEmail })
  if (Math.min(column.length ?? 255, column.maxLength ?? 255) >= least) return []
  const place = { node: part.node.id, field: '/settings/identifier' }
  const problem = `service accounts need one of ${least} characters`
  return [diagnose('identifier-unfit', place, { identifier, problem })]
}
