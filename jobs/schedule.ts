import * as deliverNotices from './deliver-notices.ts'
import * as finishInterruptedWork from './finish-interrupted-work.ts'
import type { Job } from './job.ts'
import * as remindExpiring from './remind-expiring.ts'
import * as remindUnconfirmedHours from './remind-unconfirmed-hours.ts'

/** What runs by itself, and when (minute, hour, day, month, weekday; in Italian time). */
export const schedule: readonly Job[] = [
  { name: 'remind-unconfirmed-hours', when: remindUnconfirmedHours.when, run: remindUnconfirmedHours.run },
  { name: 'finish-interrupted-work', when: finishInterruptedWork.when, run: finishInterruptedWork.run },
  { name: 'remind-expiring', when: remindExpiring.when, run: remindExpiring.run },
  { name: 'deliver-notices', when: '* * * * *', run: deliverNotices.run },
]
