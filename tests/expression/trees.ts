import fc from 'fast-check'
import type { Expression } from '../../src/expression/expression.ts'
import { type Operation, operationNames, operations } from '../../src/expression/operations.ts'

export const symbols = ['x', 'y', 'z'] as const

/** Any checked tree over x, y and z. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -5, max: 5, noNaN: true })),
    }),
    fc.record({ kind: fc.constant('symbol' as const), name: fc.constantFrom(...symbols) }),
    fc.constantFrom(...operationNames).chain((operation: Operation) => {
      const { minOperands, maxOperands } = operations[operation]
      return fc.record({
        kind: fc.constant('apply' as const),
        operation: fc.constant(operation),
        operands: fc.array(tie('tree'), {
          minLength: minOperands,
          maxLength: maxOperands === Infinity ? 4 : maxOperands,
        }),
      })
    }),
  ),
})).tree
