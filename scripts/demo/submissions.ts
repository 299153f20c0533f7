import { sumMinutes } from '../../src/platform/minutes.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { digestOf, storeFile } from '../../src/platform/files.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import type { School } from '../../src/schools/school.rules.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import { buildReturn } from '../../src/submissions/build-return.rules.ts'
import type { ReturnFacts } from '../../src/submissions/return-facts.rules.ts'
import {
  columnsVersion,
  countChanges,
  differenceOf,
  digestOfLines,
  linesOf,
} from '../../src/submissions/return-lines.rules.ts'
import { totalsOfReturn } from '../../src/submissions/return-rows.rules.ts'
import { type Submission, submissionId, submittedMinutesOf } from '../../src/submissions/submission.rules.ts'
import { demoHours } from './hours.ts'
import { demoPdf } from './pdf.ts'
import { demoClasses } from './schools.ts'

interface Cast {
  today: Day
  schools: readonly School[]
  students: readonly Student[]
  partners: readonly Partner[]
  placements: readonly Placement[]
}

/** What Dora did was told to the Ministry early, four hours short of what was approved in the end. */
export async function demoSubmissions(cast: Cast): Promise<Submission[]> {
  const facts = factsOfDora(cast)
  const rows = buildReturn(facts)
  const lines = linesOf(rows)
  const receipt = demoPdf(['Ricevuta di acquisizione', 'Prot. FSL-2026-000417'])
  const name = 'ricevuta.pdf'
  const { school, schoolYear } = facts
  const which = { schoolId: school._id, schoolYear }
  return [
    {
      _id: submissionId(which, 1),
      ...which,
      number: 1,
      at: instantOf(addDays(cast.today, -2), clockTime('11:20')),
      by: { accountId: 'segreteria', name: 'Sara Segreteria' },
      receipt: {
        number: 'FSL-2026-000417',
        on: addDays(cast.today, -2),
        file: {
          fileId: await storeFile(receipt, { name, type: 'application/pdf' }),
          name,
          digest: digestOf(receipt),
        },
      },
      columnsVersion,
      digest: digestOfLines(lines),
      totals: totalsOfReturn(rows),
      difference: countChanges(differenceOf([], lines)),
      lines,
      students: submittedMinutesOf(rows, []),
    },
  ]
}

const shortBy = 240

function factsOfDora({ today, schools, students, partners, placements }: Cast): ReturnFacts {
  const school = schools.find(({ _id }) => _id === 'galilei')
  const placement = placements.find(({ _id }) => _id === 'dora-officine')
  const student = students.find(({ _id }) => _id === 'dora')
  const schoolYear = schoolYearOf(today)
  const schoolClass = demoClasses(schoolYear, today).classes.find(({ _id }) => _id === 'galilei-5b')
  if (!school || !placement || !student || !schoolClass) throw new Error('Borgo does not know Dora')
  const days = demoHours([placement], today)
  const approved = Math.max(0, sumMinutes(days.map(({ minutes }) => minutes)) - shortBy)
  const required = 90 * 60
  const years = {
    third: 0,
    fourth: 0,
    fifth: approved,
    total: approved,
    required,
    missing: Math.max(0, required - approved),
  }
  return {
    school,
    schoolYear,
    students: [{ ...student, schoolClass, years, approved }],
    placements: [
      {
        placement,
        hours: { logged: 0, confirmed: 0, approved, first: days[0]?.day ?? null, last: days.at(-1)?.day ?? null },
        approvedInAll: approved,
      },
    ],
    labs: [],
    partners: new Map(partners.map((partner) => [partner._id, partner])),
    provinces: new Map([['borgo', school.province ?? '']]),
  }
}
