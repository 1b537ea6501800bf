/** A rule for members of the organisation that a row belongs to, taken apart. */
export interface MemberRule {
  /** Of `member:admin`. */
  readonly role?: string
  readonly when?: string
}

const MEMBER = /^member(?::([a-z][a-zA-Z0-9_]{0,39}))?(?: when (.+))?$/

/** Undefined where a rule is about somebody else. */
export function readMemberRule(rule: string): MemberRule | undefined {
  const found = MEMBER.exec(rule)
  if (found === null) return undefined
  const [, role, when] = found
  return { ...(role !== undefined && { role }), ...(when !== undefined && { when }) }
}
