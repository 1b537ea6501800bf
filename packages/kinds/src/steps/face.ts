import { isObject, type JsonObject } from '@drawbridge/manifest'
import type { Slot, StepFace } from '../flow/step-face.ts'
import type { Step } from '../flow/step.ts'
import { spoken, spokenValue } from './spoken.ts'

/** A face: most steps hold no others, and many have a value. */
export function stepFace(
  face: Omit<StepFace, 'slots' | 'yields'> & Partial<Pick<StepFace, 'slots' | 'yields'>>,
): StepFace {
  return { slots: () => [], yields: () => false, ...face }
}

export const always = (): boolean => true

export const slots =
  (...all: readonly Slot[]) =>
  (): readonly Slot[] =>
    all

/** A setting that is a text, or the words that stand for its absence. */
export function textOf({ settings }: Pick<Step, 'settings'>, key: string, absent = '…'): string {
  const value = settings[key]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : absent
}

/** A setting that is a formula, as people say it. */
export function saidOf(step: Pick<Step, 'settings'>, key: string): string {
  return spokenValue(textOf(step, key))
}

/** `title, done and notes`; as it stands where nothing is named. */
export function namesSaid(step: Pick<Step, 'settings'>, key: string, before: string): string {
  const names = namesOf(step, key)
  const list = [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ')
  return list === '' ? '' : `${before}${list}`
}

export function listOf({ settings }: Pick<Step, 'settings'>, key: string): readonly JsonObject[] {
  const value = settings[key]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** The names of a setting that holds formulas by name. */
export function namesOf({ settings }: Pick<Step, 'settings'>, key: string): readonly string[] {
  const value = settings[key]
  return value !== undefined && isObject(value) ? Object.keys(value) : []
}

/** ` where slug is the given slug` */
export function whereOf(step: Pick<Step, 'settings'>): string {
  const where = step.settings['where']
  return typeof where === 'string' && where !== '' ? ` where ${spoken(where)}` : ''
}

/** `, newest first` */
export function orderOf(step: Pick<Step, 'settings'>): string {
  const sort = listOf(step, 'sort').map(({ field, direction }) => ({
    field: String(field),
    isDown: direction === 'desc',
  }))
  const [first, ...others] = sort
  if (first === undefined) return ''
  if (first.field === 'createdAt' && others.length === 0)
    return first.isDown ? ', newest first' : ', oldest first'
  return `, by ${sort.map(({ field, isDown }) => (isDown ? `${field} (descending)` : field)).join(' and ')}`
}
