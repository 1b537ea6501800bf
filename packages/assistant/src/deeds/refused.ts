import type { FlowScene } from './scene.ts'

/** What is refused, ready to be drawn. */
export interface Refusal {
  readonly scene: FlowScene
  readonly time: 'before' | 'after'
  readonly condition: string
  /** In which case, in the words of whoever asked. */
  readonly words: string
}
