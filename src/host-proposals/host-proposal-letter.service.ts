import type { Ctx } from '../access/actor.ts'
import { schoolAccounts } from '../accounts/account.service.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import type { HostProposal } from './host-proposal.rules.ts'

/** Tells office and coordinators that a student has found a host; which student is said by the page alone. */
export async function tellSchoolOfHostProposal(
  ctx: Ctx,
  { _id, schoolId, name: host, town }: Pick<HostProposal, '_id' | 'schoolId' | 'name' | 'town'>,
  publicUrl: string,
): Promise<void> {
  const data = { host, town, link: publicUrl + paths.hostProposal({ hostProposalId: _id }) }
  for (const { name, email, language } of await schoolAccounts(schoolId))
    await enqueueNotice({
      key: `host-proposal-made:${_id}:${email ?? ''}`,
      kind: 'host-proposal-made',
      about: _id,
      to: { name, email, language },
      data,
      now: ctx.now,
    })
}

interface Answered {
  answer: 'taken-over' | 'declined'
  publicUrl: string
}

/** Tells the student what the school has said, where the student has an address. */
export async function tellStudentOfAnswer(
  ctx: Ctx,
  { _id, studentId, name: host }: Pick<HostProposal, '_id' | 'studentId' | 'name'>,
  { answer, publicUrl }: Answered,
): Promise<void> {
  const student = (await studentsNamed([studentId])).get(studentId)
  if (!student?.email) return
  await enqueueNotice({
    key: `host-proposal-answered:${_id}`,
    kind: 'host-proposal-answered',
    about: _id,
    to: { name: student.givenName, email: student.email, language: 'it', discreet: true },
    data: { host, answer, link: publicUrl + paths.hostProposal({ hostProposalId: _id }) },
    now: ctx.now,
  })
}
