import type { PersonActor } from '../../src/access/actor.ts'
import { type ExportJob, exportKey } from '../../src/export-jobs/export-job.rules.ts'
import { previousSchoolYear, schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf, monthOf } from '../../src/platform/day.ts'

const galilei = { schoolId: 'galilei' }

/** An export of each role whose files are gone, and one of the coordinator that could not be made. */
export function demoExports(today: Day): ExportJob[] {
  const lastYear = { ...galilei, schoolYear: previousSchoolYear(schoolYearOf(today)) }
  const month = { partnerId: 'fablab', month: monthOf(addDays(today, -40)) }
  const giulia = { studentId: 'giulia', name: 'D’Amico Giulia' }
  const office: PersonActor = { role: 'office', accountId: 'segreteria', ...galilei }
  const coordinator: PersonActor = { role: 'coordinator', accountId: 'coordinatore', ...galilei }
  const host: PersonActor = { role: 'host', accountId: 'ente', partnerId: 'fablab' }
  const teacher: PersonActor = { role: 'teacher', accountId: 'docente', ...galilei, classIds: ['galilei-3a'] }
  const student: PersonActor = { role: 'student', accountId: 'giulia.damico', ...galilei, studentId: 'giulia' }
  return [
    anExport(today, { _id: 'esportazione-segreteria', actor: office, what: 'return', params: lastYear }),
    {
      ...anExport(today, { _id: 'esportazione-coordinatore', actor: coordinator, what: 'return', params: lastYear }),
      state: 'failed',
    },
    anExport(today, { _id: 'esportazione-ente', actor: host, what: 'host-month', params: month }),
    anExport(today, { _id: 'esportazione-docente', actor: teacher, what: 'dossier', params: giulia }),
    anExport(today, { _id: 'esportazione-studente', actor: student, what: 'dossier', params: giulia }),
  ]
}

type ExportOf = Pick<ExportJob, '_id' | 'actor' | 'what' | 'params'>

function anExport(today: Day, { _id, actor, what, params }: ExportOf): ExportJob {
  const asked = instantOf(addDays(today, -9), clockTime('09:40'))
  return {
    _id,
    key: exportKey({ actor, what, params, digest: _id }),
    ownerId: actor.accountId,
    schoolId: 'schoolId' in actor ? actor.schoolId : null,
    actor,
    language: 'it',
    what,
    params,
    dataDigest: _id,
    state: 'expired',
    done: 0,
    total: 96,
    files: [],
    attempts: 1,
    lease: null,
    createdAt: asked,
    finishedAt: new Date(asked.getTime() + 4000),
  }
}
