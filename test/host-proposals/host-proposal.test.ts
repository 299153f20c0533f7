import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { HostProposals } from '../../src/host-proposals/host-proposal.model.ts'
import {
  declineHostProposal,
  makeHostProposal,
  takeOverHostProposal,
} from '../../src/host-proposals/host-proposal.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { newId } from '../../src/platform/id.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

const now = new Date('2026-11-25T10:00:00+01:00')
const giulia = contextFor(
  { role: 'student', accountId: 'giulia.damico', schoolId: 'galilei', studentId: 'giulia' },
  now,
)
const coordinator = contextFor({ role: 'coordinator', accountId: 'coordinatore', schoolId: 'galilei' }, now)

const facts = {
  name: 'Officina Bassi',
  town: 'Borgo',
  contact: 'Lino Bassi',
  email: null,
  phone: '333 0000011',
  why: 'Motori.',
  period: 'a marzo',
}
const typed = {
  name: facts.name,
  town: facts.town,
  contact: facts.contact,
  why: facts.why,
  period: facts.period,
}
const outcomes = (all: PromiseSettledResult<unknown>[]) =>
  all.map((one) => (one.status === 'fulfilled' ? 'done' : String((one.reason as { reasons?: unknown }).reasons)))

describe('a host that a student has found', () => {
  test('is proposed, taken over with a partner of the register, and becomes a placement', async () => {
    await Students.updateOne({ _id: 'giulia' }, { $set: { email: 'giulia@borgo.example' } })
    const student = await borgo.signIn('giulia.damico')
    await student.visit('/ente-trovato')
    const refused = await student.press('Manda alla scuola', typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Scrivi un’e-mail o un telefono')
    const sent = await student.press('Manda alla scuola', { phone: facts.phone })
    expect(sent.text).toContain('La scuola non ha ancora risposto.')
    const letters = await Notices.find({ kind: 'host-proposal-made' }).sort({ key: 1 }).lean()
    expect(letters.map(({ to }) => to.email)).toEqual(
      expect.arrayContaining(['coordinatore@borgo.example', 'segreteria@borgo.example']),
    )
    expect(JSON.stringify(letters)).not.toContain('Giulia')

    const school = await borgo.signIn('coordinatore@borgo.example')
    const list = await school.visit('/enti-trovati?q=bassi')
    expect(list.text).toContain('D’Amico Giulia')
    const found = await HostProposals.findOne({ name: facts.name }).lean()
    const page = await school.visit(`/enti-trovati/${found?._id ?? ''}?q=officine`)
    expect(page.text).toContain('Officine Meccaniche Fratelli Bernasconi')
    const taken = await school.press('È questo: prendi in carico')
    expect(taken.text).toContain('Ora prepara il percorso')
    expect(await Notices.findOne({ kind: 'host-proposal-answered' }).lean()).toMatchObject({
      to: { email: 'giulia@borgo.example', discreet: true },
      data: { answer: 'taken-over', host: facts.name },
    })

    expect((await student.visit(`/enti-trovati/${found?._id ?? ''}`)).text).toContain('La scuola sta sentendo l’ente')
    const one = await Placements.findById('bruno-officine').lean()
    await Placements.insertMany([{ ...one, _id: 'giulia-officine', studentId: 'giulia', state: 'draft' }])
    expect((await student.visit(`/enti-trovati/${found?._id ?? ''}`)).text).toContain('Controllo numerico')
  })

  test('that is new to the register is entered with what the student wrote, and found again', async () => {
    const school = await borgo.signIn('coordinatore@borgo.example')
    const page = await school.visit('/enti-trovati/panificio-giulia')
    expect(page.text).toContain('Registra come nuovo')
    const address = 'name=Panificio+Rota&town=Borgo&email=agnese%40panificio.example&hostProposalId=panificio-giulia'
    const form = await school.visit(`/enti/nuovo?${address}`)
    expect(form.html).toContain('value="Panificio Rota"')
    const created = await school.press('Inserisci l’ente', {
      kind: 'firm',
      vatNumber: '02118311006',
      address: 'Via del Forno 3',
      postcode: '20100',
    })
    expect(created.text).toContain('Panificio Rota')
    expect(created.text).toContain('È questo: prendi in carico')
  })

  test('is declined with a reason that the student reads; the student may withdraw while nobody has answered', async () => {
    const school = await borgo.signIn('segreteria@borgo.example')
    await school.visit('/enti-trovati/panificio-giulia')
    const empty = await school.press('Rispondi di no', { reason: '' })
    expect(empty.status).toBe(422)
    const declined = await school.press('Rispondi di no', { reason: 'Lavora di notte, e sei minorenne.' })
    expect(declined.text).toContain('Lavora di notte, e sei minorenne.')
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit('/enti-trovati/panificio-giulia')
    expect(page.text).toContain('Lavora di notte, e sei minorenne.')
    expect(page.text).not.toContain('Ritira la proposta')
    expect((await student.visit('/enti-trovati/ciclofficina-bruno')).status).toBe(404)
    const teacher = await borgo.signIn('docente@borgo.example')
    expect((await teacher.visit('/enti-trovati')).text).toContain('Ciclofficina del Ponte')
    expect((await teacher.visit('/enti-trovati/libreria-vanni')).status).toBe(404)
  })

  test('waits once, is answered once, and not more than five wait', async () => {
    const twice = await Promise.allSettled(
      Array.from({ length: 20 }, () => makeHostProposal(giulia, newId(), { ...facts, name: 'officina  BASSÌ' })),
    )
    expect(outcomes(twice).filter((one) => one === 'done')).toHaveLength(1)
    const open = await HostProposals.findOne({ studentId: 'giulia', nameKey: 'OFFICINABASSI BORGO' }).lean()
    const answers = await Promise.allSettled([
      ...Array.from({ length: 10 }, () => takeOverHostProposal(coordinator, open?._id ?? '', 'officine')),
      ...Array.from({ length: 10 }, () => declineHostProposal(coordinator, open?._id ?? '', 'No')),
    ])
    expect(outcomes(answers).filter((one) => one === 'done')).toHaveLength(1)
    for (const name of ['Uno', 'Due', 'Tre', 'Quattro']) await makeHostProposal(giulia, newId(), { ...facts, name })
    const sixth = await Promise.allSettled([makeHostProposal(giulia, newId(), { ...facts, name: 'Sei' })])
    expect(outcomes(sixth)).toEqual(['too-many-open'])
  })
})
