import { expect } from '@jest/globals'
import { demoProject } from '../../scripts/demo/papers.ts'
import type { Ctx } from '../../src/access/actor.ts'
import { saveEvaluation } from '../../src/outcomes/evaluation.service.ts'
import { firstQuestionnaire } from '../../src/outcomes/first-questionnaire.rules.ts'
import { closeEvaluation, issueCertificate } from '../../src/outcomes/outcome-move.service.ts'
import { type EvaluationParty, itemsFor } from '../../src/outcomes/questionnaire.rules.ts'
import { concludePlacement } from '../../src/placements/placement-move.service.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import type { Visitor } from '../support/browser.ts'
import { as, asHost, asStudent } from './cast.ts'

const good = (asked: readonly { code: string }[]) => asked.map(({ code }) => ({ code, level: 'good' as const }))

/** Ends, evaluates and certifies a placement as everybody in it would. */
export async function certify({ _id, partnerId, studentId }: Placement, now: Date): Promise<void> {
  await concludePlacement(as('coordinator', now), _id)
  const parties: [EvaluationParty, Ctx][] = [
    ['host', asHost(partnerId, now)],
    ['student', asStudent(studentId, now)],
    ['tutor', as('teacher', now)],
  ]
  for (const [party, ctx] of parties) {
    const answers = good(itemsFor(firstQuestionnaire, demoProject.competences))
    const own = good(firstQuestionnaire.own[party])
    await saveEvaluation(ctx, _id, { answers, own, text: 'È andata bene.', version: 0, send: true })
  }
  await closeEvaluation(as('coordinator', now), _id, null)
  await issueCertificate(as('office', now), _id, 4)
}

interface People {
  coordinator: Visitor
  host: Visitor
  student: Visitor
  teacher: Visitor
  office: Visitor
}

/** The same on the pages, each in turn. */
export async function certifyOnPages(placementId: string, people: People): Promise<void> {
  const url = `/percorsi/${placementId}`
  await people.coordinator.visit(url)
  expect((await people.coordinator.press('Concludi il percorso')).text).toContain('Concluso')
  for (const who of [people.host, people.student, people.teacher]) {
    const { $ } = await who.visit(`${url}/valutazione/scheda`)
    const names = $('select')
      .toArray()
      .map((each) => $(each).attr('name') ?? '')
    const answers = Object.fromEntries(names.map((name) => [name, 'good']))
    const sent = await who.press('Consegna', { ...answers, text: 'Una buona esperienza.' })
    expect(sent.html).toContain('Grazie, la scheda è consegnata.')
  }
  await people.coordinator.visit(`${url}/valutazione`)
  expect((await people.coordinator.press('Chiudi la valutazione')).html).toContain('Valutazione chiusa.')
  await people.office.visit(`${url}/valutazione`)
  const issued = await people.office.press('Rilascia il certificato', { eqf: '4' })
  expect(issued.text).toMatch(/Certificato n\. CC\/\d{6}\/\d{3}/u)
}
