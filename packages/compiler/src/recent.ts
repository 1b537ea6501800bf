/**
 * Remembers what was made of some text, for as many texts as were used last: `least`, and twice as
 * many as a project has of them, so that one edit makes none of the others again. For what is pure:
 * the same text gives the same again.
 */
export function recent<Made>(
  least: number,
): (text: string, make: () => Made, inProject?: number) => Made {
  const known = new Map<string, Made>()
  return (text, make, inProject = 0) => {
    const made = known.get(text) ?? make()
    known.delete(text)
    known.set(text, made)
    const [oldest] = known.keys()
    if (known.size > Math.max(least, 2 * inProject) && oldest !== undefined) known.delete(oldest)
    return made
  }
}

/** Remembers what was made of an object for as long as somebody has it. For what never changes. */
export function ofEach<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, Made>()
  return (of) => {
    const made = known.get(of) ?? make(of)
    known.set(of, made)
    return made
  }
}
