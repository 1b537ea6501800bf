/** Letters, digits and dashes, whatever the project is called. */
export function fileNameOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.join('-').slice(0, 60) ?? 'drawing'
}
