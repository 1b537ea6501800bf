import { isShownAt } from '@drawbridge/manifest'
import { useSession } from '../stores/session.ts'

/** Whether typing a formula is offered by its name, or is what lies behind “…”. */
export const useSaysFormula = (): boolean => useSession(({ level }) => isShownAt(level, 'standard'))
