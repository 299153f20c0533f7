import type { PersonActor } from '../../src/access/actor.ts'
import { type ExportJob, exportKey } from '../../src/export-jobs/export-job.rules.ts'
import { previousSchoolYear, schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'

/** An export of the office whose files are gone, and one of the coordinator that could not be made. */
export function demoExports(today: Day): ExportJob[] {
  return [
    anExport(today, { _id: 'esportazione-segreteria', role: 'office', accountId: 'segreteria', state: 'expired' }),
    anExport(today, {
      _id: 'esportazione-coordinatore',
      role: 'coordinator',
      accountId: 'coordinatore',
      state: 'failed',
    }),
  ]
}

interface ExportOf extends Pick<ExportJob, '_id' | 'state'> {
  role: 'office' | 'coordinator'
  accountId: string
}

function anExport(today: Day, { _id, role, accountId, state }: ExportOf): ExportJob {
  const actor: PersonActor = { role, accountId, schoolId: 'galilei' }
  const asked = instantOf(addDays(today, -9), clockTime('09:40'))
  const params = { schoolId: 'galilei', schoolYear: previousSchoolYear(schoolYearOf(today)) }
  const what = 'return'
  return {
    _id,
    key: exportKey({ actor, what, params, digest: _id }),
    ownerId: accountId,
    schoolId: 'galilei',
    actor,
    language: 'it',
    what,
    params,
    dataDigest: _id,
    state,
    done: 0,
    total: 96,
    files: [],
    attempts: 1,
    lease: null,
    createdAt: asked,
    finishedAt: new Date(asked.getTime() + 4000),
  }
}
