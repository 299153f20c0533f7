import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { linkTo, type Task } from '../web/parts.ts'
import type { AttendanceWarning } from './attendance-warning.rules.ts'
import { attendanceWords } from './attendance.text.ts'

/** What is wrong, a sentence each. */
export function warningTexts({ alarm, lost, attendancePercent }: AttendanceWarning, language: Language): string[] {
  const t = attendanceWords(language)
  return [
    ...(alarm ? [t.fewPresent(alarm.below, alarm.sessions, formatDay(alarm.from, language))] : []),
    ...(lost > 0 ? [t.lostStudents(lost, String(attendancePercent))] : []),
  ]
}

/** The same as tasks of the page of an edition; null when all is well. */
export function warningTasks(warning: AttendanceWarning | null, editionId: string, { language }: Ctx) {
  if (warning === null) return null
  const t = attendanceWords(language)
  const action = linkTo(t.seeAttendance, paths.editionAttendance({ editionId }))
  const advice = [...(warning.alarm ? [t.fewPresentAdvice] : []), ...(warning.lost > 0 ? [t.lostAdvice] : [])]
  const tasks = warningTexts(warning, language).map(
    (text, index): Task => ({ text, note: advice[index] ?? null, status: null, action }),
  )
  return { title: t.attention, tasks }
}
