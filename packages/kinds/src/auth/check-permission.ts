import { diagnose, pointer, type Diagnostic, type Place } from '@drawbridge/manifest'
import type { Permission } from '../permission.ts'

/** What is wrong with permissions as they are declared, each beside the roles that may. */
export function checkPermissions(
  node: string,
  permissions: readonly Permission[],
  known: readonly string[],
  unknown: 'unknown-role' | 'unknown-member-role',
): readonly Diagnostic[] {
  const names = permissions.map(({ name }) => name)
  return permissions.flatMap(({ name, roles }, index) => {
    const at = (...keys: readonly (string | number)[]): Place => ({
      node,
      field: pointer('settings', 'permissions', index, ...keys),
    })
    const found = roles.flatMap((role, position) => {
      if (!known.includes(role)) return [diagnose(unknown, at('roles', position), { role, known })]
      return roles.indexOf(role) === position
        ? []
        : [diagnose('duplicate-value', at('roles', position), { value: role })]
    })
    if (names.indexOf(name) !== index)
      return [...found, diagnose('duplicate-value', at('name'), { value: name })]
    return roles.length > 0 ? found : [diagnose('permission-of-nobody', at('roles'), { name })]
  })
}

/** What is wrong with a rule that asks for a permission. */
export function checkPermission(
  name: string,
  permissions: readonly Permission[],
  place: Place,
): readonly Diagnostic[] {
  const known = permissions.map((one) => one.name)
  return known.includes(name) ? [] : [diagnose('unknown-permission', place, { name, known })]
}
