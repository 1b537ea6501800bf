import { ofKind } from '../next/look.ts'
import type { NextStep, NextSteps } from '../next/next-step.ts'
import { isServed, keepsAccounts, rulesOf } from '../next/serving.ts'

const CHANGES = ['create', 'update', 'delete', 'bulkCreate', 'restore']

/** Sign-in guards an API, and some rule asks for it. */
export const nextOfAuth: NextSteps = (auth, drawing) => {
  const isGuarding = (api: string): boolean =>
    drawing.connections.some(({ from, to }) => from === auth.id && to === api)
  const apis = ofKind(drawing, 'api')
  const [open] = apis.filter(({ id }) => !isGuarding(id))
  const guard: NextStep | undefined = open && {
    says: `Let ${auth.name} guard ${open.name}`,
    why: `Nobody who calls ${open.name} is asked who they are.`,
    makes: [{ join: [{ id: auth.id }, { id: open.id }] }],
  }
  const table = ofKind(drawing, 'table').find(
    (one) =>
      isServed(one, drawing) &&
      !keepsAccounts(one, drawing) &&
      rulesOf(one, CHANGES).includes('public'),
  )
  const asking: NextStep | undefined = table && {
    says: `Let only people who are signed in change ${table.name}`,
    why: `Anybody on the internet may add, change or delete rows of ${table.name}.`,
    makes: [{ asks: `only people who are signed in can create, update and delete ${table.name}` }],
  }
  return [guard, asking].filter((step) => step !== undefined)
}
