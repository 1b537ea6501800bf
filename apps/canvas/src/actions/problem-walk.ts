import { kindFor } from '@drawbridge/kinds/faces'
import { CircleChevronDown, CircleChevronUp } from 'lucide-react'
import type { Diagnostic } from '@drawbridge/manifest'
import { countingOf, problemsOf } from '../document/problems.ts'
import { leaveFlow } from '../flow/current.ts'
import { fit, focusMap } from '../map/camera.ts'
import { useDocument } from '../stores/document.ts'
import { announce, select, showField, suggestPart, useSession } from '../stores/session.ts'
import type { Action } from './action.ts'
import { goToStep } from './flow/go-to-step.ts'

/** Leads to what a diagnostic is about: its part on the map and its field in the details, or the part that is missing. */
export function goToProblem({ code, node, field, message, cure }: Diagnostic): void {
  announce(`${message} ${cure}`)
  if (code === 'no-database') return suggestPart(kindFor('stores').kind)
  if (!node) return
  const known = useDocument.getState().manifest.nodes.some(({ id }) => id === node)
  if (!known) return select(node)
  if (field && goToStep(node, field)) {
    useSession.setState({ side: 'details', wanted: { node, field } })
    return
  }
  leaveFlow()
  fit({ ids: [node] })
  if (field) showField(node, field)
  else {
    select(node)
    focusMap(node)
  }
}

let last = -1

function walk(step: 1 | -1): void {
  const problems = serious()
  last = (last + step + problems.length) % problems.length
  const problem = problems[last]
  useSession.setState({ dock: 'problems' })
  if (problem) goToProblem(problem)
}

const serious = (): readonly Diagnostic[] => countingOf(problemsOf(useDocument.getState()))

export const nextProblemAction: Action = {
  name: 'next-problem',
  label: 'Next problem',
  icon: CircleChevronDown,
  section: 'Go',
  shortcuts: ['F8'],
  scope: 'project',
  isPossible: () => serious().length > 0,
  perform: () => walk(1),
}

export const previousProblemAction: Action = {
  name: 'previous-problem',
  label: 'Previous problem',
  icon: CircleChevronUp,
  section: 'Go',
  shortcuts: ['Shift+F8'],
  scope: 'project',
  isPossible: () => serious().length > 0,
  perform: () => walk(-1),
}
