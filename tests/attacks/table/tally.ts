/** How many calls attacks have made, on what and by whom, and which were answered as none should be. */
export class Tally {
  tried = 0
  readonly accepted: string[] = []
  /** `GET /tasks`, of those that somebody was turned away from. */
  readonly routes = new Set<string>()
  readonly callers = new Set<string>()

  /** Counts a call that has to be turned away. */
  held(isHeld: boolean, what: () => string): void {
    this.tried += 1
    if (!isHeld) this.accepted.push(what())
  }

  /** Counts a call of somebody’s on a route, `how` it was made, which has to be turned away. */
  judged({ caller, how = '', route, isHeld, answer }: Judged): void {
    const { method, path } = route
    this.callers.add(caller)
    this.routes.add(`${method} ${path}`)
    const who = how === '' ? caller : `${caller} ${how}`
    this.held(isHeld, () => `${who}, ${method} ${path}: ${answer.statusCode}`)
  }
}

export interface Judged {
  readonly caller: string
  readonly how?: string
  readonly route: { readonly method: string; readonly path: string }
  readonly isHeld: boolean
  readonly answer: { readonly statusCode: number }
}
