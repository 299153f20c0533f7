import type mongoose from 'mongoose'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { hashPassword } from '../../src/accounts/password.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import type { Account } from '../../src/accounts/account.rules.ts'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import type { Agreement } from '../../src/agreements/agreement.rules.ts'
import { ContactEntries } from '../../src/contact-log/contact.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { CalendarFeeds } from '../../src/calendar/feed.model.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import type { StudentDay } from '../../src/hours/hour-entry.rules.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { JobRecords, JobWorkers } from '../../src/job-runs/job-run.model.ts'
import { LabModules } from '../../src/lab-modules/lab-module.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, instantOf } from '../../src/platform/day.ts'
import { Programmes } from '../../src/programme/programme.model.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import { AnnouncedAbsences, RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { UploadedClassLists } from '../../src/schools/class-list-import.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { SchoolClasses } from '../../src/schools/school-class.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { Suspensions } from '../../src/suspensions/suspension.model.ts'
import { demoProgramme } from '../demo/programme.ts'
import { cityAccounts } from './city-accounts.ts'
import { cityAgreements } from './city-agreements.ts'
import { cityContacts } from './city-contacts.ts'
import { cityDocuments } from './city-documents.ts'
import { cityHours } from './city-hours.ts'
import { type CityLabs, cityLabs } from './city-labs.ts'
import { cityNotices } from './city-notices.ts'
import { cityPartners } from './city-partners.ts'
import { papersInOrder } from '../demo/papers.ts'
import { cityPlacements } from './city-placements.ts'
import { citySuspensions } from './city-profiles.ts'
import { cityActivities, cityProtocols } from './city-protocols.ts'
import { type CitySchools, citySchools } from './city-schools.ts'
import { cityAccessRecords, cityLinks } from './city-traces.ts'
import { cityUploads } from './city-uploads.ts'

/** The day of the bench: a Wednesday morning in the middle of the autumn. */
export const benchToday = day('2026-11-25')
export const benchNow = instantOf(benchToday, clockTime('10:00'))

export interface City extends CitySchools {
  partners: Partner[]
  agreements: Agreement[]
  placements: Placement[]
  days: StudentDay[]
  accounts: Account[]
  labs: CityLabs
}

/** A city of 2,000 students in ten schools, of 600 partners and 400 editions of labs, the same at every run. */
export async function makeCity(): Promise<City> {
  const schools = citySchools(benchToday)
  const partners = cityPartners(benchToday)
  const placements = cityPlacements({ ...schools, partners })
  const passwordHash = await hashPassword(demoPassword)
  const accounts = cityAccounts({ ...schools, partners, passwordHash, today: benchToday })
  return {
    ...schools,
    partners,
    agreements: cityAgreements(schools.schools, partners),
    placements,
    days: cityHours(placements, benchToday),
    accounts,
    labs: cityLabs({ ...schools, partners, accounts }, { today: benchToday, now: benchNow }),
  }
}

/** Stores the city in a database that is empty and has its indexes; how many records of each kind there are. */
export async function storeCity(city: City): Promise<Record<string, number>> {
  return {
    schools: await store(Schools, city.schools),
    classes: await store(SchoolClasses, city.classes),
    students: await store(Students, city.students),
    enrolments: await store(Enrolments, city.enrolments),
    partners: await store(Partners, city.partners),
    agreements: await store(Agreements, city.agreements),
    ...(await storeAround(city)),
    ...(await storeLabs(city.labs)),
    placements: await store(Placements, city.placements),
    papers: await store(PlacementPapers, city.placements.filter(({ state }) => state !== 'draft').map(papersInOrder)),
    'student days': await store(StudentDays, city.days),
    'class lists': await store(UploadedClassLists, cityUploads(city, benchToday, benchNow)),
    accounts: await store(Accounts, city.accounts),
    notices: await store(Notices, cityNotices(city.accounts, benchNow)),
  }
}

/** What the city and its partners have beside schools, hosts and placements. */
async function storeAround({ schools, partners, classes }: City): Promise<Record<string, number>> {
  return {
    programmes: await store(Programmes, [demoProgramme(benchToday)]),
    suspensions: await store(Suspensions, citySuspensions(partners, benchToday)),
    documents: await store(PartnerDocuments, await cityDocuments(partners, benchToday)),
    contacts: await store(ContactEntries, cityContacts({ partners, schools }, benchToday)),
    protocols: await store(Protocols, cityProtocols(benchToday)),
    activities: await store(Activities, cityActivities(classes, benchToday)),
    links: await store(HostLinks, cityLinks({ schools, partners }, benchNow)),
    'access records': await store(AccessRecords, cityAccessRecords({ schools, partners }, benchNow)),
  }
}

async function storeLabs(labs: CityLabs): Promise<Record<string, number>> {
  return {
    modules: await store(LabModules, labs.modules),
    editions: await store(Editions, labs.editions),
    'days with bookings': await store(ResourceDays, labs.bookings),
    'roll calls': await store(RollCalls, labs.rollCalls),
    'announced absences': await store(AnnouncedAbsences, labs.absences),
    authorisations: await store(MachineAuthorisations, labs.authorisations),
    feeds: await store(CalendarFeeds, labs.feeds),
    jobs: await store(JobRecords, labs.jobs),
    workers: await store(JobWorkers, labs.workers),
  }
}

/** The first record of each kind goes through the schema, so that the city cannot drift from it; all go as they are. */
async function store<T extends { _id: string }>(model: mongoose.Model<T>, records: readonly T[]): Promise<number> {
  const [first] = records
  if (first) await new model(first).validate()
  for (let from = 0; from < records.length; from += 2000) {
    await model.insertMany(records.slice(from, from + 2000), { lean: true, ordered: false })
  }
  return records.length
}
