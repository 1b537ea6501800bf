/** A rule for members of the organisation that a row belongs to, taken apart. */
export interface MemberRule {
  /** Of `member:admin`. */
  readonly role?: string
  /** Of `member:can:issues:write`. */
  readonly permission?: string
  readonly when?: string
}

const MEMBER =
  /^member(?::(?:can:(?<permission>[a-zA-Z0-9:]+)|(?<role>[a-z][a-zA-Z0-9_]{0,39})))?(?: when (?<when>.+))?$/

/** Undefined where a rule is about somebody else. */
export function readMemberRule(rule: string): MemberRule | undefined {
  const found = MEMBER.exec(rule)
  if (found === null) return undefined
  const { role, permission, when } = found.groups ?? {}
  return {
    ...(role !== undefined && { role }),
    ...(permission !== undefined && { permission }),
    ...(when !== undefined && { when }),
  }
}
