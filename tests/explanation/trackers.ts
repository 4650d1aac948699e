import type { AuditDocument, Finding } from 'forkcast'

/** What people publish, or could: with every finding that an audit must have, and no other. */
export interface Tracker {
  readonly name: string
  readonly document: AuditDocument
  readonly findings: readonly (readonly [code: Finding['code'], path: string, arithmetic: string])[]
}

export const trackers: readonly Tracker[] = [
  {
    // D. Eddy, Probabilistic Reasoning in Clinical Medicine, in Kahneman, Slovic and Tversky (eds), Judgment under
    // Uncertainty (1982): 79.2% of cancers and 9.6% of benign lesions show; most physicians answered about 75%
    name: 'Eddy’s mammography problem, as most physicians solved it',
    document: { factors: { cancer: { prior: '1%', factors: { positive: '8.25' }, posterior: '75%' } } },
    findings: [['factors-miss-posterior', 'factors.cancer', 'odds 0.0101 × 8.25 = 0.08333, which is 7.692%']],
  },
  {
    name: 'Eddy’s mammography problem, as Bayes solves it',
    document: { factors: { cancer: { prior: '1%', factors: { positive: '8.25' }, posterior: '7.7%' } } },
    findings: [],
  },
  {
    // A. Tversky and D. Kahneman, Extensional versus Intuitive Reasoning, Psychological Review 90 (1983), 293–315
    name: 'the analysts of 1982 on the suspension of diplomatic relations, with and without an invasion of Poland',
    document: {
      exhaustive: false,
      outcomes: {
        suspension: {
          probability: '0.14%',
          exhaustive: false,
          children: { 'after an invasion of Poland': '0.47%' },
        },
      },
    },
    findings: [['parent-not-children', 'outcomes.suspension', '0.47%, more than 0.14% of suspension']],
  },
  {
    // the same paper: a flood with a thousand drowned, anywhere in North America or after an earthquake in California
    name: 'the flood of 1983',
    document: {
      exhaustive: false,
      outcomes: { flood: { probability: '2.2%', exhaustive: false, children: { earthquake: '3.1%' } } },
    },
    findings: [['parent-not-children', 'outcomes.flood', '3.1%, more than 2.2% of flood']],
  },
  {
    // as printed by news pages of mid-December 2025
    name: 'the market on Maduro, four dates',
    document: {
      horizons: {
        out: { '2025-12-31': '9%', '2026-01-31': '21%', '2026-03-31': '38%', '2026-12-31': '56%' },
      },
    },
    findings: [],
  },
  {
    name: 'two contracts that could be traded against each other',
    document: { horizons: { out: { '2026-01-31': '24.5%', '2026-03-31': '21%', '2026-12-31': '56%' } } },
    findings: [
      [
        'falls-with-horizon',
        'horizons.out.2026-03-31',
        '24.5% by 2026-01-31, 21% by 2026-03-31; what has happened by the earlier day has happened by the later one, this falls by 3.5 points, and rounding explains 0.55',
      ],
    ],
  },
  {
    name: 'horizons in days, a fall that rounding explains and one that it does not',
    document: { horizons: { hit: { 365: '30%', 30: '12%', 90: '11%', 180: '9%' } } },
    findings: [['falls-with-horizon', 'horizons.hit.180', '12% by day 30, 9% by day 180']],
  },
  {
    name: 'a tracker whose parts come to 107',
    document: { outcomes: { stays: '59%', exile: '25%', force: '17%', other: '6%' } },
    findings: [
      ['sum-not-one', 'outcomes', '= 107%, not 100%; figures rounded like these add up to 105% to 109%'],
    ],
  },
  {
    name: 'a tracker whose parts come to 101, which rounding explains',
    document: { outcomes: { stays: '59%', exile: '20%', force: '17%', other: '5%' } },
    findings: [],
  },
  {
    name: 'the same with a decimal, which it does not',
    document: { outcomes: { stays: '59.0%', exile: '20.0%', force: '17.0%', other: '5.0%' } },
    findings: [
      ['sum-not-one', 'outcomes', '= 101%, not 100%; figures rounded like these add up to 100.8% to 101.2%'],
    ],
  },
  {
    name: 'bookmakers’ odds, which include their margin',
    document: {
      outcomes: { home: { against: '11/10' }, draw: { against: '12/5' }, away: { against: '5/2' } },
    },
    findings: [['sum-not-one', 'outcomes', 'home 11/10 + draw 12/5 + away 5/2 = 105.6%, not 100%']],
  },
  {
    name: 'odds the wrong way round',
    document: {
      outcomes: { wins: { probability: '25%', odds: '3:1' }, loses: { probability: '75%', against: '1:3' } },
    },
    findings: [
      ['odds-disagree', 'outcomes.wins', '25% stands for 24.5% to 25.5%, 3:1 for 75% (71.43% to 77.78%)'],
    ],
  },
  {
    name: 'odds and percentages that say the same',
    document: {
      outcomes: {
        wins: { probability: '17%', odds: '1:5', against: '5/1' },
        draws: { probability: '1 in 4' },
        loses: { probability: '58%', odds: '7:5' },
      },
    },
    findings: [],
  },
  {
    name: 'a tree whose branch is not the sum of its leaves',
    document: {
      outcomes: {
        stays: '58.7%',
        leaves: {
          probability: '41.3%',
          children: { refuge: '19.9%', amnesty: '2.7%', force: '17.2%', other: '2.5%' },
        },
      },
    },
    findings: [['parent-not-children', 'outcomes.leaves', '= 42.3%, not 41.3% of leaves']],
  },
  {
    name: 'a tree that adds up, a part of it by its parts alone',
    document: {
      outcomes: {
        stays: '58.7%',
        leaves: { children: { goes: { probability: '22.6%' }, seized: '0.172', other: '1.5%' } },
      },
    },
    findings: [],
  },
  {
    name: 'three factors of evidence and a posterior that forgot one',
    document: {
      factors: { guilt: { prior: '10%', factors: ['3', '2', '4'], posterior: '40%' } },
    },
    findings: [
      [
        'factors-miss-posterior',
        'factors.guilt',
        'prior 10%, odds 0.1111 × 3 × 2 × 4 = 2.667, which is 72.73%',
      ],
    ],
  },
  {
    name: 'factors in decibans and ratios, prior as odds',
    document: { factors: { guilt: { prior: '1:9', factors: ['3.0 dB', '3:2', '-1 dB'], posterior: '21%' } } },
    findings: [],
  },
  {
    name: 'figures below and above a bound',
    document: { outcomes: { stays: '>99%', leaves: '<1%', dies: '<0.5%' } },
    findings: [],
  },
  {
    name: 'bounds that leave no room',
    document: {
      outcomes: { stays: '>90%', leaves: '12%' },
      horizons: { out: { '2026-01-01': '>20%', '2026-02-01': '<15%' } },
    },
    findings: [
      ['sum-not-one', 'outcomes', 'stays >90% + leaves 12% = 102%'],
      ['falls-with-horizon', 'horizons.out.2026-02-01', '>20% by 2026-01-01, <15% by 2026-02-01'],
    ],
  },
]
