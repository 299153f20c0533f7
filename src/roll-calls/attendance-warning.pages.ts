import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { linkTo, type Task } from '../web/parts.ts'
import type { AttendanceWarning, LowAttendance } from './attendance-warning.rules.ts'
import { attendanceWords } from './attendance.text.ts'

interface Warning {
  text: string
  advice: string
}

/** What is wrong, a sentence each, with what to do about it. */
export function warningLines({ alarm, lost, attendancePercent }: AttendanceWarning, language: Language): Warning[] {
  const t = attendanceWords(language)
  return [
    ...(alarm ? [fewPresentLine(alarm, language)] : []),
    ...(lost > 0 ? [{ text: t.lostStudents(lost, String(attendancePercent)), advice: t.lostAdvice }] : []),
  ]
}

/** A run of sessions with too few present. */
export function fewPresentLine({ below, sessions, from }: LowAttendance, language: Language): Warning {
  const t = attendanceWords(language)
  return { text: t.fewPresent(below, sessions, formatDay(from, language)), advice: t.fewPresentAdvice }
}

/** The same as tasks of the page of an edition; null when all is well. */
export function warningTasks(warning: AttendanceWarning | null, editionId: string, { language }: Ctx) {
  if (warning === null) return null
  const t = attendanceWords(language)
  const action = linkTo(t.seeAttendance, paths.editionAttendance({ editionId }))
  const tasks = warningLines(warning, language).map(
    ({ text, advice }): Task => ({ text, note: advice, status: null, action }),
  )
  return { title: t.attention, tasks }
}
