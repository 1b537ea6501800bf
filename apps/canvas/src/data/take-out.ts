import { MOST_CHANGES, type Api, type ReplyOf } from '@drawbridge/protocol'
import { call, reasonOf } from '../server/client.ts'
import { queryClient } from '../server/queries.ts'
import { notify, show } from '../stores/session.ts'
import { counted } from '../ui/counted.ts'
import { dataKey } from './use-rows.ts'

type Taken = ReplyOf<Api['takeOutMadeUp']>

/**
 * Takes rows out that were made up; about those that somebody has changed since, or that other rows
 * lead to, it asks.
 */
export async function takeOut(project: string): Promise<void> {
  const { edited, led } = await take(project, false)
  if (edited.length + led.length === 0) return
  const changed = edited.map(
    ({ table, row }) => `“${row}” in ${table} was made up and changed since.`,
  )
  show({
    type: 'losses',
    label: 'Take out made-up rows that are in use',
    words: {
      intro: 'The other made-up rows are out. These are still there:',
      keep: 'Leave them in',
      agree: 'Take them out too',
    },
    losses: [...changed, ...led.map(useOf)],
    onAgree: () => void takeAll(project).catch(tell),
  })
}

async function takeAll(project: string): Promise<void> {
  const [first] = (await take(project, true)).led
  if (first) notify({ tone: 'error', text: useOf(first) })
}

function useOf({ table, row, from, rows, onDelete }: Taken['led'][number]): string {
  const one = rows === 1
  const lead = `${counted(rows, 'row')} in ${from} ${one ? 'leads' : 'lead'} to “${row}” in ${table}`
  if (onDelete === 'restrict')
    return `${lead}, which stays until ${one ? 'that one is' : 'those are'} removed or ${one ? 'leads' : 'lead'} elsewhere.`
  const after = onDelete === 'cascade' ? 'removed with it' : 'left without it'
  return `${lead}, and ${one ? 'is' : 'are'} ${after}. Undo doesn’t change that back.`
}

async function take(project: string, all: boolean): Promise<Taken> {
  const taken = await call('takeOutMadeUp', { params: { project }, body: { all } })
  void queryClient.invalidateQueries({ queryKey: dataKey(project) })
  const { removed } = taken
  if (removed.length > 0)
    notify({
      tone: 'plain',
      text: `Took ${counted(removed.length, 'made-up row')} out`,
      action: { label: 'Undo', perform: () => void bringBack(project, removed).catch(tell) },
    })
  return taken
}

async function bringBack(project: string, removed: Taken['removed']): Promise<void> {
  for (let from = 0; from < removed.length; from += MOST_CHANGES) {
    const some = removed.slice(from, from + MOST_CHANGES)
    const changes = some.map((row) => ({ ...row, madeUp: true }))
    const { problems } = await call('changeRows', { params: { project }, body: { changes } })
    const [problem] = problems
    if (problem) throw new Error(problem.message)
  }
  void queryClient.invalidateQueries({ queryKey: dataKey(project) })
}

const tell = (error: unknown): void => notify({ tone: 'error', text: reasonOf(error) })
