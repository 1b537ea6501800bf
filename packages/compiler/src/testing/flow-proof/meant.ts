import type { Json } from '@drawbridge/manifest'
import { asJson, type Sent } from './calls.ts'
import type { Flow } from './drawn.ts'
import type { Left } from './backend.ts'
import type { Value } from './evaluate.ts'
import { runEvents, runFlow } from './run.ts'
import { Failure, Store } from './store.ts'

/** What an answer should be. */
export interface Meant {
  readonly status: number
  /** Of what went well; `text` stands for an answer that is no JSON. */
  readonly body?: Json
  /** What a person wrote of what went wrong. */
  readonly words?: string
}

/** The comparison's own backend: the same flows, and tables as they are in the beginning. */
export class Reference {
  readonly #flows: ReadonlyMap<string, Flow>
  readonly #store: Store
  readonly #eventful: readonly string[]

  constructor(flows: readonly Flow[]) {
    this.#flows = new Map(flows.map((flow) => [flow.name, flow]))
    this.#eventful = flows.flatMap(({ starts }) => (starts.kind === 'event' ? [starts.table] : []))
    this.#store = new Store(this.#eventful)
  }

  /** What an endpoint answers. */
  call(flow: Flow, sent: Sent): Meant {
    return this.#answered(() => {
      const outcome = runFlow(flow, new Map([['body', sent.value]]), this.#run)
      if (outcome === undefined || !('answer' in outcome)) throw new Error('It has not answered.')
      return { status: outcome.answer.status, body: asJson(outcome.answer.body) }
    })
  }

  /** What the ready-made operations of a table with events answer. */
  create(table: string, sent: Sent): Meant {
    return this.#written(() => {
      const toBe = { ...sent.value, id: 0 }
      const given = runEvents(table, 'beforeCreate', { row: toBe }, this.#run)
      const row = this.#store.insert(table, { ...sent.value, ...given })
      runEvents(table, 'afterCreate', { row }, this.#run)
      return { status: 201, body: asJson(row) }
    })
  }

  update(table: string, changes: Sent): Meant {
    return this.#written(() => {
      const before = this.#first(table)
      const begins = { row: before, changes: changes.value }
      const given = runEvents(table, 'beforeUpdate', begins, this.#run)
      const [row] = this.#store.update(table, [before], () => ({ ...changes.value, ...given }))
      if (row === undefined) throw new Error('It is gone.')
      runEvents(table, 'afterUpdate', { row, before }, this.#run)
      return { status: 200, body: asJson(row) }
    })
  }

  delete(table: string): Meant {
    return this.#written(() => {
      const row = this.#first(table)
      runEvents(table, 'beforeDelete', { row }, this.#run)
      this.#store.delete(table, [row])
      runEvents(table, 'afterDelete', { row }, this.#run)
      return { status: 204 }
    })
  }

  left(): Left {
    const rows = (table: string) => this.#store.rows(table)
    const labelOf = (table: string, key: Value): Json =>
      asJson(rows(table).find(({ id }) => id === key)?.['label'] ?? null)
    return asJson({
      boxes: rows('boxes').map((box) => ({
        ...box,
        tags: this.#store.links
          .filter(([one]) => one === box.id)
          .map(([, tag]) => String(labelOf('tags', tag)))
          .toSorted(),
      })),
      items: rows('items').map((item) => ({
        ...item,
        in: String(labelOf('boxes', item['boxId'] ?? null)),
      })),
      ...Object.fromEntries(
        ['notes', 'tags', ...this.#eventful].map((table) => [table, rows(table)]),
      ),
    }) as Left
  }

  get #run() {
    return { store: this.#store, flows: this.#flows }
  }

  #first(table: string) {
    const [row] = this.#store.rows(table)
    if (row === undefined) throw new Failure(404)
    return row
  }

  #written(work: () => Meant): Meant {
    return this.#answered(() => this.#store.transaction(work))
  }

  #answered(work: () => Meant): Meant {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return { status: error.status, ...(error.words !== undefined && { words: error.words }) }
    }
  }
}
