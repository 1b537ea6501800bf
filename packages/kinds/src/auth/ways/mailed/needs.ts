import { diagnose, type Diagnostic } from '@drawbridge/manifest'
import { PUBLIC_URL } from '../../public-url.ts'
import type { Needs } from '../../../part-kind.ts'
import type { WayCheck } from '../way.ts'

/** Where links lead to is configured: what a request says of it could be anybody's. */
export const LINK_NEEDS: Needs = {
  environment: [PUBLIC_URL],
  services: [],
  packages: [],
}

/** A way that writes to people needs their addresses, and something to send mail by. */
export function checkMailed(
  title: string,
  { field, part, table, drawing }: WayCheck<unknown>,
): readonly Diagnostic[] {
  const { node, settings } = part
  const place = { node: node.id, field }
  const found: Diagnostic[] = []
  const isSending = drawing.targets(node.id).some((id) => drawing.nodes.get(id)?.kind === 'mail')
  if (!isSending) found.push(diagnose('way-without-mail', place, { way: title, auth: node.name }))
  const { identifier } = settings
  const drawn = table?.settings.fields.find(({ name }) => name === identifier)
  if (drawn !== undefined && drawn.format !== 'email' && identifier !== 'email')
    found.push(diagnose('way-without-address', place, { way: title, identifier }))
  return found
}
