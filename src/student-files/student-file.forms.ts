import { z } from 'zod'
import { fields, type Read, readForm, refusedForm } from '../platform/form.ts'
import { type ClassRecord, type FamilyNotice, type GeneralSafety, noticeWays } from './student-file.rules.ts'

const notice = z.object({ on: fields.day(), textVersion: fields.text(60), how: fields.oneOf(noticeWays) })

export function readNotice(body: unknown): Read<Omit<FamilyNotice, 'by'>> {
  return readForm(notice, body)
}

const safety = z.object({ safetyOn: fields.day(), hours: fields.duration(), provider: fields.text(120) })

export function readSafety(body: unknown): Read<Omit<GeneralSafety, 'by' | 'scan'>> {
  const read = readForm(safety, body)
  if (!read.ok) return read
  const { safetyOn: on, hours: minutes, provider } = read.value
  return { ok: true, value: { on, minutes, provider } }
}

const chosen = z.object({ students: fields.ids(), what: fields.oneOf(['notice', 'safety']) })

/** The ticked students of a class and what is recorded for all of them. Problem: `none-chosen`. */
export function readClassRecord(body: unknown): Read<{ students: string[]; record: ClassRecord }> {
  const read = readForm(chosen, body)
  if (!read.ok) return read
  const { students, what } = read.value
  if (students.length === 0) return refusedForm(body, { students: 'none-chosen' })
  if (what === 'notice') {
    const given = readNotice(body)
    return given.ok ? { ok: true, value: { students, record: { what, ...given.value } } } : given
  }
  const given = readSafety(body)
  return given.ok ? { ok: true, value: { students, record: { what, ...given.value } } } : given
}
