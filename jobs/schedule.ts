import * as deliverNotices from './deliver-notices.ts'
import type { Job } from './job.ts'
import * as remindUnconfirmedHours from './remind-unconfirmed-hours.ts'

/** What runs by itself, and when (minute, hour, day, month, weekday; in Italian time). */
export const schedule: readonly Job[] = [
  { name: 'remind-unconfirmed-hours', when: remindUnconfirmedHours.when, run: remindUnconfirmedHours.run },
  { name: 'deliver-notices', when: '* * * * *', run: deliverNotices.run },
]
