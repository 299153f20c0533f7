import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { type ContentOf, type Empty, empty, type Table, table } from '../web/parts.ts'
import type { Arrival, ArrivalGroup } from './arrival.rules.ts'
import { assignmentWords } from './assignment.text.ts'
import { placeStatus } from './own-place.pages.ts'

interface ArrivalParts {
  groups: readonly ArrivalGroup[]
  schools: ReadonlyMap<string, string>
  /** what a track is called in the programme */
  trackName: (code: string) => string
}

/** Who comes to the host, offer by offer. */
export function arrivalsPage({ groups, schools, trackName }: ArrivalParts, { language }: Ctx) {
  const t = assignmentWords(language)
  return {
    title: t.arrivals,
    lead: t.arrivalsLead,
    groups: groups.map((group) => ({
      title: group.title,
      when: [
        group.siteName,
        t.fromTo(formatDay(group.from, language), formatDay(group.to, language)),
        t.seatsTaken(group.people.length, group.seats),
      ]
        .filter(Boolean)
        .join(' · '),
      table: peopleTable(group, { schools, trackName }, language),
    })),
    empty: noArrivals(language),
  }
}

function noArrivals(language: Language): Empty {
  const t = assignmentWords(language)
  return empty(t.noArrivals, t.noArrivalsAdvice)
}

function peopleTable(
  { title, people }: ArrivalGroup,
  { schools, trackName }: Omit<ArrivalParts, 'groups'>,
  language: Language,
): Table {
  const t = assignmentWords(language)
  return table({
    caption: title,
    columns: [t.who, t.school, t.state],
    rows: people.map(({ arrival, schoolId, state }): ContentOf[] => [
      arrivalContent(arrival, trackName, language),
      schools.get(schoolId) ?? '',
      placeStatus(state, arrival.kind === 'class' ? 'labs' : 'placements', language),
    ]),
    empty: empty(t.nobodyHere),
  })
}

function arrivalContent(arrival: Arrival, trackName: (code: string) => string, language: Language): ContentOf {
  const t = assignmentWords(language)
  if (arrival.kind === 'class') return arrival.className
  if (arrival.kind === 'named') {
    const href = paths.placement({ placementId: arrival.placementId })
    return { text: fullName(arrival.name), note: arrival.className, href }
  }
  const track = arrival.track === null ? '' : trackName(arrival.track)
  return arrival.year === null ? t.aStudent : t.someStudent(t.yearNth(arrival.year), track)
}
