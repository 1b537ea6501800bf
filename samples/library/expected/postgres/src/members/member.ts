export interface Member {
  id: string
  username: string
  fullName: string | null
  birthday: string | null
  newsletter: boolean
  balance: string
  role: 'reader' | 'librarian'
}

/** What callers write when they make a member. */
export interface MemberInput {
  readonly username: string
  readonly fullName?: string | null
  readonly birthday?: string | null
  readonly newsletter?: boolean
}

export type MemberChanges = Partial<MemberInput>

/** A row as the database gives it. */
export type MemberRow = Member

export const memberColumns = `
  members.id, members.username, members.full_name AS "fullName", members.birthday,
  members.newsletter, members.balance, members.role`

export const memberProperties = {
  id: { type: 'string' },
  username: { type: 'string' },
  fullName: { type: ['string', 'null'] },
  birthday: { type: ['string', 'null'] },
  newsletter: { type: 'boolean' },
  balance: { type: 'string' },
  role: { type: 'string' },
} as const
