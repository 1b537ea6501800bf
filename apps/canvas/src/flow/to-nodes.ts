import { fateAt, type Comparison, type Fate } from '@drawbridge/commands'
import type { Diagnostic, Position } from '@drawbridge/manifest'
import { stepSentence, stepTitle } from '../kinds/steps.ts'
import type { Words } from '@drawbridge/kinds/faces'
import { reuse } from '../map/reuse.ts'
import { counted } from '../ui/counted.ts'
import type { Drawn, DrawnCard } from './drawn.ts'
import type { Run } from '../stores/trace.ts'
import { MARK_WORDS, type Mark } from './marks.ts'
import type { OpenFlow } from './place.ts'
import { ranStep, ranWords, type RanStep } from './ran.ts'

/** The id of what begins a flow, among those of its steps. */
export const START_ID = '@start'

export interface StepData extends Record<string, unknown> {
  readonly card: DrawnCard
  readonly title: string
  readonly sentence: string
  readonly errors: number
  readonly warnings: number
  /** What it did in the last request; null where nobody has asked yet. */
  readonly ran: RanStep | null
  readonly mark: Mark | null
  /** What became of it, where two versions are compared. */
  readonly ghost: Fate | null
}

export interface StartData extends Record<string, unknown> {
  readonly flow: OpenFlow
  readonly errors: number
  readonly warnings: number
}

interface NodeOf<Type extends string, Data> {
  readonly id: string
  readonly type: Type
  readonly position: Position
  readonly width: number
  readonly height: number
  readonly measured: { readonly width: number; readonly height: number }
  readonly selected: boolean
  readonly draggable: boolean
  readonly zIndex: number
  readonly focusable: false
  readonly domAttributes: { readonly tabIndex: 0 | -1; readonly role: 'group' }
  readonly ariaLabel: string
  readonly data: Data
}

export type StepNode = NodeOf<'card' | 'frame', StepData>
export type StartNode = NodeOf<'start', StartData>
export type FlowViewNode = StepNode | StartNode

interface Scene {
  readonly flow: OpenFlow
  readonly drawn: Drawn
  readonly diagnostics: readonly Diagnostic[]
  readonly selection: readonly string[]
  readonly words: Words
  /** Where steps are while a hand holds them. */
  readonly moved: Readonly<Record<string, Position>>
  /** Where requests are held. */
  readonly marks: ReadonlyMap<string, Mark>
  /** The last request that came through. */
  readonly run: Run | null
  /** What became of steps, where two versions are compared. */
  readonly fates: Comparison['fates']
}

/** A flow as the flow library draws it. Pure. */
function toNodes(scene: Scene): FlowViewNode[] {
  const { drawn, flow, selection, words, moved, run, fates, marks } = scene
  const selected = new Set(selection)
  const entry = drawn.cards.find(({ placed }) => selected.has(placed.step.id))?.placed.step.id
  const about = scene.diagnostics.filter(({ node }) => node === flow.part.id)
  const steps = drawn.cards.map((card): StepNode => {
    const { step, pointer } = card.placed
    const counts = countOf(about, ({ field }) => isOwn(field, pointer))
    const title = stepTitle(step.kind)
    const sentence = stepSentence(step, words)
    const mark = marks.get(step.id) ?? null
    const ran = run && ranStep(run, flow, step.id)
    return {
      ...frameOf(card, moved[step.id]),
      id: step.id,
      type: card.look,
      selected: selected.has(step.id),
      draggable: true,
      zIndex: card.look === 'frame' ? 0 : 2,
      focusable: false,
      domAttributes: { tabIndex: step.id === entry ? 0 : -1, role: 'group' },
      ariaLabel: `${title}${step.name ? ` ${step.name}` : ''}: ${sentence} ${stateOf(counts)}${mark ? `. ${MARK_WORDS[mark]}` : ''}${ran ? `. ${ranWords(ran)}` : ''}`,
      data: {
        card,
        title,
        sentence,
        ran,
        mark,
        ghost: fateAt(fates, flow.node, card.placed.path),
        ...counts,
      },
    }
  })
  const counts = countOf(
    about,
    ({ field }) =>
      field !== undefined &&
      isOwn(field, flow.pointer) &&
      !field.startsWith(`${flow.pointer}/steps/`),
  )
  const start: StartNode = {
    ...frameOf(drawn.start, undefined),
    id: START_ID,
    type: 'start',
    selected: selected.has(START_ID),
    draggable: false,
    zIndex: 2,
    focusable: false,
    domAttributes: { tabIndex: entry === undefined ? 0 : -1, role: 'group' },
    ariaLabel: `Start. ${stateOf(counts)}`,
    data: { flow, ...counts },
  }
  return [start, ...steps]
}

/** Draws one scene after the other: what did not change is the very same object as before. */
export function painter(): (scene: Scene) => FlowViewNode[] {
  let before: FlowViewNode[] | undefined
  return (scene) => {
    before = reuse(toNodes(scene), before)
    return before
  }
}

const frameOf = (
  { x, y, width, height }: Drawn['start'],
  moved: Position | undefined,
): Pick<StepNode, 'position' | 'width' | 'height' | 'measured'> => ({
  position: moved ?? { x, y },
  width,
  height,
  measured: { width, height },
})

interface Counts {
  readonly errors: number
  readonly warnings: number
}

function countOf(
  diagnostics: readonly Diagnostic[],
  isAbout: (diagnostic: Diagnostic) => boolean,
): Counts {
  const of = (severity: string) =>
    diagnostics.filter((one) => one.severity === severity && isAbout(one)).length
  return { errors: of('error'), warnings: of('warning') }
}

/** Whether a problem is a step's own, and not that of a step inside of it. */
const isOwn = (field: string | undefined, pointer: string): boolean =>
  field === pointer ||
  (field?.startsWith(`${pointer}/`) === true &&
    !/^\/bodies\/[^/]+\/\d/.test(field.slice(pointer.length)))

const stateOf = ({ errors }: Counts): string =>
  errors === 0 ? 'No problems' : counted(errors, 'problem')
