// A database promises no order to who asks for none. Tests that look at an order nobody asked for would pass or fail by
// luck: here what was found without a sort comes back to front, in every test that has a database.

import mongoose from 'mongoose'

const { Query, Aggregate } = mongoose
// oxlint-disable-next-line typescript/unbound-method -- both are called on the query that is run
const [findAsGiven, aggregateAsGiven] = [Query.prototype.exec, Aggregate.prototype.exec]

Query.prototype.exec = async function exec(...given) {
  const found: unknown = await findAsGiven.apply(this, given)
  return Array.isArray(found) && !this.getOptions().sort ? found.toReversed() : found
}

Aggregate.prototype.exec = async function exec(...given) {
  const found = await aggregateAsGiven.apply(this, given)
  return this.pipeline().some((stage) => '$sort' in stage) ? found : found.toReversed()
}
