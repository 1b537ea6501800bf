import type { WorkName } from '@drawbridge/protocol'
import { beginProposal } from '../proposal/assisted.ts'
import { changePlace } from '../use-place.ts'

/** Has the language model do a work. What it suggests is seen on the map. */
export function askFor(work: WorkName, prompt: string, selection: readonly string[]): void {
  changePlace({ view: 'map', flow: null })
  void beginProposal(prompt, selection, work)
}
