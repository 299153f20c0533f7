import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { removeFile } from '../platform/files.ts'
import { ExportJobs } from './export-job.model.ts'
import type { ExportJob } from './export-job.rules.ts'

type Whose = Readonly<{ schoolId: string; studentId: string }>

/** How many exports about one student somebody has asked for. */
export async function countExportsOf(ctx: Ctx, { schoolId, studentId }: Whose): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return ExportJobs.countDocuments({ schoolId, 'params.studentId': studentId })
}

/** Takes out the exports about one student, with their files: there is no such student any more. Twice is once. */
export async function dropExportsOf(ctx: Ctx, { schoolId, studentId }: Whose): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const jobs = await ExportJobs.find({ schoolId, 'params.studentId': studentId }, { files: 1 }).lean<ExportJob[]>()
  for (const { _id, files } of jobs) {
    for (const { fileId } of files) await removeFile(fileId)
    await ExportJobs.deleteOne({ _id })
  }
}
