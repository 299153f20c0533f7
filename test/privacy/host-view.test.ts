import { beforeAll, describe, expect, test } from '@jest/globals'
import { PlacementAbsences } from '../../src/absences/absence.model.ts'
import { relationOf } from '../../src/access/permissions.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { paths } from '../../src/paths.ts'
import { formatDay } from '../../src/platform/format.ts'
import { AnnouncedAbsences } from '../../src/roll-calls/roll-call.model.ts'
import { routes } from '../../src/routes.ts'
import { Students } from '../../src/schools/student.model.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import type { Route } from '../../src/web/route.ts'
import { useTestApp } from '../support/app.ts'
import { ownIds } from '../support/borgo-ids.ts'
import type { Visitor } from '../support/browser.ts'

/** What a host reads of students (domain rule G2), page by page: every page of the site that a host may open. */
const borgo = useTestApp({ fresh: 'once' })

const students = /^\/($|percorsi|proposte|ore|laboratori|presenze|calendario|abilitazioni|registr)/u
// The text of a training project is a document of both sides: there the law asks for tax code and birth.
const documents = /\/(testo|pdf|firma|atto|allegati)/u

function hostPages(): Route[] {
  return routes.filter(({ method, pattern, gate }) => {
    const open = gate !== 'anyone' && (gate === 'signedIn' || relationOf(gate, 'host') !== null)
    return method === 'get' && open && students.test(pattern) && !documents.test(pattern)
  })
}

const urlOf = ({ pattern }: Route) => pattern.replace(/:(\w+)/gu, (_, name: string) => ownIds[name] ?? 'unknown')

let host: Visitor
const proposed = ['Quattrocchi', 'Serafina']
let never: (string | null)[] = []

beforeAll(async () => {
  // Somebody of whom the host knows nothing from elsewhere is proposed to it.
  const name = { surname: 'Quattrocchi', givenName: 'Serafina' }
  await Students.updateOne({ _id: 'galilei-4a-20' }, { $set: name })
  const student = { ...name, className: '4A INF' }
  const asked = { studentId: 'galilei-4a-20', schoolId: 'galilei', student }
  await Placements.updateOne({ partnerId: 'fablab', state: 'proposed' }, { $set: asked })
  const everybody = await Students.find({}).lean<Student[]>()
  const absences = await PlacementAbsences.find({}).lean()
  const announced = await AnnouncedAbsences.find({}).lean()
  const births = everybody.flatMap(({ birthDate }) => (birthDate ? [birthDate, formatDay(birthDate, 'it')] : []))
  const codes = everybody.flatMap(({ taxCode, email }) => [taxCode, email])
  const reasons = [...absences, ...announced].map(({ reason }) => reason)
  never = [...births, ...codes, ...reasons].filter((text) => text !== null && text !== '')
  host = await borgo.signIn('ente@borgo.example')
})

describe('a host', () => {
  test('is shown pages about students, of whom much is known', () => {
    expect(hostPages().length).toBeGreaterThan(15)
    expect(never.length).toBeGreaterThan(100)
  })

  test.each(hostPages().map((route) => [route.pattern, route] as const))(
    'reads on %s neither who is proposed only, nor tax codes, births, addresses or why somebody was absent',
    async (_, route) => {
      const { html } = await host.visit(urlOf(route))
      expect([...proposed, ...never].filter((text) => text !== null && html.includes(text))).toEqual([])
    },
  )

  test('knows of a proposal year and track, and after the documents name, class and the tutor of the school', async () => {
    const proposals = await host.visit(paths.placementProposals())
    expect([proposals.status, proposals.text.includes('Serafina'), proposals.text.length > 100]).toEqual([
      200,
      false,
      true,
    ])
    const { html } = await host.visit(paths.placement({ placementId: 'giulia-fablab' }))
    for (const text of ['D’Amico', '3A INF', 'Teresa Tutor', 'docente@borgo.example']) expect(html).toContain(text)
  })
})
