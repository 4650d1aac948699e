/**
 * The files that `forkcast init` writes: a small question that uses and explains every common part of the format.
 * `check` must find nothing in it.
 */
export const starter: Readonly<Record<'scenario.yaml' | 'events.csv', string>> = {
  'scenario.yaml': `# yaml-language-server: $schema=./node_modules/forkcast/schema/scenario.schema.json
#
# A scenario: what could happen, how likely you thought it before the news, and what each kind of news would mean.
# The line above gives an editor completion and checks. Change what is below into your own question, then
#
#   forkcast check scenario.yaml events.csv
#   forkcast forecast scenario.yaml events.csv
#
# \`note\` and \`source\` may stand on any object: why a number is what it is, and where it comes from.

forkcast: 1 # the version of this format
title: Does the tram line to the university open this year?
origin: 2030-01-15 # the prior below holds at the end of this day; later news goes into the log
horizon: 2030-12-31 # the day at whose end the question closes

# Quantities that nobody knows. The forecast takes their medians, the simulation draws them.
parameters:
  delay:
    title: Share of lines of this kind that miss the year they were announced for
    distribution: 0.3 to 0.6 # a central 90% interval
    source: Annual reports of the transport ministry, 2015 to 2029

# The tree. Branches of one node exclude each other and cover all that can happen.
tree:
  question: Does it open by the end of the year?
  source: Annual reports of the transport ministry, 2015 to 2029
  branches:
    opens:
      p: rest # what the others leave of 1
      question: All of it?
      concentration: 20 # how sure the split below is: as if 20 cases had been seen
      timing: 150 to 340 # when, given that it does: days from origin
      source: Annual reports of the transport ministry, 2015 to 2029
      branches:
        whole: { title: The whole line opens, p: 0.7, impacts: { passengers: 9 * (350 - days) } }
        part: { title: The line opens in part, p: 0.3, impacts: { passengers: 4 * (350 - days) } }
    late:
      title: It opens later
      p: clamp(delay, 0, 0.9) # an expression in the parameters; or simply a number, 0.4
      note: No timing, so it comes true at the horizon and not before.
    dropped:
      title: Anything else, for instance the line is given up
      p: 0.02
      residual: true # the leaf for what nobody listed; every tree should have one
      note: No such line was ever given up after the rails were laid; 0.02 is what is left for surprise.

# The kinds of news that the log may report. Each says how likely it is under the leaves, in one of four forms.
signals:
  test-runs:
    title: Trams are seen on the new rails
    likelihood: { whole: 0.8, part: 0.6, otherwise: 0.3 } # P(seen | leaf); not seeing it counts if the log says observed: false
    source: Author's judgement
  budget-cut:
    title: The council moves money away from the line
    ratio: { late: 2, dropped: 6 } # how many times as likely as under the other leaves
    halfLife: 90 # days after which it weighs half
    source: Author's judgement
  rumour-of-delay:
    title: The local press expects a delay
    decibans: { late: 2 } # weight of evidence: 10 makes the odds tenfold, 3 doubles them
    halfLife: 30
    cluster: press
    source: Author's judgement
  rumour-of-opening:
    title: The local press expects an opening
    decibans: { opens: 2 }
    halfLife: 30
    cluster: press
    source: Author's judgement
  accident:
    title: An accident on the building site
    rate: { opens: 0.2, otherwise: 0.5 } # expected number per 30 days: its silence is evidence too
    source: Labour inspectorate, building sites of this size

# Signals that repeat one another count for less.
clusters:
  press: { correlation: 0.5 }

# What outcomes are measured by. Above, \`days\` is the day of the opening, counted from origin, and 350 is the horizon.
impacts:
  passengers:
    title: Passengers this year
    unit: thousand
    default: 0

# How the question will be settled. Once it is: outcome and date.
resolution:
  criteria: The transport authority announces the first day with passengers on the line.
`,
  'events.csv': `date,reported,signal,observed,event,source,grade,note
2030-02-11,2030-02-13,accident,,,Labour inspectorate,A1,reported two days later
2030-03-04,,rumour-of-delay,,,Morning Post,C3,
2030-03-05,,rumour-of-delay,,,City Radio,C3,
2030-03-20,,test-runs,false,,own visit,B2,looked for and not seen
2030-04-09,,budget-cut,,council-april,Council minutes,A1,
2030-04-10,,budget-cut,,council-april,Morning Post,B2,the same decision: one event from two sources
2030-05-16,,rumour-of-opening,,,Morning Post,C3,
2030-06-02,,test-runs,,,City Radio,B2,
`,
}
