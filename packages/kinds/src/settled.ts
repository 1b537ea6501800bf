/** What a face says of settings that may not have their shape yet; they are drawn meanwhile. */
export function settled<Value>(say: () => Value, otherwise: Value): Value {
  try {
    return say()
  } catch {
    return otherwise
  }
}
