import { applyCommand, type Command } from '@drawbridge/commands'
import type { Json, Manifest } from '@drawbridge/manifest'
import type { Proposal } from '@drawbridge/protocol'

type Phrase = Proposal['phrases'][number]

/** What of a proposal would be made of a drawing as it is now. */
export interface Fitting {
  readonly commands: readonly Command[]
  /** The same, intention by intention. */
  readonly changes: readonly (readonly Command[])[]
  /** Why some of it no longer can be, by its place in the list. */
  readonly unfit: ReadonlyMap<number, string>
}

/** Goes through what was not left out; each phrase whole or not at all. */
export function fitting(
  manifest: Manifest,
  phrases: readonly Phrase[],
  leftOut: ReadonlySet<number>,
): Fitting {
  let drawn = manifest
  const changes: (readonly Command[])[] = []
  const unfit = new Map<number, string>()
  for (const [index, phrase] of phrases.entries()) {
    if (leftOut.has(index) || phrase.commands.length === 0) continue
    const { says: label, commands: edits } = phrase
    const result = applyCommand(drawn, { type: 'batch', label, commands: edits })
    if (result.ok) {
      drawn = result.manifest
      changes.push(edits)
    } else unfit.set(index, result.reason)
  }
  return { commands: changes.flat(), changes, unfit }
}

/** What is left out once somebody leaves one out, or takes it back in: what it needs comes along. */
export function toggled(
  phrases: readonly Phrase[],
  leftOut: ReadonlySet<number>,
  index: number,
): ReadonlySet<number> {
  const isBack = leftOut.has(index)
  const next = new Set(leftOut)
  const spread = (at: number): void => {
    if (next.has(at) !== isBack) return
    if (isBack) next.delete(at)
    else next.add(at)
    for (const other of phrases.keys())
      if (isBack ? needs(phrases, at, other) : needs(phrases, other, at)) spread(other)
  }
  spread(index)
  return next
}

/** Of what is left out, what another needs that is left out with it. */
export function missing(
  phrases: readonly Phrase[],
  leftOut: ReadonlySet<number>,
  index: number,
): Phrase | undefined {
  return phrases.find((_, other) => leftOut.has(other) && needs(phrases, index, other))
}

/** Whether one speaks of what another makes. */
function needs(phrases: readonly Phrase[], at: number, other: number): boolean {
  const one = phrases[at]
  const maker = phrases[other]
  if (!one || !maker || at === other) return false
  const made = maker.commands.flatMap(madeBy)
  return one.commands.some((command) => {
    const texts = new Set(textsIn(command).map((text) => text.replace(/^#/, '')))
    return made.some(({ id, within }) => texts.has(id) && (within === null || texts.has(within)))
  })
}

interface Made {
  readonly id: string
  /** The part that it is an item of: two tables may both have a `title`. Null for parts and connections. */
  readonly within: string | null
}

/** What a command adds. */
function madeBy(command: Command): readonly Made[] {
  if (command.type === 'connect') return [{ id: command.connection.id, within: null }]
  if (command.type === 'addNode') {
    const { id, settings } = command.node
    return [{ id, within: null }, ...idsIn(settings).map((item) => ({ id: item, within: id }))]
  }
  if (command.type !== 'insertItem') return []
  return idsIn(command.item).map((id) => ({ id, within: command.id }))
}

function idsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : []
  return [...own, ...Object.values(value).flatMap(idsIn)]
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value as Readonly<Record<string, Json>>).flatMap(textsIn)
}
