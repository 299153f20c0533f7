import { describe, expect, test } from '@jest/globals'
import { PlacementGroups } from '../../src/placement-groups/placement-group.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()

const week = Object.fromEntries(
  [1, 2, 3, 4, 5].flatMap((day) => [
    [`time-${day}-1-from`, '08:30'],
    [`time-${day}-1-to`, '12:30'],
  ]),
)

describe('a coordinator who places a whole class', () => {
  test('comes from the class to the drafts in four forms', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const start = await coordinator.visit('/percorsi/gruppo/nuovo')
    expect(start.text).toContain('Scegli la classe')
    const choose = await coordinator.visit('/percorsi/gruppo/nuovo?classe=galilei-4a')
    const ticked = choose.$('input[name=studentIds][checked]').length
    expect(choose.$('input[name=studentIds]').length).toBe(21)
    // Carlo, who has a placement already, is not ticked.
    expect(choose.$('input[name=studentIds][value=carlo]').attr('checked')).toBeUndefined()
    expect(choose.text).toContain('FabLab Borgo APS')

    const terms = await coordinator.press('Salva e continua', { title: 'Stage della 4A' })
    expect(terms.title).toContain('Condizioni uguali per tutti')
    const wrong = await coordinator.press('Salva e continua', { activities: '', from: '2027-02-01', to: '2027-01-01' })
    expect(wrong.status).toBe(422)
    const hosts = await coordinator.press('Salva e continua', {
      activities: 'Officina',
      from: '2027-02-01',
      to: '2027-02-12',
      schoolTutorId: 'docente',
      ...week,
    })
    expect(hosts.text).toContain('FabLab Borgo APS')
    const hostsPath = hosts.$('form[method=post][action$=enti]').attr('action') ?? ''
    const search = await coordinator.visit(`${hostsPath}?q=officine`)
    expect(search.text).toContain('Officine Meccaniche')
    const tooMany = await coordinator.press('Salva e continua', { 'seats-officine': '500' })
    expect([tooMany.status, tooMany.text.includes('da 0 a 200')]).toEqual([422, true])
    const plan = await coordinator.press('Salva e continua', { 'seats-officine': '3', 'seats-fablab': '2' })
    expect(plan.text).toContain(`${ticked} studenti senza ente`)

    const filled = await coordinator.press('Riempi i posti liberi')
    expect(filled.text).toContain(`5 percorsi da creare, ${ticked - 5} studenti senza ente`)
    expect(filled.$('select option').text()).toContain('(completo: 3)')
    const group = await PlacementGroups.findOne({ title: 'Stage della 4A' }).lean()
    const last = group?.lines.at(-1)?.studentId ?? ''
    const over = await coordinator.press('Crea i percorsi', { [`host-${last}`]: 'fablab' })
    expect(over.status).toBe(422)
    expect(over.text).toContain('Nessun percorso è stato creato')
    expect(over.text).toContain('I posti di questo ente sono finiti')
    expect(await Placements.countDocuments({ groupId: group?._id ?? '' })).toBe(0)

    const made = await coordinator.press('Crea i percorsi', { [`host-${last}`]: '' })
    expect(made.text).toContain(`5 di ${ticked}`)
    expect(await Placements.countDocuments({ groupId: group?._id ?? '', state: 'draft' })).toBe(5)
    expect(made.text).toContain(`${ticked - 5} studenti non hanno ancora il percorso`)
    const file = await coordinator.download('/percorsi/gruppi?formato=csv')
    expect(file.bytes.toString()).toContain('Stage della 4A')
  })

  test('gives one student other days, and takes them back', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const form = await coordinator.visit('/percorsi/gruppi/gruppo-3a/studenti/giulia')
    expect(form.text).toContain('Giorni e orari di D’Amico Giulia')
    const saved = await coordinator.press('Salva le condizioni proprie', { to: '2027-03-31', plannedHours: '' })
    expect(saved.text).toContain('Condizioni proprie')
    await coordinator.visit('/percorsi/gruppi/gruppo-3a/studenti/giulia')
    const dropped = await coordinator.press('Torna alle condizioni del gruppo')
    expect(dropped.text).not.toContain('Condizioni proprie')
  })

  test('moves those that are ready, and reads why the others stay', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    await coordinator.visit('/percorsi/gruppi/gruppo-3a/abbinamenti')
    await coordinator.press('Crea i percorsi')
    const nobody = await coordinator.press('Proponi agli enti')
    expect([nobody.status, nobody.text.includes('Scegli almeno uno studente')]).toEqual([422, true])
    const placementIds = (await Placements.find({ groupId: 'gruppo-3a' }).lean()).map(({ _id }) => _id)
    const some = await coordinator.press('Proponi agli enti', { placementIds })
    expect(some.text).toContain('Un percorso è rimasto dov’era')
    expect(some.text).toContain('elenco qualificato')
    expect(await Placements.countDocuments({ groupId: 'gruppo-3a', state: 'proposed' })).toBe(2)

    const terms = await coordinator.visit('/percorsi/gruppi/gruppo-3a/condizioni')
    expect(terms.text).toContain('Ritira prima la proposta all’ente.')
    expect(terms.$('input[name=placementIds][checked]').length).toBe(1)
    const copy = await coordinator.visit('/percorsi/gruppi/gruppo-3a/copia')
    expect(copy.text).toContain('2027/28')
    const copied = await coordinator.press('Crea il gruppo')
    expect(copied.text).toContain('Studenti del gruppo')

    const teacher = await borgo.signIn('docente@borgo.example')
    const seen = await teacher.visit('/percorsi/gruppi/gruppo-3a')
    expect(seen.text).toContain('D’Amico Giulia')
    expect(seen.text).not.toContain('Proponi agli enti')
    expect((await teacher.visit('/percorsi/gruppi/gruppo-3a/abbinamenti')).status).toBe(403)
  })
})
