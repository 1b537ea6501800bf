/** How an answer ends: as it should, or cut at the limit of the model, refused, or with an error. */
export type End = 'whole' | 'length' | 'refusal' | 'blocked' | 'error' | 'tool'

export interface Counted {
  readonly sent: number
  readonly received: number
  /** Of what was sent, what the provider remembered. */
  readonly cached: number
}

/** One provider’s way to write an answer, event by event, as it stands on the wire. */
export interface Protocol {
  readonly before: readonly string[]
  readonly thought: (text: string) => string
  readonly piece: (text: string) => string
  /** `text` is what a refusal or an error says. */
  readonly after: (end: End, text: string, counted: Counted) => readonly string[]
  /** The body of an answer whose status is an error. */
  readonly error: (status: number, message: string) => string
}

export const data = (value: object): string => `data: ${JSON.stringify(value)}\n\n`
export const event = (type: string, more: object = {}): string =>
  `event: ${type}\n${data({ type, ...more })}`
