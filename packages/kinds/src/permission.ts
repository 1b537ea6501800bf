import { Type, type Static } from 'typebox'
import { PERMISSION } from './access.ts'

export const Role = Type.String({
  title: 'Role',
  pattern: '^[a-z][a-zA-Z0-9_]{0,39}$',
  description: 'a role: a small letter, then letters, digits and underscores',
})

/** Something that roles may, by its name, and which of them. */
export const permissionShape = (whose: string) =>
  Type.Object(
    {
      name: Type.String({
        title: 'Name',
        pattern: `^${PERMISSION}$`,
        description: 'a permission: one or two words with a colon between, as in issues:write',
      }),
      roles: Type.Array(Role, { title: 'Roles', description: whose, maxItems: 20 }),
    },
    {
      title: 'Permission',
      description: 'A name, and the roles that may.',
      additionalProperties: false,
    },
  )
export type Permission = Static<ReturnType<typeof permissionShape>>

/** What a role may, by name. */
export function permissionsOf(
  role: string | undefined,
  permissions: readonly Permission[],
): readonly string[] {
  return permissions
    .filter(({ roles }) => role !== undefined && roles.includes(role))
    .map(({ name }) => name)
}
