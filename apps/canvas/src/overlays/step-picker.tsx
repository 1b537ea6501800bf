import { STEP_FACES, type StepFace } from '@drawbridge/kinds/faces'
import { useState } from 'react'
import { addStep } from '../actions/flow/add-step.ts'
import { useShownFlow } from '../flow/current.ts'
import { bodyAt } from '../flow/tree.ts'
import { whyNot } from '../flow/fitting.ts'
import { STEP_GROUPS } from '../kinds/step-groups.ts'
import { useDocument } from '../stores/document.ts'
import type { StepSpot } from '../stores/session.ts'
import { StepTile } from '../ui/step-tile.tsx'
import { Picker, PickerGroup, PickerRow } from './picker.tsx'

interface StepPickerProps {
  readonly spot: StepSpot | null
  readonly onClose: () => void
}

/** Every kind of step by name, for one place of the flow; those that don't fit there say why. */
export function StepPicker({ spot, onClose }: StepPickerProps) {
  const shown = useShownFlow()
  const manifest = useDocument((document) => document.manifest)
  const [typed, setTyped] = useState('')
  if (!shown || !spot) return null
  const body = bodyAt(shown.tree, spot.list)
  const isLast = spot.at >= (body?.steps.length ?? 0)
  const reasons = new Map(
    STEP_FACES.map((face) => [face.kind, whyNot(face, { manifest, shown, spot, isLast })]),
  )
  const fits = ({ kind }: StepFace): boolean => reasons.get(kind) === null
  const row = (face: StepFace) => (
    <PickerRow
      key={face.kind}
      value={face.kind}
      icon={<StepTile kind={face.kind} />}
      hint={reasons.get(face.kind) ?? face.summary}
      disabled={!fits(face)}
      onSelect={() => {
        onClose()
        addStep(face.kind, spot)
      }}
    >
      {face.title}
    </PickerRow>
  )
  const fitFirst = (a: StepFace, b: StepFace): number => Number(fits(b)) - Number(fits(a))
  return (
    <Picker
      label="Add a step"
      placeholder={body?.title ? `Add to “${body.title}”` : 'Add a step'}
      empty="There is no kind of step of that name."
      onType={setTyped}
      onClose={onClose}
    >
      {typed.trim() === ''
        ? STEP_GROUPS.map(([group, title]) => (
            <PickerGroup key={group} heading={title}>
              {STEP_FACES.filter((face) => face.group === group)
                .toSorted(fitFirst)
                .map(row)}
            </PickerGroup>
          ))
        : found(typed).toSorted(fitFirst).map(row)}
    </Picker>
  )
}

/** Kinds of which every typed word begins a word: those of the title count most, then the earlier. */
function found(typed: string): readonly StepFace[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return STEP_FACES.map((face) => {
    const words = `${face.title} ${face.kind} ${face.vocabulary.join(' ')}`.toLowerCase().split(' ')
    const places = wanted.map((want) => words.findIndex((word) => word.startsWith(want)))
    const whole = words[0] === wanted[0] ? 0 : 0.5
    return { face, place: places.includes(-1) ? Infinity : whole + Math.max(...places) }
  })
    .filter(({ place }) => place < Infinity)
    .toSorted((a, b) => a.place - b.place)
    .map(({ face }) => face)
}
