import { can } from '../access/access.ts'
import type { Actor, Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { phrases } from '../platform/words.ts'
import type { Tabs } from '../web/parts.ts'
import { belongsOf, type EditionPermission } from './edition-view.rules.ts'
import { type Edition, isShown } from './edition.rules.ts'
import { editionWords } from './edition.text.ts'

const words = phrases({
  overview: ['Panoramica', 'Overview'],
  sessions: ['Incontri', 'Sessions'],
  participants: ['Partecipanti', 'Participants'],
  attendance: ['Presenze', 'Attendance'],
  authorisations: ['Abilitazioni', 'Authorisations'],
  register: ['Registro', 'Register'],
  attestations: ['Attestati', 'Certificates'],
})

export type EditionTab = keyof ReturnType<typeof words>

type Tabbed = Pick<
  Edition,
  '_id' | 'state' | 'module' | 'partnerId' | 'partnerIds' | 'groups' | 'participants' | 'history'
>

interface Line {
  tab: EditionTab
  path: (values: { editionId: string }) => string
  permission: EditionPermission
  when: (edition: Tabbed) => boolean
  /** Who reads there how many, without knowing whom. */
  counts?: Actor['role']
}

const always = () => true
const shown = ({ state }: Tabbed) => isShown(state)
/** Attendance, register and certificates are of labs that have begun. */
const begun = ({ state, history }: Tabbed) =>
  state === 'cancelled' ? history.some(({ event }) => event === 'started') : state !== 'draft' && state !== 'open'
const grants = (edition: Tabbed) => begun(edition) && edition.module.grants.length > 0

const lines: readonly Line[] = [
  { tab: 'overview', path: paths.edition, permission: 'edition.view', when: always },
  { tab: 'sessions', path: paths.editionPlan, permission: 'edition.view', when: always },
  { tab: 'participants', path: paths.labParticipants, permission: 'participant.view', when: shown },
  { tab: 'attendance', path: paths.editionAttendance, permission: 'roll-call.view', when: begun, counts: 'city' },
  { tab: 'authorisations', path: paths.editionAuthorisations, permission: 'machine-authorisation.grant', when: grants },
  { tab: 'register', path: paths.editionRegister, permission: 'register.edition', when: begun },
  { tab: 'attestations', path: paths.editionAttestations, permission: 'attestation.view', when: begun },
]

/** The pages of one edition, as this actor may open them. */
export function editionTabs(edition: Tabbed, current: EditionTab, { actor, language }: Ctx): Tabs {
  const t = words(language)
  return {
    tabs: lines
      .filter(({ when }) => when(edition))
      .filter(
        ({ permission, counts }) => actor.role === counts || can(actor, permission, belongsOf(edition, permission)),
      )
      .map(({ tab, path }) => ({
        text: t[tab],
        href: path({ editionId: edition._id }),
        current: tab === current,
      })),
  }
}

/** The way to the page of an edition (null), or to one behind it: the list, the edition. */
export function editionCrumbs(edition: Pick<Edition, '_id' | 'title'> | null, { language }: Ctx) {
  const list = { text: editionWords(language).editions, href: paths.editions() }
  return edition ? [list, { text: edition.title, href: paths.edition({ editionId: edition._id }) }] : [list]
}
