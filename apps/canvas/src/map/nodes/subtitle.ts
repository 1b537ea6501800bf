import { dialectOf } from '../../kinds/dialect.ts'
import { tableView } from '../../kinds/table.ts'
import { itemsOf } from '../../flow/place.ts'
import { apiRows } from '../api-rows.ts'
import { counted } from '../../ui/counted.ts'
import type { PartData } from '../scene.ts'
import { isService, isStore } from '../../kinds/roles.ts'

/** A few words under the name of a part. */
export function subtitleOf({
  part,
  routes,
  waiting,
}: Pick<PartData, 'part' | 'routes' | 'waiting'>): string {
  switch (part.kind) {
    case 'table': {
      // As many as it has lines: what points to another table is a column as well.
      const { fields, relations } = tableView(part)
      return counted(fields.length + relations.length, 'field')
    }
    case 'api':
      if (waiting === 'ghosts') return 'endpoints'
      return waiting ? 'endpoints wait' : counted(apiRows(part, routes).length, 'endpoint')
    case 'auth':
      return part.settings['method'] === 'session' ? 'cookie sessions' : 'access tokens'
    case 'flow':
      return counted(itemsOf(part.settings['steps']).length, 'step')
    default:
      if (isService(part)) return counted(itemsOf(part.settings['operations']).length, 'operation')
      return isStore(part) ? dialectOf(part) : part.kind
  }
}
