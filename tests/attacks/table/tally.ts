/** How many calls attacks have made, and which of them were answered as none should be. */
export class Tally {
  tried = 0
  readonly accepted: string[] = []

  /** Counts a call that has to be turned away. */
  held(isHeld: boolean, what: () => string): void {
    this.tried += 1
    if (!isHeld) this.accepted.push(what())
  }
}
