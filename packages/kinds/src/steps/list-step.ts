import { code, name } from '@drawbridge/source'
import { variableName } from '../flow/variables.ts'
import type { StepCheck } from '../flow/step-check.ts'
import type { Outcome } from '../flow/step-kind.ts'

/** A step that is one formula over a list: it means what the formula would. */
export function listStep(
  check: StepCheck,
  inner: string,
  write: (list: string, item: string, inner: string) => string,
): Outcome | undefined {
  const list = check.formula('list')
  const called = check.step.name
  if (list === undefined || called === undefined) return undefined
  const text = write(check.text('list') ?? '', check.text('item') ?? '', check.text(inner) ?? '')
  const whole = check.formulaAt(['settings', inner], text)
  if (whole === undefined) return undefined
  return {
    type: whole.type,
    emit: ({ print }) => code`const ${name(variableName(called))} = ${print(whole)}`,
  }
}
