/**
 * How much of a part, a step or a field somebody is shown at once. It is a person's choice and no
 * part of a drawing: what is set is shown at every level.
 */
export const LEVELS = ['guided', 'standard', 'expert'] as const
export type Level = (typeof LEVELS)[number]

/** Whether what belongs to a level, `guided` where it says none, is shown to somebody at another. */
export const isShownAt = (level: Level, belongs: Level = 'guided'): boolean =>
  LEVELS.indexOf(belongs) <= LEVELS.indexOf(level)
