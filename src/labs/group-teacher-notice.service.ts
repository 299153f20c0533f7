import type { Ctx } from '../access/actor.ts'
import { staffContacts } from '../accounts/school-staff.service.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { Editions } from './edition.model.ts'
import type { Edition, TeacherNews, UntoldChange } from './edition.rules.ts'

/**
 * Tells the teacher who comes along from now on, and the one who did before: once each, and not whoever made the change.
 * Who has left the school, or whose account is closed, is not written to.
 */
export async function tellOfTeacher(
  ctx: Ctx,
  edition: Pick<Edition, '_id' | 'title' | 'code' | 'groups'>,
  { news, publicUrl }: { news: UntoldChange & { teacher: TeacherNews }; publicUrl: string },
): Promise<void> {
  const { groupId, rosterVersion, before, after } = news.teacher
  const group = edition.groups.find(({ id }) => id === groupId)
  const data = {
    edition: `${edition.title} (${edition.code})`,
    group: group?.label ?? '',
    teacher: after.name,
    before: before?.name ?? '',
    link: publicUrl + paths.editionPlan({ editionId: edition._id }),
  }
  const ids = [after.accountId, before?.accountId ?? ''].filter((id) => id !== '' && id !== news.byId)
  const schoolIds = group ? [group.schoolId] : []
  for (const { accountId, name, email, language } of await staffContacts({ schoolIds, accountIds: ids, roles: [] })) {
    const part = accountId === after.accountId ? 'comes' : 'goes'
    await enqueueNotice({
      // Somebody with two roles at the school is found twice, and told once.
      key: `lab-teacher-changed:${edition._id}:${groupId}:${rosterVersion}:${accountId}`,
      kind: 'lab-teacher-changed',
      about: edition._id,
      to: { name, email, language },
      data: { ...data, part },
      now: ctx.now,
    })
  }
  await Editions.updateOne(
    { _id: edition._id, 'untold.teacher.rosterVersion': rosterVersion },
    { $pull: { untold: { 'teacher.rosterVersion': rosterVersion } } },
  )
}
