import type { AuthModel } from '../../../model.ts'
import { isDrawn } from '../drawn-faces.ts'

/** When the tokens of a sign-in were exchanged last; null as long as they were not. */
export const USED_AT = 'used_at'

/** Whether that is kept. */
export const keepsUse = ({ settings }: Pick<AuthModel, 'settings'>): boolean =>
  settings.method === 'jwt' && isDrawn(settings, 'devices')
