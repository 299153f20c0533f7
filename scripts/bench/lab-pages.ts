import type { PersonRole } from '../../src/access/actor.ts'
import { paths } from '../../src/paths.ts'
import { withQuery } from '../../src/platform/path.ts'
import { type Case, type Person, page, pick } from './cases.ts'
import { sessionIdOf } from './city-edition-parts.ts'
import { feedSecretOf } from './city-feeds.ts'
import { partnerIdOf } from './city-hosts.ts'
import { moduleIdOf } from './city-modules.ts'
import { schoolIdOf } from './city-schools.ts'

const month = { vista: 'mese', giorno: '2026-11-25' }
const editionOf = ({ editionIds }: Person, turn: number) => ({ editionId: pick(editionIds, turn) })

/** The first sessions were held, and their roll calls taken. */
function heldOf(person: Person, turn: number) {
  const { editionId } = editionOf(person, turn)
  return { editionId, sessionId: sessionIdOf(editionId, 1 + (turn % 4)) }
}

function calendarOf(
  as: PersonRole,
  name: string,
  scope: (person: Person, turn: number) => Record<string, string>,
): Case {
  return page(name, as, (person, turn) => withQuery(paths.calendar(), { ...month, ...scope(person, turn) }))
}

/** The pages about labs under measure. */
export const labPages: readonly Case[] = [
  page('lab: catalogue', 'city', () => paths.modules()),
  page('lab: catalogue', 'teacher', () => paths.modules()),
  page('lab: a module', 'teacher', (_, turn) => paths.module({ moduleId: moduleIdOf((turn % 5) * 10) })),

  page('lab: editions', 'city', () => paths.editions()),
  page('lab: editions', 'teacher', () => paths.editions()),
  page('lab: editions', 'host', () => paths.editions()),
  page('lab: editions', 'student', () => paths.editions()),
  page('lab: editions, running', 'city', () => withQuery(paths.editions(), { stato: 'running' })),
  page('lab: an edition', 'city', (person, turn) => paths.edition(editionOf(person, turn))),
  page('lab: an edition', 'teacher', (person, turn) => paths.edition(editionOf(person, turn))),
  page('lab: an edition', 'host', (person, turn) => paths.edition(editionOf(person, turn))),
  page('lab: sessions', 'host', (person, turn) => paths.editionPlan(editionOf(person, turn))),
  page('lab: a session', 'host', (person, turn) => paths.editionSession(heldOf(person, turn))),
  page('lab: participants', 'host', (person, turn) => paths.labParticipants(editionOf(person, turn))),
  page('lab: participants', 'coordinator', (person, turn) => paths.labParticipants(editionOf(person, turn))),
  page('lab: attendance', 'host', (person, turn) => paths.editionAttendance(editionOf(person, turn))),
  page('lab: attendance', 'teacher', (person, turn) => paths.editionAttendance(editionOf(person, turn))),

  page('lab: roll calls', 'host', () => paths.rollCalls()),
  page('lab: roll calls', 'coordinator', () => paths.rollCalls()),
  page('lab: all roll calls', 'coordinator', () => withQuery(paths.rollCalls(), { stato: 'all' })),
  page('lab: roll calls', 'student', () => paths.rollCalls()),
  page('lab: a roll call', 'host', (person, turn) => paths.rollCall(heldOf(person, turn))),
  page('lab: a roll call', 'teacher', (person, turn) => paths.rollCall(heldOf(person, turn))),

  calendarOf('coordinator', 'lab: calendar', () => ({})),
  calendarOf('teacher', 'lab: calendar of a class', ({ classIds }) => ({ di: 'classe', id: classIds[0] ?? '' })),
  calendarOf('host', 'lab: calendar', () => ({})),
  calendarOf('student', 'lab: calendar', () => ({})),
  calendarOf('city', 'lab: calendar', () => ({})),
  calendarOf('city', 'lab: calendar of a partner', (_, turn) => ({ di: 'ente', id: partnerIdOf((turn * 7) % 60) })),
  page('lab: feed of a host', 'stranger', (_, turn) =>
    paths.calendarFeed({ secret: feedSecretOf(`${partnerIdOf((turn * 7 + 20) % 60)}host`) }),
  ),
  page('lab: feed of a coordinator', 'stranger', (_, turn) =>
    paths.calendarFeed({ secret: feedSecretOf(`${schoolIdOf(turn % 10)}coordinator`) }),
  ),

  page('lab: authorisations', 'office', () => paths.authorisations()),
  page('lab: authorisations', 'host', () => paths.authorisations()),
  page('lab: certificates', 'coordinator', (person, turn) => paths.editionAttestations(editionOf(person, turn))),
  page('lab: jobs', 'city', () => paths.jobRuns()),
  page('lab: a job', 'city', () => paths.jobRun({ jobName: 'weekly-plan' })),
]
