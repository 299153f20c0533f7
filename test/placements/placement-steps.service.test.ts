import { describe, expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { noticeText } from '../../src/notices/notice.text.ts'
import { placementTimes } from '../../src/placements/placement-days.service.ts'
import { createPlacement, editPlacement, type NewDraft } from '../../src/placements/placement-draft.service.ts'
import { resumePlacement, suspendPlacement } from '../../src/placements/placement-interruption.service.ts'
import {
  tellHostOfCancellation,
  tellHostOfProposal,
  tellSchoolOfAnswer,
} from '../../src/placements/placement-letter.service.ts'
import { activatePlacement, cancelPlacement } from '../../src/placements/placement-move.service.ts'
import {
  acceptProposal,
  agreePlacement,
  declineProposal,
  preparePlacement,
  proposePlacement,
  takeBackProposal,
} from '../../src/placements/placement-preparation.service.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { findPlacement, listPlacements } from '../../src/placements/placement.service.ts'
import { countWaitingProposals, findProposal, listProposals } from '../../src/placements/proposal.service.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { StudentFiles } from '../../src/student-files/student-file.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'
import { beginDocuments } from '../support/placement-steps.ts'
import {
  as,
  office,
  coordinator,
  fablab,
  officine,
  publicUrl,
  aDraft,
  reasonsOf,
  won,
  stored,
  stateOf,
  consent,
  inform,
} from './cast.ts'

useBorgoDatabase()

async function proposed(change: Partial<NewDraft> = {}): Promise<string> {
  const id = await createPlacement(office, aDraft(change))
  await proposePlacement(coordinator, id)
  return id
}

describe('a proposal', () => {
  test('says to the host year of course, track, times and activities, and nothing about who it is', async () => {
    const id = await proposed()
    const proposal = await findProposal(fablab, id)
    expect(Object.keys(proposal).toSorted()).toEqual(
      ['_id', 'activities', 'course', 'host', 'kind', 'partnerId', 'schoolId', 'state', 'terms', 'title'].toSorted(),
    )
    expect(proposal.course).toEqual({ year: 3, track: 'INF' })
    expect(Object.keys(proposal.host).toSorted()).toEqual(['otherSites', 'site'])
    const { proposals } = await listProposals(fablab, { page: 1 })
    for (const shown of [JSON.stringify(proposal), JSON.stringify(proposals)])
      expect(shown).not.toMatch(/Amico|Giulia|Teresa|docente@|3A|student/u)
    await expect(findPlacement(fablab, 'placement.view', id)).rejects.toThrow(NotFound)
    await expect(findProposal(officine, id)).rejects.toThrow(NotFound)
    await expect(listProposals(office, { page: 1 })).rejects.toThrow(Forbidden)
    expect(proposals.some((each) => each.state === 'proposed' || each.state === 'matched')).toBe(true)
  })

  test('is refused with everything that is missing, and while it names the student', async () => {
    const empty = { ...aDraft().terms, timetable: [], plannedMinutes: 0 }
    const id = await createPlacement(office, aDraft({ terms: empty, activities: 'Con Giulia prepariamo le schede.' }))
    expect(await reasonsOf(proposePlacement(office, id))).toEqual([
      'no-timetable',
      'no-planned-hours',
      'names-the-student',
    ])
    expect(await stateOf(id)).toBe('draft')
  })

  test('is answered once, by its own host, however many answer at the same time', async () => {
    const id = await proposed()
    const waiting = await countWaitingProposals(fablab)
    await expect(acceptProposal(officine, id)).rejects.toThrow(NotFound)
    await expect(acceptProposal(office, id)).rejects.toThrow(Forbidden)
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 ? acceptProposal(fablab, id) : declineProposal(fablab, id, 'chiusi'),
      ),
    )
    expect(won(all)).toBe(1)
    expect((await stored(id)).history).toHaveLength(3)
    expect(await countWaitingProposals(fablab)).toBe(waiting - 1)
    expect(await reasonsOf(acceptProposal(fablab, id))).toEqual(['not-from-this-state'])
  })

  test('declined is a draft again, and the school reads why; never made it cannot be answered', async () => {
    const id = await proposed()
    await declineProposal(fablab, id, 'In dicembre siamo chiusi')
    expect((await stored(id)).history.at(-1)).toMatchObject({ event: 'declined', reason: 'In dicembre siamo chiusi' })
    expect(await stateOf(id)).toBe('draft')
    await expect(findProposal(fablab, id)).rejects.toThrow(NotFound)
    const draft = await createPlacement(office, aDraft())
    await expect(acceptProposal(fablab, draft)).rejects.toThrow(NotFound)
  })

  test('is taken back before it is edited', async () => {
    const id = await proposed()
    const { id: _, studentId: __, partnerId: ___, ...input } = aDraft({ title: 'Altro titolo' })
    expect(await reasonsOf(editPlacement(office, id, { ...input, version: 2 }))).toEqual(['taken-back-first'])
    await takeBackProposal(office, id)
    await editPlacement(office, id, { ...input, version: 3 })
    expect([(await stored(id)).title, await stateOf(id)]).toEqual(['Altro titolo', 'draft'])
  })

  test('and its answer are told by letters that name no student', async () => {
    const asked = await stored(await createPlacement(office, aDraft()))
    await tellHostOfProposal(office, asked, publicUrl)
    await tellHostOfProposal(office, asked, publicUrl)
    await proposePlacement(coordinator, asked._id)
    const answered = await acceptProposal(fablab, asked._id)
    await tellSchoolOfAnswer(fablab, answered, { answer: 'declined', reason: 'Siamo chiusi', publicUrl })
    await tellHostOfCancellation(office, await cancelPlacement(office, asked._id, 'Trasferita'), publicUrl)
    const letters = await Notices.find({ about: asked._id }).sort({ kind: 1, 'to.email': 1 }).lean()
    expect(letters.map(({ kind, to }) => [kind, to.email])).toEqual([
      ['placement-answered', 'coordinatore@borgo.example'],
      ['placement-cancelled', 'docente@borgo.example'],
      ['placement-cancelled', 'ente@borgo.example'],
      ['placement-proposed', 'docente@borgo.example'],
      ['placement-proposed', 'ente@borgo.example'],
    ])
    const sender = { cityName: 'Borgo', contactEmail: null }
    const texts = letters.map((letter) => JSON.stringify(noticeText(letter, sender)))
    expect(texts.join()).not.toMatch(/Amico|Giulia|Trasferita/u)
    expect(texts[0]).toContain('Siamo chiusi')
    expect(texts[4]).toContain('uno studente di classe 3ª INF, dal 01/12/2026 al 22/12/2026, per 16:00 ore')
  })
})

describe('a host that said yes by voice', () => {
  test('is noted with who, when and how; not for a day to come', async () => {
    const id = await proposed()
    expect(await reasonsOf(agreePlacement(office, id, { ...consent, on: day('2026-11-26') }))).toEqual([
      'in-the-future',
    ])
    await agreePlacement(office, id, consent)
    expect(await stored(id)).toMatchObject({ state: 'matched', consent, history: [{}, {}, { event: 'agreed' }] })
  })
})

describe('the documents', () => {
  async function matched(change: Partial<NewDraft> = {}): Promise<string> {
    const id = await createPlacement(office, aDraft(change))
    await agreePlacement(office, id, consent)
    return id
  }

  test('begin with agreement, tutors and informed family; from then on the host knows who it is', async () => {
    await StudentFiles.deleteMany({ _id: 'giulia' })
    const id = await matched({ schoolTutorId: null, hostTutorId: null, agreementId: null })
    expect(await reasonsOf(preparePlacement(office, id))).toEqual([
      'no-school-tutor',
      'no-host-tutor',
      'no-agreement',
      'family-not-informed',
    ])
    const { id: _, studentId: __, partnerId: ___, ...input } = aDraft()
    await editPlacement(office, id, { ...input, version: 2 })
    expect(await reasonsOf(preparePlacement(office, id))).toEqual(['family-not-informed'])
    await inform('giulia')
    await expect(findPlacement(fablab, 'placement.view', id)).rejects.toThrow(NotFound)
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => preparePlacement(office, id)))
    expect(won(all)).toBe(1)
    expect((await findPlacement(fablab, 'placement.view', id)).student.surname).toBe('D’Amico')
    // What they rest upon is not taken away again.
    const bare = { ...input, agreementId: null, hostTutorId: null, version: 4 }
    expect(await reasonsOf(editPlacement(office, id, bare))).toEqual(['no-host-tutor', 'no-agreement'])
  })

  test('let the placement start only when the papers are complete or the head allows it', async () => {
    const id = await matched({ studentId: 'bruno' })
    expect(await reasonsOf(activatePlacement(office, id))).toEqual(['not-from-this-state'])
    await beginDocuments(id)
    const asked: string[] = []
    const papers = (complete: boolean, exception: unknown) => (_: unknown, placement: Placement, on: string) => {
      asked.push(`${placement._id} ${on}`)
      return Promise.resolve({ complete, exception })
    }
    expect(await reasonsOf(activatePlacement(office, id, papers(false, null)))).toEqual(['papers-incomplete'])
    expect(asked).toEqual([`${id} 2026-12-01`])
    await activatePlacement(office, id, papers(false, { head: 'Prudenza Preside' }))
    expect(await stateOf(id)).toBe('active')
  })
})

describe('a suspended placement', () => {
  const days = [day('2026-12-01'), day('2026-12-08'), day('2026-12-15')]
  const at = (on: string) =>
    as({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, new Date(`${on}T10:00+01:00`))
  const expected = async () => (await placementTimes(['bruno'], days)).filter(({ host }) => host.startsWith('FabLab'))

  async function active(change: Partial<NewDraft> = {}): Promise<string> {
    const id = await createPlacement(office, aDraft({ studentId: 'bruno', ...change }))
    await beginDocuments(id)
    await activatePlacement(office, id)
    return id
  }

  test('expects nobody from that day until the day it goes on', async () => {
    const id = await active()
    expect((await expected()).map((time) => time.day)).toEqual(['2026-12-01', '2026-12-15'])
    await suspendPlacement(at('2026-12-02'), id, 'Lavori')
    expect((await expected()).map((time) => time.day)).toEqual(['2026-12-01'])
    await resumePlacement(at('2026-12-15'), id)
    expect((await expected()).map((time) => time.day)).toEqual(['2026-12-01', '2026-12-15'])
    expect((await stored(id)).history.map(({ event, reason }) => [event, reason]).slice(3)).toEqual([
      ['suspended', 'Lavori'],
      ['resumed', null],
    ])
  })

  test('does not go on at the hours of another that has started meanwhile', async () => {
    const id = await active()
    await suspendPlacement(office, id, 'Lavori')
    const other = await active()
    expect(await reasonsOf(resumePlacement(office, id))).toEqual(['clashes-with-another'])
    await suspendPlacement(office, other, 'Anche qui')
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => resumePlacement(office, id)))
    expect(won(all)).toBe(1)
    expect(await stateOf(id)).toBe('active')
  })

  test('of two that go on at once at the same hours, at most one does', async () => {
    const ids = [await active()]
    await suspendPlacement(office, ids[0] ?? '', 'a')
    ids.push(await active())
    await suspendPlacement(office, ids[1] ?? '', 'b')
    await Promise.allSettled(ids.map((id) => resumePlacement(office, id)))
    const found = await listPlacements(office, 'placement.view', { ids, state: 'active' })
    expect(found.total).toBeLessThanOrEqual(1)
  })
})
