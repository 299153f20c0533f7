import { describe, expect, test } from '@jest/globals'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { contextFor, type PersonActor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { openFile, storedFiles } from '../../src/platform/files.ts'
import { addAnnex, openAnnex, removeAnnex } from '../../src/protocols/annex.service.ts'
import type { Commitment } from '../../src/protocols/commitment.rules.ts'
import type { FundedProject } from '../../src/protocols/project.rules.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import {
  removeCommitment,
  removeProject,
  removeRenewal,
  renewProtocol,
  saveCommitment,
  saveProject,
} from '../../src/protocols/protocol-part.service.ts'
import {
  createProtocol,
  editProtocol,
  findProtocol,
  listProtocols,
  protocolChoices,
  type ProtocolFacts,
  protocolsEnding,
} from '../../src/protocols/protocol.service.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([Protocols, Accounts, storedFiles])

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: PersonActor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'citta' })
const office = as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' })
const host = as({ role: 'host', accountId: 'ente', partnerId: 'fablab' })

const facts: ProtocolFacts = {
  title: 'Protocollo con il Ministero',
  subject: 'Laboratori e percorsi',
  parties: [
    { name: 'Comune di Milano', role: null, signedBy: 'il Sindaco' },
    { name: 'MIUR', role: null, signedBy: 'la Ministra' },
  ],
  signedOn: day('2026-09-05'),
  startsOn: day('2026-09-05'),
  expiresOn: day('2026-12-31'),
}

const commitment: Omit<Commitment, 'id'> & { id: null } = {
  id: null,
  text: 'Studenti',
  measure: 'students',
  target: 1000,
  about: true,
  baseline: null,
  from: null,
  to: null,
  themes: [],
  schoolKinds: [],
  activityKinds: [],
  projectId: null,
  leavers: 'counted',
}

const project: Omit<FundedProject, 'id'> & { id: null } = {
  id: null,
  title: 'PN',
  fund: 'PN',
  code: null,
  cup: 'B41J26000120006',
  from: day('2026-09-05'),
  to: day('2027-09-05'),
  budgetLines: [],
}

const at = (version: number) => ({ id: 'p', version })

const reasonsOf = async (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refused) return error.reasons
      throw error
    },
  )

const oneOf = async (works: Promise<unknown>[]) => {
  const done = await Promise.allSettled(works)
  const refused = done.filter((each) => each.status === 'rejected')
  expect(new Set(refused.map((each) => String(each.reason)))).toEqual(new Set(['Refused: refused: changed-meanwhile']))
  return done.length - refused.length
}

describe('a protocol', () => {
  test('is made once however often it is sent, by the city only, and seen by the schools', async () => {
    await Promise.all(Array.from({ length: 20 }, () => createProtocol(city, 'p', facts)))
    expect(await Protocols.countDocuments({})).toBe(1)
    expect((await findProtocol(office, 'protocol.view', 'p')).endsOn).toBe('2026-12-31')
    await expect(createProtocol(office, 'q', facts)).rejects.toThrow(Forbidden)
    await expect(findProtocol(host, 'protocol.view', 'p')).rejects.toThrow(Forbidden)
    await expect(findProtocol(city, 'protocol.view', 'q')).rejects.toThrow(NotFound)
    expect(await reasonsOf(createProtocol(city, 'q', { ...facts, expiresOn: day('2026-09-04') }))).toEqual([
      'expires-before-signed',
    ])
  })

  test('is changed by one of thirty at once, whatever they change', async () => {
    await createProtocol(city, 'p', facts)
    const works = Array.from({ length: 10 }, (_, n) => [
      editProtocol(city, at(1), { ...facts, title: `Titolo ${n}` }),
      saveCommitment(city, at(1), commitment),
      saveProject(city, at(1), project),
    ])
    expect(await oneOf(works.flat())).toBe(1)
    const { version, history, commitments, projects } = await findProtocol(city, 'protocol.edit', 'p')
    expect([version, history.length, commitments.length + projects.length <= 1]).toEqual([2, 2, true])
  })

  test('is renewed by one of twenty at once, and its renewals are taken back from the last', async () => {
    await createProtocol(city, 'p', facts)
    const renewal = { on: day('2026-12-01'), until: day('2028-12-31'), note: null }
    expect(await oneOf(Array.from({ length: 20 }, () => renewProtocol(city, at(1), renewal)))).toBe(1)
    expect(await reasonsOf(renewProtocol(city, at(2), renewal))).toEqual(['renewal-ends-before-current'])
    await renewProtocol(city, at(2), { ...renewal, until: day('2030-12-31') })
    const { renewals, endsOn } = await findProtocol(city, 'protocol.view', 'p')
    expect(endsOn).toBe('2030-12-31')
    const [first, last] = renewals.map(({ id }) => id)
    expect(await reasonsOf(removeRenewal(city, at(3), first ?? ''))).toEqual(['not-the-last-renewal'])
    await removeRenewal(city, at(3), last ?? '')
    expect((await findProtocol(city, 'protocol.view', 'p')).endsOn).toBe('2028-12-31')
    await expect(removeRenewal(city, at(4), 'nobody')).rejects.toThrow(NotFound)
    expect(await reasonsOf(editProtocol(city, at(4), { ...facts, expiresOn: day('2029-01-01') }))).toEqual([
      'expires-after-renewal',
    ])
  })

  test('holds no commitment outside its days or under a project it has not', async () => {
    await createProtocol(city, 'p', facts)
    const save = (changes: object) => reasonsOf(saveCommitment(city, at(1), { ...commitment, ...changes }))
    expect(await save({ to: day('2027-01-01') })).toEqual(['ends-outside-protocol'])
    expect(await save({ projectId: 'nessuno' })).toEqual(['unknown-project'])
    expect(await save({ target: -3 })).toEqual(['target-not-positive'])
    await expect(saveCommitment(city, at(1), { ...commitment, id: 'nobody' })).rejects.toThrow(NotFound)
    expect(await reasonsOf(saveProject(city, at(1), { ...project, cup: 'B41' }))).toEqual(['cup-wrong-length'])
    expect(await reasonsOf(saveProject(city, at(1), { ...project, to: day('2026-01-01') }))).toEqual([
      'project-ends-before-it-begins',
    ])
  })

  test('keeps a project as long as a commitment is counted on it', async () => {
    await createProtocol(city, 'p', facts)
    await saveProject(city, at(1), project)
    const [{ id: projectId } = { id: '' }] = (await findProtocol(city, 'protocol.view', 'p')).projects
    await saveCommitment(city, at(2), { ...commitment, projectId })
    expect(await reasonsOf(removeProject(city, at(3), projectId))).toEqual(['project-has-commitments'])
    const [{ id } = { id: '' }] = (await findProtocol(city, 'protocol.view', 'p')).commitments
    await removeCommitment(city, at(3), id)
    await removeProject(city, at(4), projectId)
    const { history, projects } = await findProtocol(city, 'protocol.view', 'p')
    expect([projects, history.map(({ event }) => event)]).toEqual([
      [],
      ['created', 'project-added', 'commitment-added', 'commitment-removed', 'project-removed'],
    ])
  })
})

describe('the list', () => {
  test('is searched by title, subject and parties, and by state', async () => {
    await createProtocol(city, 'p', facts)
    await createProtocol(city, 'old', { ...facts, title: 'Vecchio', expiresOn: day('2026-11-21') })
    await createProtocol(city, 'next', { ...facts, title: 'Futuro', startsOn: day('2026-11-23') })
    await createProtocol(city, 'open', { ...facts, title: 'Senza fine', signedOn: day('2020-01-01'), expiresOn: null })
    const ids = async (search: object) => {
      const { protocols } = await listProtocols(office, { q: '', state: null, page: 1, ...search })
      return protocols.map(({ _id }) => _id)
    }
    expect(await ids({ q: 'miur laboratori futuro' })).toEqual(['next'])
    expect(await ids({ state: 'in-force' })).toEqual(['p', 'open'])
    expect(await ids({ state: 'expired' })).toEqual(['old'])
    expect(await ids({ state: 'not-begun' })).toEqual(['next'])
    expect(await ids({ page: null })).toHaveLength(4)
    expect((await protocolChoices(office)).map(({ title }) => title)).toContain('Senza fine')
    await expect(listProtocols(host, { q: '', state: null, page: 1 })).rejects.toThrow(Forbidden)
  })

  test('tells the night which protocols end soon', async () => {
    await createProtocol(city, 'p', facts)
    await createProtocol(city, 'old', { ...facts, expiresOn: day('2026-11-21') })
    await createProtocol(city, 'open', { ...facts, expiresOn: null })
    const left = 39
    const night = systemContext(now)
    expect((await protocolsEnding(night, left)).map(({ _id }) => _id)).toEqual(['p'])
    expect(await protocolsEnding(night, left - 1)).toEqual([])
    expect(addDays(night.today, left)).toBe('2026-12-31')
    await expect(protocolsEnding(host, left)).rejects.toThrow(Forbidden)
  })
})

describe('annexes', () => {
  const sent = { name: 'Testo firmato.pdf', bytes: demoPdf(['Testo']) }

  test('are stored with the protocol, opened by who sees it, and forgotten when removed', async () => {
    await createProtocol(city, 'p', facts)
    await Promise.all(Array.from({ length: 5 }, () => addAnnex(city, 'p', sent)))
    const { annexes, version } = await findProtocol(office, 'protocol.view', 'p')
    expect([annexes.length, version]).toEqual([5, 1])
    const fileId = annexes[0]?.fileId ?? ''
    const file = await openAnnex(office, 'p', fileId)
    file.stream.destroy()
    expect([file.name, file.type]).toEqual(['Testo firmato.pdf', 'application/pdf'])
    await Promise.allSettled(Array.from({ length: 10 }, () => removeAnnex(city, 'p', fileId)))
    const after = await findProtocol(city, 'protocol.view', 'p')
    expect([after.annexes.length, after.history.filter(({ event }) => event === 'annex-removed').length]).toEqual([
      4, 1,
    ])
    expect(await openFile(fileId)).toBeNull()
  })

  test('are documents, of their own protocol, and not endless', async () => {
    await createProtocol(city, 'p', facts)
    await createProtocol(city, 'q', facts)
    expect(await reasonsOf(addAnnex(city, 'p', { name: 'x.pdf', bytes: Buffer.from('MZ…') }))).toEqual(['executable'])
    await expect(addAnnex(office, 'p', sent)).rejects.toThrow(Forbidden)
    await addAnnex(city, 'p', sent)
    const [annex] = (await findProtocol(city, 'protocol.view', 'p')).annexes
    await expect(openAnnex(city, 'q', annex?.fileId ?? '')).rejects.toThrow(NotFound)
    await Protocols.updateOne({ _id: 'p' }, { $set: { annexes: Array.from({ length: 100 }, () => annex) } })
    expect(await reasonsOf(addAnnex(city, 'p', sent))).toEqual(['too-many'])
  })
})
