/** So many of each name in a time; what is beyond is refused until the next one begins. */
export function createAllowance(most: number, ms: number) {
  let began = 0
  let counts = new Map<string, number>()
  return {
    grant(name: string): boolean {
      const now = Date.now()
      if (now - began >= ms) [began, counts] = [now, new Map()]
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      return count <= most
    },
  }
}
