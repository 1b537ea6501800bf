/** What the code of a backend calls its database. */
export interface Statements {
  all(sql: string, params: readonly unknown[]): Promise<unknown[]>
  get(sql: string, params: readonly unknown[]): Promise<unknown>
  run(sql: string, params: readonly unknown[]): Promise<unknown>
  transaction<T>(work: (tx: Statements) => Promise<T>, options?: unknown): Promise<T>
}

type Work<T> = (tx: Statements) => Promise<T>

/**
 * One request whose writes don't stay. All that it asks of the database stands in one transaction,
 * which is rolled back at its end. One after the other, and each in a savepoint of its own: so what
 * one of them breaks, the next one does not find broken.
 */
export class DryRun {
  readonly #over = Promise.withResolvers<void>()
  #transaction: Promise<Statements> | undefined
  #undone: Promise<unknown> = Promise.resolve()
  #turn: Promise<unknown> = Promise.resolve()
  #ended = false

  act<T>(database: Statements, work: Work<T>): Promise<T> {
    if (this.#ended) return Promise.reject(new Error('What was tried is over, and taken back.'))
    this.#transaction ??= this.#open(database)
    const transaction = this.#transaction
    const done = this.#turn.then(async () => (await transaction).transaction(work))
    this.#turn = done.catch(() => {})
    return done
  }

  /** Settles when nothing of it is left. */
  async end(): Promise<void> {
    this.#ended = true
    await this.#turn
    this.#over.resolve()
    await this.#undone
  }

  #open(database: Statements): Promise<Statements> {
    const opened = Promise.withResolvers<Statements>()
    const work = async (tx: Statements): Promise<never> => {
      opened.resolve(tx)
      await this.#over.promise
      throw new Error('Taken back.')
    }
    this.#undone = database.transaction(work).catch(opened.reject)
    return opened.promise
  }
}

/** The database of a backend, but for requests that are a dry run. */
export function dryable<Database extends Statements>(
  database: Database,
  dryRun: () => DryRun | undefined,
): Database {
  const act = <T>(work: Work<T>, options?: unknown): Promise<T> => {
    const dry = dryRun()
    return dry === undefined ? database.transaction(work, options) : dry.act(database, work)
  }
  const send = <T>(work: Work<T>): Promise<T> => {
    const dry = dryRun()
    return dry === undefined ? work(database) : dry.act(database, work)
  }
  return {
    ...database,
    all: (sql: string, params: readonly unknown[]) => send((tx) => tx.all(sql, params)),
    get: (sql: string, params: readonly unknown[]) => send((tx) => tx.get(sql, params)),
    run: (sql: string, params: readonly unknown[]) => send((tx) => tx.run(sql, params)),
    transaction: act,
  }
}
