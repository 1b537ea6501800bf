import type { Command } from '@drawbridge/commands'
import type { Proposal } from '@drawbridge/protocol'
import { useSession } from '../stores/session.ts'
import { pointAtPhrase, useTrace } from '../stores/trace.ts'

type Phrases = Proposal['phrases']

/** The parts that a phrase is about: what it adds, and what it changes. */
export const partsOf = ({ commands }: Phrases[number]): readonly string[] => [
  ...new Set(commands.flatMap(partsIn)),
]

function partsIn(command: Command): readonly string[] {
  switch (command.type) {
    case 'addNode':
      return [command.node.id]
    case 'connect':
      return [command.connection.from, command.connection.to]
    default:
      return 'id' in command ? [command.id] : []
  }
}

/** The phrase that was seen in a picture and is about one of these parts, rather the one that makes it. */
function phraseAbout(phrases: Phrases, parts: readonly string[]): number | null {
  const about = phrases.flatMap((phrase, index) =>
    phrase.region && partsOf(phrase).some((id) => parts.includes(id)) ? [index] : [],
  )
  const makes = (index: number): boolean =>
    phrases[index]?.commands.some(
      (command) => command.type === 'addNode' && parts.includes(command.node.id),
    ) ?? false
  return about.find(makes) ?? about[0] ?? null
}

/** Somebody points at a part on the map, or at nothing any more. */
export function pointAtPart(id: string | null): void {
  const { proposal } = useTrace.getState()
  if (!proposal?.assisted?.picture) return
  pointAtPhrase(id === null ? null : phraseAbout(proposal.phrases, [id]))
}

/** The phrase that is pointed at, or whose part is chosen on the map. */
export function usePointed(phrases: Phrases): number | null {
  const pointed = useTrace((trace) => trace.pointed)
  const selection = useSession((session) => session.selection)
  return pointed ?? phraseAbout(phrases, selection)
}
