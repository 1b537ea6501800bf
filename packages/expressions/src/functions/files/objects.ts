/** The named members alone. */
export function pick<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  ...names: readonly Name[]
): Pick<Whole, Name> {
  const { ...rest } = whole
  for (const name of Object.keys(rest)) {
    if (!names.some((one) => one === name)) Reflect.deleteProperty(rest, name)
  }
  return rest
}

/** All but the named members. */
export function omit<Whole extends object, Name extends keyof Whole>(
  whole: Whole,
  ...names: readonly Name[]
): Omit<Whole, Name> {
  const { ...rest } = whole
  for (const name of names) Reflect.deleteProperty(rest, name)
  return rest
}
