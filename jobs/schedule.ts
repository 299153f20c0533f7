import type { JobName } from '../src/job-runs/job-run.rules.ts'
import * as checkAttendance from './check-attendance.ts'
import * as checkMinimums from './check-minimums.ts'
import * as clearExports from './clear-exports.ts'
import * as closeRounds from './close-rounds.ts'
import * as countForSchools from './count-for-schools.ts'
import * as deliverNotices from './deliver-notices.ts'
import * as finishInterruptedWork from './finish-interrupted-work.ts'
import type { Job } from './job.ts'
import * as keepFreedPlaces from './keep-freed-places.ts'
import * as keepWaitingLists from './keep-waiting-lists.ts'
import * as makeExports from './make-exports.ts'
import * as offSiteToday from './off-site-today.ts'
import * as remindAuthorisations from './remind-authorisations.ts'
import * as remindExpiring from './remind-expiring.ts'
import * as remindLabSessions from './remind-lab-sessions.ts'
import * as remindPlacements from './remind-placements.ts'
import * as remindRollCalls from './remind-roll-calls.ts'
import * as remindUnconfirmedHours from './remind-unconfirmed-hours.ts'
import * as reviewRetention from './review-retention.ts'
import * as verifyLedger from './verify-ledger.ts'
import * as weeklyPlan from './weekly-plan.ts'

type Timed = Pick<Job, 'when' | 'run'>

/** What runs by itself, and when (minute, hour, day, month, weekday; in Italian time). Letters leave last. */
const jobs: Record<JobName, Timed> = {
  'finish-interrupted-work': { when: finishInterruptedWork.when, run: finishInterruptedWork.run },
  'make-exports': { when: '* * * * *', run: makeExports.run },
  'keep-freed-places': { when: keepFreedPlaces.when, run: keepFreedPlaces.run },
  'keep-waiting-lists': { when: keepWaitingLists.when, run: keepWaitingLists.run },
  'close-rounds': { when: closeRounds.when, run: closeRounds.run },
  'verify-ledger': { when: verifyLedger.when, run: verifyLedger.run },
  'clear-exports': { when: clearExports.when, run: clearExports.run },
  'count-for-schools': { when: countForSchools.when, run: countForSchools.run },
  'review-retention': { when: reviewRetention.when, run: reviewRetention.run },
  'check-attendance': { when: checkAttendance.when, run: checkAttendance.run },
  'check-minimums': { when: checkMinimums.when, run: checkMinimums.run },
  'off-site-today': { when: offSiteToday.when, run: offSiteToday.run },
  'remind-unconfirmed-hours': { when: remindUnconfirmedHours.when, run: remindUnconfirmedHours.run },
  'remind-placements': { when: remindPlacements.when, run: remindPlacements.run },
  'remind-expiring': { when: remindExpiring.when, run: remindExpiring.run },
  'remind-authorisations': { when: remindAuthorisations.when, run: remindAuthorisations.run },
  'remind-roll-calls': { when: remindRollCalls.when, run: remindRollCalls.run },
  'remind-lab-sessions': { when: remindLabSessions.when, run: remindLabSessions.run },
  'weekly-plan': { when: weeklyPlan.when, run: weeklyPlan.run },
  'deliver-notices': { when: '* * * * *', run: deliverNotices.run },
}

export const schedule: readonly Job[] = Object.entries(jobs).map(([name, { when, run }]) => {
  // Object.entries forgets that the keys of the table are names of jobs.
  return { name: name as JobName, when, run }
})
