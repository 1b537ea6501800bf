import type { Level } from '@drawbridge/manifest'

/**
 * Settings that are folded away for whoever has chosen to see less: those that few drawings need, or
 * that take knowing a database or HTTP to choose well. What is required has no place here.
 */
export type Levels<Settings = Readonly<Record<string, unknown>>> = {
  readonly [Key in keyof Settings]?: Exclude<Level, 'guided'>
}
