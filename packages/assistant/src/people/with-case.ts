/** A rule that holds in some rows only. */
export function withCase(rule: string, condition: string): string {
  return rule.includes(' when ')
    ? rule.includes(condition)
      ? rule
      : `${rule} && ${condition}`
    : `${rule} when ${condition}`
}
