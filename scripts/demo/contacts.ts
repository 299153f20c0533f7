import type { ContactEntry } from '../../src/contact-log/contact.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'

type Told = '_id' | 'partnerId' | 'day' | 'channel' | 'outcome'
type EntryOf = Pick<ContactEntry, Told> & Partial<ContactEntry>

/** Who called whom in Borgo: a school that was well received, one that must wait, and the programme office. */
export function demoContacts(today: Day): ContactEntry[] {
  const entry = (given: EntryOf): ContactEntry => ({
    schoolId: null,
    schoolName: null,
    accountId: 'citta',
    callerName: 'Carla Comune',
    person: null,
    note: null,
    askAgainOn: null,
    createdAt: instantOf(given.day, clockTime('12:00')),
    followed: false,
    corrections: [],
    version: 1,
    ...given,
  })
  const galilei = { schoolId: 'galilei', schoolName: 'IIS Galileo Galilei', accountId: 'segreteria' }
  const volta = { schoolId: 'volta', schoolName: 'Liceo Alessandro Volta', accountId: 'segreteria-volta' }
  return [
    entry({
      ...galilei,
      _id: 'contatto-galilei',
      partnerId: 'fablab',
      callerName: 'Sara Segreteria',
      day: addDays(today, -20),
      channel: 'visit',
      outcome: 'agreed',
      person: 'Fabio Fresa',
      note: 'Accoglie due studenti alla volta, meglio il mercoledì.',
    }),
    entry({
      ...volta,
      _id: 'contatto-volta',
      partnerId: 'officine',
      callerName: 'Vito Volta',
      day: addDays(today, -3),
      channel: 'phone',
      outcome: 'not-now',
      person: 'Ufficio del personale',
      askAgainOn: addDays(today, 60),
    }),
    entry({
      _id: 'contatto-citta',
      partnerId: 'tipografia',
      day: addDays(today, -45),
      channel: 'mail',
      outcome: 'interested',
      note: 'Ha chiesto come funziona la convenzione.',
    }),
  ]
}
