import { schoolYearOf, yearInAddress } from '../../src/norms/school-year.rules.ts'
import { paths } from '../../src/paths.ts'
import { monthOf } from '../../src/platform/day.ts'
import { type Case, page, pick } from './cases.ts'
import { benchToday } from './city.ts'

const month = monthOf(benchToday)
const schoolYear = yearInAddress(schoolYearOf(benchToday))
const silentHosts = 'the days that wait for a host are read, and few have waited for too long'
const firstLook = 'the first look of a school makes its list, from all that it keeps'
const joinedLabs = 'the labs of the students are read, and few have sessions ahead'

/** The rooms around a placement: its papers, months, registers, evaluations, and what leaves the school. */
export const placementPages: readonly Case[] = [
  page('groups and classes', 'coordinator', () => paths.placementGroups()),
  page('papers of a placement', 'coordinator', ({ placementIds }, turn) =>
    paths.papers({ placementId: pick(placementIds, turn) }),
  ),
  { ...page('hours without answer', 'coordinator', () => paths.hoursUnanswered()), mayExamine: silentHosts },
  page('months', 'coordinator', () => paths.months()),
  page('a month', 'coordinator', () => paths.month({ month })),
  page('registers', 'coordinator', () => paths.registers()),
  page('what a register will hold', 'coordinator', ({ placementIds }, turn) =>
    paths.placementRegister({ placementId: pick(placementIds, turn) }),
  ),
  page('what the register of a class will hold', 'coordinator', ({ classIds }, turn) =>
    paths.classRegister({ classId: pick(classIds, turn) }),
  ),
  {
    ...page('what the register of a year will hold', 'office', () => paths.yearRegister({ schoolYear })),
    mayExamine: joinedLabs,
  },
  page('month of a host', 'host', ({ partnerId }) => paths.hostMonthRegister({ partnerId, month })),
  page('paper registers', 'coordinator', () => paths.paperRegisters()),
  page('evaluations of a placement', 'coordinator', ({ placementIds }, turn) =>
    paths.evaluations({ placementId: pick(placementIds, turn) }),
  ),
  { ...page('students at risk', 'coordinator', () => paths.atRisk()), mayExamine: joinedLabs },
  page('ledger', 'office', () => paths.ledger()),
  {
    ...page('return to the Ministry', 'office', ({ schoolId }) => paths.schoolReturn({ schoolId, schoolYear })),
    mayExamine: 'the papers of all placements of the year are read, and few have an exception of the principal',
  },
  page('exports', 'office', () => paths.exportJobs()),
  page('transfers', 'office', () => paths.transfers()),
  page('moves of a student', 'office', ({ studentIds }, turn) =>
    paths.studentMoves({ studentId: pick(studentIds, turn) }),
  ),
  page('data of a student', 'office', ({ studentIds }, turn) =>
    paths.studentData({ studentId: pick(studentIds, turn) }),
  ),
  { ...page('what falls due', 'office', () => paths.retention()), mayExamine: firstLook },
  page('proposals', 'host', () => paths.placementProposals()),
  page('own absences', 'student', ({ placementIds }, turn) =>
    paths.placementAbsences({ placementId: pick(placementIds, turn) }),
  ),
  page('own diary', 'student', ({ placementIds }, turn) =>
    paths.placementDiary({ placementId: pick(placementIds, turn) }),
  ),
]
