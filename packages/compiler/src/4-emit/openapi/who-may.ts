import {
  hasConditions,
  rulesInWords,
  standingsOf,
  type Resource,
  type RouteInfo,
} from '@drawbridge/kinds'

/** Who may call a route, in a sentence: `Who may: the owner, or an admin.` */
export function whoMay({ access, operation }: RouteInfo, resource: Resource | undefined): string {
  if (access.includes('public')) return 'Who may: anyone.'
  if (hasConditions(access)) return `Who may: ${rulesInWords(access)}.`
  if (access.includes('signedIn')) return 'Who may: anyone who is signed in.'
  const roles = standingsOf(access).map((rule) => rulesInWords([rule]))
  if (!access.includes('owner') || resource === undefined) return `Who may: ${roles.join(' or ')}.`
  const { table, model, noun } = resource
  if (operation === 'list') {
    const all = roles.length > 0 ? `, and ${roles.join(' or ')} sees all` : ''
    return `Who may: anyone who is signed in. They see what is theirs${all}.`
  }
  const isAccounts = model.auth?.table === table.node
  const owner = isAccounts ? `the ${noun} themselves` : 'the owner'
  return `Who may: ${[owner, ...roles].join(', or ')}.`
}
