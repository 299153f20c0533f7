// Small numbers masked (numeri piccoli oscurati): a table of people never shows a count under five, nor lets anybody work
// one out by difference. All counts hang together, those of classes in their group, of the groups, and of everybody, and
// of a second table of the same people: what a table says is a flow of people from everybody, through the groups and
// their outcomes, and back. A hidden count is safe when the flow could run differently with all that is shown left as it
// is, in steps of one person; where it could not, the smallest neighbour is hidden too, until every one is safe. Whoever
// reads knows only that a small one is under five, and that one hidden with it is not.
// Source: D.Lgs. 322/1989, art. 9 and the code of conduct for official statistics (at least three; five here).

export const smallest = 5

/** One count, as a stream of people from one knot to another. */
export interface Stream {
  from: string
  to: string
  count: number
}

export type Mask = 'shown' | 'small' | 'hidden'

interface Flow {
  streams: readonly Stream[]
  masks: Mask[]
  /** the streams at each knot */
  at: Map<string, number[]>
}

/** Which counts are shown. Streams run in circles: as many people come into a knot as leave it. */
export function masksOf(streams: readonly Stream[]): Mask[] {
  const masks = streams.map(({ count }): Mask => (count < smallest ? 'small' : 'shown'))
  const flow: Flow = { streams, masks, at: knotsOf(streams) }
  for (;;) {
    const unsafe = streams.findIndex((stream, index) => masks[index] === 'small' && !isFree(flow, stream, index))
    if (unsafe === -1) return masks
    const next = neighbourToHide(flow, unsafe)
    if (next === -1) return masks
    masks[next] = 'hidden'
  }
}

function knotsOf(streams: readonly Stream[]): Flow['at'] {
  const at: Flow['at'] = new Map()
  for (const [index, { from, to }] of streams.entries())
    for (const knot of [from, to]) {
      const known = at.get(knot)
      if (known) known.push(index)
      else at.set(knot, [index])
    }
  return at
}

/** The smallest count that is still shown at one of its knots; otherwise of all. -1: nothing is shown any more. */
function neighbourToHide({ streams, masks }: Flow, index: number): number {
  const at = streams[index]
  const shown = streams.flatMap((stream, each) => (masks[each] === 'shown' ? [{ ...stream, each }] : []))
  const near = shown.filter(
    ({ from, to }) => at && (from === at.from || to === at.to || from === at.to || to === at.from),
  )
  const candidates = near.length > 0 ? near : shown
  return candidates.toSorted((a, b) => a.count - b.count || a.each - b.each)[0]?.each ?? -1
}

/** Whether a hidden count might be another, for all that is shown: its stream is part of a circle that can turn. */
function isFree(flow: Flow, stream: Stream, index: number): boolean {
  const { from, to } = stream
  const mask = flow.masks[index]
  if (canGrow(stream, mask) && reaches(flow, { from: to, to: from, without: index })) return true
  return canShrink(stream, mask) && reaches(flow, { from, to, without: index })
}

function canGrow({ count }: Stream, mask: Mask | undefined): boolean {
  return mask === 'hidden' || (mask === 'small' && count < smallest - 1)
}

function canShrink({ count }: Stream, mask: Mask | undefined): boolean {
  return (mask === 'hidden' && count > smallest) || (mask === 'small' && count > 0)
}

interface Way {
  from: string
  to: string
  without: number
}

function reaches({ streams, masks, at }: Flow, { from, to, without }: Way): boolean {
  const seen = new Set([from])
  const waiting = [from]
  for (let knot = waiting.pop(); knot !== undefined; knot = waiting.pop()) {
    if (knot === to) return true
    for (const index of at.get(knot) ?? []) {
      const stream = streams[index]
      const next = stream && index !== without ? stepFrom(knot, stream, masks[index]) : null
      if (next === null || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return false
}

/** One person more goes along the stream, or one less, which is one more against it. */
function stepFrom(knot: string, stream: Stream, mask: Mask | undefined): string | null {
  if (stream.from === knot && canGrow(stream, mask)) return stream.to
  return stream.to === knot && canShrink(stream, mask) ? stream.from : null
}
