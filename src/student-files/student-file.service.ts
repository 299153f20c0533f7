import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { authorOf } from '../partners/author.service.ts'
import type { Day } from '../platform/day.ts'
import { documentKind, documentName } from '../platform/document-kind.ts'
import { Refused } from '../platform/errors.ts'
import { openFile, removeFile, storeFile, type StoredFile } from '../platform/files.ts'
import { findClass } from '../schools/school-class.service.ts'
import type { Student } from '../schools/student.rules.ts'
import { findStudent, studentsOfClass } from '../schools/student.service.ts'
import { StudentFiles } from './student-file.model.ts'
import {
  type ClassRecord,
  dateRefusals,
  emptyFile,
  type FamilyNotice,
  type FileEvent,
  type GeneralSafety,
  generalSafetyRefusals,
  isFamilyInformed,
  type StudentFile,
} from './student-file.rules.ts'

/** The student and what is recorded of them; NotFound when this actor may not. */
export async function findStudentFile(
  ctx: Ctx,
  permission: Permission,
  studentId: string,
): Promise<{ student: Student; file: StudentFile }> {
  const student = await findStudent(ctx, permission, studentId)
  const file = await StudentFiles.findById(studentId).lean<StudentFile>()
  return { student, file: file ?? emptyFile(studentId, student.schoolId) }
}

/** What is recorded of these students, by id, for use cases that have already decided who may know. */
export async function studentFilesOf(studentIds: readonly string[]): Promise<Map<string, StudentFile>> {
  const files = await StudentFiles.find({ _id: { $in: [...new Set(studentIds)] } }).lean<StudentFile[]>()
  return new Map(files.map((file) => [file._id, file]))
}

/** Which of these students' families have been told by that day; for use cases that have decided who may know. */
export async function familyInformed(studentIds: readonly string[], on: Day): Promise<Set<string>> {
  const files = await studentFilesOf(studentIds)
  return new Set(studentIds.filter((id) => isFamilyInformed(files.get(id) ?? null, on)))
}

/** Records that the family was told, or corrects it. Refused: `date-in-the-future`, `date-too-old`. */
export async function recordFamilyNotice(ctx: Ctx, studentId: string, given: Omit<FamilyNotice, 'by'>): Promise<void> {
  const { student, file } = await findStudentFile(ctx, 'student-file.edit', studentId)
  refuse(dateRefusals(given.on, ctx.today))
  const event = file.familyNotice ? 'notice-corrected' : 'notice'
  const familyNotice = { ...given, by: await authorOf(ctx) }
  await write(ctx, { student, event, on: given.on, change: { familyNotice } })
}

/**
 * Records the general training, or corrects it, with the scan of its certificate if there is one (without a new one the
 * old stays). Refused with RecordRefusal, or the reason of a scan that is no document.
 */
export async function recordGeneralSafety(
  ctx: Ctx,
  studentId: string,
  { scan: sent, ...given }: Omit<GeneralSafety, 'by' | 'scan'> & { scan: { bytes: Buffer; name: string } | null },
): Promise<void> {
  const { student, file } = await findStudentFile(ctx, 'student-file.edit', studentId)
  refuse(generalSafetyRefusals(given, ctx.today))
  const stored = sent && (await storeScan(sent))
  const event = file.generalSafety ? 'safety-corrected' : 'safety'
  const scan = stored ?? file.generalSafety?.scan ?? null
  const generalSafety = { ...given, scan, by: await authorOf(ctx) }
  try {
    await write(ctx, { student, event, on: given.on, change: { generalSafety } })
  } catch (error) {
    if (stored) await removeFile(stored.fileId)
    throw error
  }
}

/** Keeps a scan, checked by its content. Refused with the reason of DocumentRefusal. */
export async function storeScan(sent: { bytes: Buffer; name: string }): Promise<{ fileId: string; name: string }> {
  const kind = documentKind(sent.bytes)
  if (!kind.ok) throw new Refused(kind.reason)
  const name = documentName(sent.name, kind.extension)
  return { fileId: await storeFile(sent.bytes, { name, type: kind.type }), name }
}

/** The scan of the certificate; null when there is none. */
export async function openCertificate(ctx: Ctx, studentId: string, fileId: string): Promise<StoredFile | null> {
  const { file } = await findStudentFile(ctx, 'student-file.view', studentId)
  return file.generalSafety?.scan?.fileId === fileId ? openFile(fileId) : null
}

/** The students who are in a class on that day, each with what is recorded. */
export async function classFiles(ctx: Ctx, classId: string, on: Day) {
  const enrolled = await studentsOfClass(ctx, 'student-file.view', classId, on)
  const files = await studentFilesOf(enrolled.map(({ student }) => student._id))
  return enrolled.map(({ student }) => ({
    student,
    file: files.get(student._id) ?? emptyFile(student._id, student.schoolId),
  }))
}

/**
 * Records one thing for the ticked students of a class; who has it already keeps what was recorded. Refused: `none-chosen`,
 * `not-of-this-class`, and as for one student. Gives for how many it was new.
 */
export async function recordForClass(
  ctx: Ctx,
  { classId, studentIds, on, record }: { classId: string; studentIds: readonly string[]; on: Day; record: ClassRecord },
): Promise<number> {
  await findClass(ctx, 'student-file.edit', classId)
  const all = await classFiles(ctx, classId, on)
  const chosen = all.filter(({ student }) => studentIds.includes(student._id))
  if (chosen.length === 0) throw new Refused('none-chosen')
  if (chosen.length < new Set(studentIds).size) throw new Refused('not-of-this-class')
  refuse(record.what === 'notice' ? dateRefusals(record.on, ctx.today) : generalSafetyRefusals(record, ctx.today))
  const by = await authorOf(ctx)
  let count = 0
  for (const { student } of chosen) {
    const { what, ...given } = record
    const change =
      what === 'notice'
        ? { familyNotice: { ...(given as Omit<FamilyNotice, 'by'>), by } }
        : { generalSafety: { ...(given as Omit<GeneralSafety, 'by' | 'scan'>), scan: null, by } }
    if (await write(ctx, { student, event: what, on: record.on, change, onlyNew: true })) count++
  }
  return count
}

interface Writing {
  student: Student
  event: FileEvent
  on: Day
  change: Partial<Pick<StudentFile, 'familyNotice' | 'generalSafety'>>
  /** Only where nothing is recorded. */
  onlyNew?: boolean
}

/** One write with its line of history; whether it was done. */
async function write(ctx: Ctx, { student, event, on, change, onlyNew }: Writing): Promise<boolean> {
  const line = { at: ctx.now, by: await authorOf(ctx), event, on }
  await StudentFiles.updateOne(
    { _id: student._id },
    { $setOnInsert: emptyOf(student) },
    { upsert: true, setDefaultsOnInsert: false },
  )
  const [field = ''] = Object.keys(change)
  const filter = { _id: student._id, ...(onlyNew ? { [field]: null } : {}) }
  const written = await StudentFiles.updateOne(filter, { $set: change, $push: { history: line } })
  return written.modifiedCount === 1
}

function emptyOf({ _id, schoolId }: Student) {
  const { _id: _, ...rest } = emptyFile(_id, schoolId)
  return rest
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Refused(...reasons)
}
