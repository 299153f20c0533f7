import { z } from 'zod'
import { fields, type Read, readForm, typedOf } from '../platform/form.ts'
import { whenFull, type WhenFull } from './enrolment-making.rules.ts'

const mostClasses = 30

const ids = fields
  .ids()
  .transform((list) => [...new Set(list)])
  .refine((list) => list.length <= 500, { error: 'not-valid' })

const whoComes = z.object({
  id: fields.id(),
  classes: ids.refine((list) => list.length > 0 && list.length <= mostClasses, { error: 'no-classes-chosen' }),
  students: ids,
  privacy: fields.oneOf(['all', 'later']),
  // Return in a text field sends no button: then the seats must be enough.
  whenFull: fields.optionalText(20).transform((value) => whenFull.find((each) => each === value) ?? 'refuse'),
  force: fields.optionalText(500),
})
const ownGroup = whoComes.extend({ teacher: fields.id(), counts: fields.oneOf(['yes', 'no']) })
const otherGroup = whoComes.extend({ group: fields.id() })

export interface EnrolmentForm {
  id: string
  classIds: string[]
  studentIds: string[]
  teacherId: string
  counts: boolean
  privacy: boolean
  whenFull: WhenFull
  groupId: string | null
  force: string | null
}

/** An enrolment; students who join a group have its teacher, and their hours count as those of the others. */
export function readEnrolment(body: unknown): Read<EnrolmentForm> {
  if (isJoining(body)) {
    const read = readForm(otherGroup, body)
    if (!read.ok) return read
    return { ok: true, value: { ...commonOf(read.value), teacherId: '', counts: false, groupId: read.value.group } }
  }
  const read = readForm(ownGroup, body)
  if (!read.ok) return read
  const { teacher, counts } = read.value
  return { ok: true, value: { ...commonOf(read.value), teacherId: teacher, counts: counts === 'yes', groupId: null } }
}

function isJoining(body: unknown): boolean {
  const { group } = typedOf(body)
  return typeof group === 'string' && group !== ''
}

function commonOf({ id, classes, students, privacy, whenFull: full, force }: z.infer<typeof whoComes>) {
  return { id, classIds: classes, studentIds: students, privacy: privacy === 'all', whenFull: full, force }
}

/** The classes and the group that the address, or a form, names. */
export function readChoice(from: unknown): { classIds: string[]; groupId: string | null } {
  const typed = typedOf(from)
  const classes = [typed['classe'] ?? typed['classes'] ?? []].flat().filter((id) => id !== '')
  const group = typed['gruppo'] ?? typed['group']
  return {
    classIds: [...new Set(classes)].slice(0, mostClasses),
    groupId: typeof group === 'string' && group !== '' ? group.slice(0, 64) : null,
  }
}
