import type { Environment } from './environment.ts';
import { evaluate, fallback } from './evaluate.ts';
import { RunsCode, Thrown, type Machine } from './machine.ts';
import type { Node, Unknown, Value } from './value.ts';

interface Branches { readonly node: Node; readonly env: Environment; /** null: the tested value itself. */ readonly yes: Node | null; readonly no: Node | null }

/** The value of `test ? yes : no`, `test && yes` or `test || no`. */
export function choose(machine: Machine, test: Value, testNode: Node, branches: Branches): Value {
  const later = test.kind === 'choice' && [branches.yes, branches.no].every(isPure) ? chooseInside(machine, test, branches) : null;
  if (later !== null) return later;
  const settled = machine.settle(test);
  const branch = (taken: boolean): Value => {
    const node = taken ? branches.yes : branches.no;
    return node === null ? settled : fallback(machine, settled, evaluate(machine, node, branches.env));
  };
  if (settled.kind !== 'unknown' || settled.nonNull) return branch(machine.test(settled, testNode));
  return postponed(machine, settled, [branches.yes, branches.no], branch) ?? branch(machine.decide(settled, testNode));
}

/** How deep choices are looked into. */
const deepestChoice = 4;

/** The same for a test that is a choice itself, such as `a && b`: each of its ends is chosen by. Null where one of them cannot wait. */
function chooseInside(machine: Machine, test: Value, branches: Branches, truth: boolean | null = null, depth = deepestChoice): Value | null {
  const { env, yes, no } = branches;
  if (test.kind === 'choice') {
    if (depth === 0 || test.test.kind !== 'unknown') return null;
    const ofYes = chooseInside(machine, test.yes, branches, test.yes === test.test ? true : null, depth - 1);
    const ofNo = chooseInside(machine, test.no, branches, test.no === test.test ? false : null, depth - 1);
    return ofYes === null || ofNo === null ? null : { ...test, yes: ofYes, no: ofNo };
  }
  if (test.kind !== 'unknown') return null;
  const branch = (taken: boolean): Value => ((taken ? yes : no) === null ? test : evaluate(machine, (taken ? yes : no)!, env));
  if (truth === null) return test.nonNull ? null : postponed(machine, test, [yes, no], branch);
  const found = postponed(machine, test, [yes, no], () => branch(truth));
  return found?.kind === 'choice' ? found.yes : null;
}

/** A choice for later, where looking at both branches changes nothing; null where it might. */
export function postponed(machine: Machine, test: Unknown, branches: readonly (Node | null)[], branch: (taken: boolean) => Value): Value | null {
  if (!branches.every(isPure)) return null;
  machine.postponing++;
  try {
    return { kind: 'choice', test, yes: branch(true), no: branch(false) };
  } catch (error) {
    if (error instanceof Thrown || error instanceof RunsCode) return null;
    throw error;
  } finally {
    machine.postponing--;
  }
}

const pureChildren: Readonly<Record<string, readonly string[]>> = {
  Literal: [], Identifier: [], ThisExpression: [], FunctionExpression: [], ArrowFunctionExpression: [], TemplateLiteral: ['expressions'],
  MemberExpression: ['object', 'property'], ChainExpression: ['expression'], ArrayExpression: ['elements'], ObjectExpression: ['properties'], Property: ['key', 'value'],
  ConditionalExpression: ['test', 'consequent', 'alternate'], LogicalExpression: ['left', 'right'], BinaryExpression: ['left', 'right'], UnaryExpression: ['argument'],
  SpreadElement: ['argument'], TSAsExpression: ['expression'], TSNonNullExpression: ['expression'], TSSatisfiesExpression: ['expression'], TSTypeAssertion: ['expression'],
};

const purity = new WeakMap<Node, boolean>();

/** Whether evaluating an expression changes nothing and calls nothing. */
function isPure(node: Node | null): boolean {
  if (node === null) return true;
  let pure = purity.get(node);
  if (pure === undefined) purity.set(node, (pure = findPurity(node)));
  return pure;
}

function findPurity(node: Node): boolean {
  const children = pureChildren[node.type];
  if (children === undefined || (node.type === 'UnaryExpression' && node.operator === 'delete')) return false;
  return children.every((key) => {
    const child = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
    return Array.isArray(child) ? child.every(isPure) : isPure(child ?? null);
  });
}
