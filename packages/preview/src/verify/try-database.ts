import { compile } from '@drawbridge/compiler'
import type { Context } from '../context.ts'
import { SILENT, whyNoDatabase } from '../database-words.ts'
import { dialectOf, openPreviewDatabase } from '../database.ts'
import { OrderFailed } from '../inner.ts'
import { sentence } from '../problem.ts'
import type { OwnDatabase } from '../state.ts'
import { openRoom } from './room.ts'

/** A database that can't be used as it was named; the message is for people. */
export class NoDatabase extends Error {}

const TRY_MS = 10_000
/** The smallest drawing there is: what is tried is not the drawing. */
const NOTES = {
  drawbridge: 1,
  name: 'Notes',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: { fields: [{ id: 'f_body', name: 'body', type: 'text' }] },
    },
  ],
  connections: [],
}

/** Signs in with the driver that the code has, from within a cell: what answers may be anything. */
export async function tryDatabase(
  context: Context,
  database: Required<OwnDatabase>,
): Promise<void> {
  const dialect = dialectOf(database.databaseUrl)
  const compiled = dialect && (await compile(NOTES, { dialect }))
  if (!compiled?.ok) throw new NoDatabase('An address begins with mysql:// or postgres://.')
  const { level } = await context.isolation()
  const walls = { level, shared: context.shared }
  if (context.shared && level !== 'isolated') {
    throw new NoDatabase(
      'Others reach this studio, so it takes no database of a project’s own here.',
    )
  }
  await using afterwards = new AsyncDisposableStack()
  const { close, places, owner, waiting } = await openRoom(context, level, compiled)
  afterwards.defer(close)
  const opened = await openPreviewDatabase(database, walls, places, waiting.inside, owner)
  afterwards.defer(() => opened.close())
  const { url, tunnel } = opened
  const asking = { folder: waiting.inside.code, url, statements: ['SELECT 1'] }
  try {
    const order = { type: 'query', database: { ...asking, ...(tunnel && { tunnel }) } } as const
    await waiting.inner.order(order, TRY_MS)
  } catch (error) {
    if (!(error instanceof OrderFailed)) throw new NoDatabase(SILENT)
    const { message } = error
    throw new NoDatabase(whyNoDatabase(message) ?? `The database answers: ${sentence(message)}`)
  }
}
