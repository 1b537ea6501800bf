import type { Manifest } from '@drawbridge/manifest'
import type { PlannedWork } from '@drawbridge/protocol'
import type { Plan } from '../proposal.ts'
import { advised } from './advised.ts'
import { tested } from './tested.ts'

type Planned = (manifest: Manifest, selection: readonly string[]) => Plan

/** Works that the planner does by itself: without a prompt, and without anybody being asked. */
export const PLANNED: Readonly<Record<PlannedWork, Planned>> = {
  advise: advised,
  tests: tested,
}
