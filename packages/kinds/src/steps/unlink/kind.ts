import type { StepKind } from '../../flow/step-kind.ts'
import { linkStep } from '../link-step.ts'
import { unlinkFace } from './face.ts'

export const unlink: StepKind = linkStep(unlinkFace, 'unlink')
