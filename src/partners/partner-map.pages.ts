import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Language } from '../platform/words.ts'
import type { Position, Programme } from '../programme/programme.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, empty, linkTo } from '../web/parts.ts'
import { districtName, type PartnerList, type ShownPartner } from './partner-list.pages.ts'
import { partnerListWords } from './partner-list.text.ts'
import { partnerWords } from './partner.text.ts'
import { type MapPlace, mapPlaces } from './map-places.rules.ts'
import { isFiltered, searchForm, searchHref, searchTabs, seatsText } from './partner-search.pages.ts'

export interface PartnerMap extends Omit<PartnerList, 'page' | 'perPage' | 'talks' | 'lists'> {
  lists: Pick<Programme, 'themes' | 'districts' | 'tracks' | 'map'>
  /** Where the background comes from, and whom it is owed to; null: there is none. */
  tiles: { url: string; attribution: string } | null
}

/** The map and its list. The script reads the places from the list: without it the list alone is the page. */
export function partnerMapPage(map: PartnerMap, ctx: Ctx) {
  const t = partnerListWords(ctx.language)
  const { places, unplaced } = mapPlaces(map.partners)
  const placed = map.partners.length - unplaced.length
  return {
    title: t.mapTitle,
    t,
    views: searchTabs('map', map.filter, ctx.language),
    filter: searchForm('map', map, ctx),
    problem: map.filter.problem && t[map.filter.problem],
    cut: map.total > map.partners.length ? t.cut(map.partners.length, map.total) : null,
    summary: t.places(places.length, placed),
    canvas: { ...centreOf(map), tiles: map.tiles?.url ?? null, attribution: map.tiles?.attribution ?? null },
    districts: map.lists.districts.flatMap(({ name, position }) =>
      position ? [{ name: name[ctx.language], ...degrees(position) }] : [],
    ),
    groups: groupsOf(places, map, ctx),
    unplaced: unplaced.map((partner) => unplacedLine(partner, ctx)),
    found: map.partners.length > 0,
    empty: isFiltered(map.filter) ? empty(t.notFound, t.notFoundAdvice) : empty(t.none, t.noneAdvice),
    exports: exportLinks(searchHref('list', map.filter)),
  }
}

const wholeCity = 12

/** Where the map opens when it has nothing to show. */
function centreOf({ lists }: PartnerMap) {
  const districts = lists.districts.flatMap(({ position }) => position ?? [])
  const centre = lists.map?.centre ?? districts[0] ?? null
  return { lat: null, lon: null, ...(centre && degrees(centre)), zoom: lists.map?.zoom ?? wholeCity }
}

/** As the attributes of an element: a template knows texts. */
function degrees({ lat, lon }: Position): { lat: string; lon: string } {
  return { lat: String(lat), lon: String(lon) }
}

interface Group {
  title: string
  places: ReturnType<typeof placeLine>[]
}

/** By district in the order of the alphabet, what is in none at the end. */
function groupsOf(places: readonly MapPlace<ShownPartner>[], map: PartnerMap, { language }: Ctx): Group[] {
  const elsewhere = partnerListWords(language).otherPlaces
  const groups = new Map<string, Group>()
  for (const place of places) {
    const title = place.district === null ? elsewhere : districtName(place.district, map.lists, language)
    const group = groups.get(title) ?? { title, places: [] }
    group.places.push(placeLine(place, map, language))
    groups.set(title, group)
  }
  const isLast = ({ title }: Group) => Number(title === elsewhere)
  return [...groups.values()].toSorted((a, b) => isLast(a) - isLast(b) || a.title.localeCompare(b.title, language))
}

function placeLine({ position, address, town, partners }: MapPlace<ShownPartner>, map: PartnerMap, language: Language) {
  return {
    ...degrees(position),
    address: `${address}, ${town}`,
    partners: partners.map(({ partner, site }) => ({
      name: partner.name,
      href: paths.partner({ partnerId: partner._id }),
      about: [partnerWords(language)[partner.kind], site.name, ...seatsLine(partner, map, language)].join(' · '),
    })),
  }
}

/** Nothing where nobody has said how many seats there are. */
function seatsLine({ _id, hosting }: ShownPartner, { taken, period, filter }: PartnerMap, language: Language) {
  const t = partnerListWords(language)
  const seats = seatsText({ hosting, taken: taken.get(_id) ?? 0, period }, language)
  return seats === null ? [] : [`${filter.seats ? t.freeThen : t.freeToday}: ${seats}`]
}

function unplacedLine(partner: ShownPartner, ctx: Ctx): { name: string; href: string; action: Action | null } {
  const id = { partnerId: partner._id }
  const t = partnerListWords(ctx.language)
  const mends = can(ctx.actor, 'partner.extend', id)
  return {
    name: partner.name,
    href: paths.partner(id),
    action: mends ? linkTo(t.addPosition, paths.partnerPlaces(id), { look: 'plain' }) : null,
  }
}
