import type { Account } from '../../src/accounts/account.rules.ts'
import type { ResourceDay } from '../../src/bookings/booking.rules.ts'
import type { CalendarFeed } from '../../src/calendar/feed.rules.ts'
import type { JobRecord, JobWorker } from '../../src/job-runs/job-run.rules.ts'
import type { LabModule } from '../../src/lab-modules/lab-module.rules.ts'
import type { Edition } from '../../src/labs/edition.rules.ts'
import type { MachineAuthorisation } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import type { Day } from '../../src/platform/day.ts'
import type { AnnouncedAbsence, RollCall } from '../../src/roll-calls/roll-call.rules.ts'
import { demoBookings } from '../demo/bookings.ts'
import { cityAuthorisations } from './city-authorisations.ts'
import { cityEditions } from './city-editions.ts'
import { cityFeeds } from './city-feeds.ts'
import { cityHosts } from './city-hosts.ts'
import { cityJobs, cityWorkers } from './city-jobs.ts'
import { cityModules } from './city-modules.ts'
import { cityAbsences, cityRollCalls } from './city-roll-calls.ts'
import type { CitySchools } from './city-schools.ts'

/** The labs of the city: what is taught, when it takes place, what it takes up, who was there, and what they may use. */
export interface CityLabs {
  modules: LabModule[]
  editions: Edition[]
  bookings: ResourceDay[]
  rollCalls: RollCall[]
  absences: AnnouncedAbsence[]
  authorisations: MachineAuthorisation[]
  feeds: CalendarFeed[]
  jobs: JobRecord[]
  workers: JobWorker[]
}

interface Cast extends CitySchools {
  partners: readonly Partner[]
  accounts: readonly Account[]
}

export function cityLabs(cast: Cast, { today, now }: { today: Day; now: Date }): CityLabs {
  const hosts = cityHosts([...cast.partners])
  const modules = cityModules(today)
  const editions = cityEditions({ enrolled: cast.enrolled, hosts, modules, today })
  return {
    modules,
    editions,
    bookings: demoBookings(
      editions.map((edition) => ahead(edition, today)),
      hosts,
    ),
    rollCalls: cityRollCalls(editions, today),
    absences: cityAbsences(editions, today),
    authorisations: cityAuthorisations({ enrolled: cast.enrolled, hosts }, today),
    feeds: cityFeeds(cast.accounts, now),
    jobs: cityJobs(now),
    workers: cityWorkers(now),
  }
}

/** What is still taken up: a cancelled edition has given everything back. */
function ahead(edition: Edition, today: Day): Edition {
  const sessions = edition.state === 'cancelled' ? [] : edition.sessions.filter(({ day }) => day >= today)
  return { ...edition, sessions }
}
