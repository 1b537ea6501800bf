/** More of one name than this were put there by somebody else. */
const MOST = 8

/** Every value that a cookie of this name comes with: paths can make a browser send several. */
export function cookieValues(header: string | undefined, name: string): readonly string[] {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  const values = pairs
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return [...new Set(values)].slice(0, MOST)
}
