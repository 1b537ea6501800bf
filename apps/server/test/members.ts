import type { Browser } from './client.ts'

/** Makes a member of somebody, by a link. */
export async function join(
  owner: Browser,
  other: Browser,
  project: string,
  role: 'viewer' | 'editor',
): Promise<void> {
  const { token } = await owner.must('invite', { params: { project }, body: { role } })
  await other.must('acceptInvitation', { body: { token } })
}

/** The account of a member, by the beginning of their address. */
export async function accountOf(member: Browser): Promise<string> {
  return (await member.must('me')).user.id
}
