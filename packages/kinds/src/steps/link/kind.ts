import type { StepKind } from '../../flow/step-kind.ts'
import { linkStep } from '../link-step.ts'
import { linkFace } from './face.ts'

export const link: StepKind = linkStep(linkFace, 'link')
