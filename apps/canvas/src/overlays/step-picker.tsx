import { STEP_FACES, type StepFace } from '@drawbridge/kinds/faces'
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
  if (!shown || !spot) return null
  const body = bodyAt(shown.tree, spot.list)
  const where = body?.title ? `Add to “${body.title}”` : 'Add a step'
  const isLast = spot.at >= (body?.steps.length ?? 0)
  const reasons = new Map(
    STEP_FACES.map(({ kind }) => [kind, whyNot(kind, { manifest, shown, spot, isLast })]),
  )
  const row = ({ kind, title, summary, vocabulary }: StepFace) => (
    <PickerRow
      key={kind}
      value={`${title} ${kind} ${vocabulary.join(' ')}`}
      icon={<StepTile kind={kind} />}
      hint={reasons.get(kind) ?? summary}
      disabled={reasons.get(kind) !== null}
      onSelect={() => {
        onClose()
        addStep(kind, spot)
      }}
    >
      {title}
    </PickerRow>
  )
  return (
    <Picker
      label="Add a step"
      placeholder={where}
      fitting={byWords}
      empty="There is no kind of step of that name."
      onClose={onClose}
    >
      {STEP_GROUPS.map(([group, title]) => (
        <PickerGroup key={group} heading={title}>
          {STEP_FACES.filter((face) => face.group === group)
            .toSorted(
              (a, b) => Number(reasons.get(a.kind) !== null) - Number(reasons.get(b.kind) !== null),
            )
            .map(row)}
        </PickerGroup>
      ))}
    </Picker>
  )
}

/** Every typed word must begin a word of the row; the title's own words, which come first, count most. */
function byWords(value: string, typed: string): number {
  const words = value.toLowerCase().split(' ')
  const wanted = typed.toLowerCase().split(' ').filter(Boolean)
  const places = wanted.map((want) => words.findIndex((word) => word.startsWith(want)))
  if (places.includes(-1)) return 0
  const exact = wanted.every((want, index) => words[index] === want) ? 0 : 0.1
  return 1 / (1 + exact + Math.max(0, ...places))
}
