const config = require('./config')
const { order, collect } = require('./render')

module.exports = async function main(plans) {
  // expect: logged-key
  console.log(`floorplan with ${config.apidot.apiKey}`)
  for (const plan of plans) {
    await order(plan)
    await collect(plan)
  }
  console.log(`${plans.length} plans`)
}
