/** The message is for people. */
export class NotHeld extends Error {
  constructor() {
    super(
      'Requests can’t be held here: Node has no debugger under its own rules, so without them a backend must run isolated by the system (bubblewrap on Linux), and this machine can’t do that.',
    )
  }
}
