/** Placeholder until the next change lands. */
export function CodeView() {
  return <div className="flex-1" />
}
