import type { Json, JsonObject } from '@drawbridge/manifest'
import { isFormula, type Formula, type Setting, type SettingItem, type Step } from './drawn.ts'

/** A formula as people write it. */
export function printFormula(formula: Formula): string {
  switch (formula.form) {
    case 'fixed':
      return typeof formula.value === 'string' ? quoted(formula.value) : String(formula.value)
    case 'exact':
      return (formula.cents / 100).toFixed(2)
    case 'name':
      return formula.name
    case 'member':
      return `${printFormula(formula.of)}${formula.optional ? '?.' : '.'}${formula.name}`
    case 'binary':
      return `(${printFormula(formula.left)} ${formula.operator} ${printFormula(formula.right)})`
    case 'not':
      return `(!${printFormula(formula.of)})`
    case 'choice':
      return `(${printFormula(formula.when)} ? ${printFormula(formula.then)} : ${printFormula(formula.otherwise)})`
    case 'template':
      return `\`${formula.parts.map((part) => (typeof part === 'string' ? part : `\${${printFormula(part)}}`)).join('')}\``
    case 'call':
      return `${formula.name}(${formula.of.map(printFormula).join(', ')})`
    case 'arrow':
      return `${printFormula(formula.list)}.${formula.method}(${formula.item} => ${printFormula(formula.body)})`
    case 'list':
      return `[${formula.items.map(printFormula).join(', ')}]`
    case 'object':
      return `{ ${Object.entries(formula.entries)
        .map(([name, value]) => `${name}: ${printFormula(value)}`)
        .join(', ')} }`
  }
}

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`

/** The steps of a flow as a manifest has them. */
export function printSteps(steps: readonly Step[], prefix = 's'): Json[] {
  return steps.map((step, index): JsonObject => {
    const id = `${prefix}_${index}`
    const bodies = Object.entries(step.bodies)
    return {
      id,
      kind: step.kind,
      ...(step.name !== undefined && { name: step.name }),
      settings: Object.fromEntries(
        Object.entries(step.settings).map(([key, value]) => [key, printSetting(value)]),
      ),
      ...(bodies.length > 0 && {
        bodies: Object.fromEntries(
          bodies.map(([slot, body]) => [slot, printSteps(body, `${id}_${slot}`)]),
        ),
      }),
    }
  })
}

function printSetting(setting: Setting | SettingItem): Json {
  if (typeof setting !== 'object') return setting
  if (isFormula(setting)) return printFormula(setting)
  if (isItems(setting)) return setting.map(printSetting)
  return Object.fromEntries(
    Object.entries(setting).map(([key, value]) => [key, printSetting(value)]),
  )
}

const isItems = (setting: object): setting is readonly SettingItem[] => Array.isArray(setting)
