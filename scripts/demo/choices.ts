import type { ChoiceList, Receipt } from '../../src/choices/choice.rules.ts'
import { listId } from '../../src/choices/choice.service.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, dayOf, instantOf } from '../../src/platform/day.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'
import { fullName, type Student } from '../../src/schools/student.rules.ts'

interface Chooser {
  student: Student
  classId: string
  /** where in the class list, from 0 */
  n: number
}

/** Who could not do the general safety course yet is offered what has no risk. */
const untrained = new Set(['bruno'])
/** Needs a place without steps. */
const withoutSteps = new Set(['galilei-3a-4'])
const lowRisk = 'offerta-fablab-stampa'

/**
 * What 3A has chosen in the rounds whose lists are open or over: two in three have sent a list, one of them twice, one with
 * no choices, one with a host that was forbidden since.
 */
export function demoChoices(
  rounds: readonly Round[],
  { students, enrolments }: { students: readonly Student[]; enrolments: readonly Enrolment[] },
): ChoiceList[] {
  const studentOf = new Map(students.map((student) => [student._id, student]))
  return rounds
    .filter(({ kind, opensAt }) => kind === 'placements' && opensAt !== null)
    .flatMap((round) => {
      const classIds = round.parts.flatMap((part) => part.classIds)
      const here = enrolments.filter(({ classId }) => classIds.includes(classId))
      return here.flatMap(({ studentId, classId }, n) => {
        const student = studentOf.get(studentId)
        const isSent = round.state !== 'open' || n % 3 !== 2
        return student && isSent ? [listOf(round, { student, classId, n })] : []
      })
    })
}

function listOf(round: Round, { student, classId, n }: Chooser): ChoiceList {
  const sent = receiptOf(round, { student, classId, n }, 0)
  const again = student._id === 'giulia' ? [receiptOf(round, { student, classId, n }, 1)] : []
  const last = again.at(-1) ?? sent
  return {
    _id: listId(round._id, student._id),
    roundId: round._id,
    unitId: student._id,
    studentId: student._id,
    schoolId: student.schoolId,
    classId,
    offerIds: last.offerIds,
    acceptsAny: last.acceptsAny,
    sentAt: last.at,
    receipts: [sent, ...again],
  }
}

/** The codes follow from the place in the class list, so that Borgo is the same every time: 0001-00A1 and on. */
function receiptOf(round: Round, { student, n }: Chooser, time: 0 | 1): Receipt {
  const on = addDays(dayOf(round.opensAt ?? round.createdAt), 1 + (n % 3) + time)
  const offerIds = wishesOf(round, student._id, n)
  return {
    code: `${String(n + 1).padStart(4, '0')}-00A${time + 1}`,
    at: instantOf(on, clockTime(`${String(14 + (n % 6)).padStart(2, '0')}:20`)),
    by:
      n % 8 === 4
        ? { accountId: 'coordinatore', name: 'Corrado Coordina' }
        : { accountId: null, name: fullName(student) },
    offerIds: time === 0 && student._id === 'giulia' ? offerIds.slice(0, 1) : offerIds,
    acceptsAny: n % 10 !== 9,
  }
}

function wishesOf({ offers }: Round, studentId: string, n: number): string[] {
  if (n % 7 === 5) return []
  const ids = offers.map(({ offerId }) => offerId)
  const possible = untrained.has(studentId) || withoutSteps.has(studentId) ? ids.filter((id) => id === lowRisk) : ids
  const start = n % Math.max(1, possible.length)
  return [...possible.slice(start), ...possible.slice(0, start)]
}
