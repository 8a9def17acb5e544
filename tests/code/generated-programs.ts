import fc from 'fast-check';

/** Names that programs declare at their top; all of them always exist. */
const variables = ['a', 'b', 'c', 'o', 'l'] as const;

const literals = fc.constantFrom('0', '1', '2', '-1', '"x"', '"y"', '""', '"10"', 'true', 'false', 'null', 'undefined');

/** Something that was not read, the same for the same number. */
const holes = fc.nat({ max: 3 }).map((i) => `hole(${i})`);

const names = fc.constantFrom<string>(...variables);
const keys = fc.constantFrom('x', 'y', 'z');
const binaries = fc.constantFrom('+', '-', '*', '<', '>=', '<=', '===', '!==', '==', '!=', '&', '|', '%');
const logicals = fc.constantFrom('&&', '||', '??');
const assignments = fc.constantFrom('=', '=', '+=', '-=', '||=', '&&=', '??=');

const expressionOf = (withHoles: boolean) => fc.letrec<Record<'expression' | 'pure' | 'callback' | 'atom', string>>((tie) => ({
  atom: fc.oneof({ weight: 3, arbitrary: names }, { weight: 3, arbitrary: literals }, { weight: withHoles ? 2 : 0, arbitrary: holes }),
  callback: fc.tuple(tie('expression'), fc.boolean()).map(([body, assigns]) => (assigns ? `((p) => { a = p; return ${body}; })` : `((p) => (${body}))`)),
  pure: fc.oneof({ depthSize: 'small' },
    tie('atom'),
    fc.tuple(tie('pure'), binaries, tie('pure')).map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc.tuple(tie('pure'), tie('pure'), tie('pure')).map(([x, y, z]) => `(${x} ? ${y} : ${z})`),
  ),
  expression: fc.oneof({ depthSize: 'small' },
    { weight: 4, arbitrary: tie('atom') },
    { weight: 3, arbitrary: fc.tuple(tie('expression'), binaries, tie('expression')).map(([x, op, y]) => `(${x} ${op} ${y})`) },
    { weight: 2, arbitrary: fc.tuple(tie('expression'), logicals, tie('expression')).map(([x, op, y]) => `(${x} ${op} ${y})`) },
    { weight: 2, arbitrary: fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([x, y, z]) => `(${x} ? ${y} : ${z})`) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('!', '-', '+', 'typeof ', 'void '), tie('expression')).map(([op, x]) => `(${op}(${x}))`) },
    { weight: 1, arbitrary: fc.tuple(names, fc.constantFrom('++', '--')).map(([x, op]) => `${x}${op}`) },
    { weight: 2, arbitrary: fc.tuple(names, assignments, tie('expression')).map(([x, op, y]) => `(${x} ${op} ${y})`) },
    { weight: 1, arbitrary: fc.tuple(tie('expression'), tie('expression')).map(([x, y]) => `(${x}, ${y})`) },
    { weight: 2, arbitrary: fc.tuple(keys, tie('expression'), tie('expression')).map(([k, x, y]) => `({ ${k}: ${x}, w: ${y} })`) },
    { weight: 1, arbitrary: fc.tuple(tie('expression'), tie('expression')).map(([x, y]) => `({ ...${x}, [${y}]: 1 })`) },
    { weight: 2, arbitrary: fc.array(tie('expression'), { maxLength: 3 }).map((list) => `[${list.join(', ')}]`) },
    { weight: 2, arbitrary: fc.tuple(names, keys).map(([x, k]) => `${x}?.${k}`) },
    { weight: 1, arbitrary: fc.tuple(names, tie('expression')).map(([x, k]) => `${x}?.[${k}]`) },
    { weight: 1, arbitrary: fc.tuple(names, keys, tie('expression')).map(([x, k, y]) => `${x}?.${k}?.[${y}]`) },
    { weight: 2, arbitrary: fc.tuple(tie('expression'), tie('expression')).map(([x, y]) => `\`\${${x}}-\${${y}}\``) },
    { weight: 1, arbitrary: fc.tuple(tie('expression'), fc.constantFrom('length', 'x')).map(([x, k]) => `(${x})?.${k}`) },
    { weight: 1, arbitrary: tie('expression').map((x) => `String(${x})`) },
    { weight: 1, arbitrary: fc.tuple(tie('expression'), fc.constantFrom('includes', 'indexOf', 'concat'), tie('atom')).map(([x, m, y]) => `String(${x}).${m}(${y})`) },
    { weight: 2, arbitrary: fc.tuple(fc.array(tie('atom'), { maxLength: 3 }), fc.constantFrom('map', 'filter', 'some', 'every', 'find'), tie('callback')).map(([list, m, f]) => `[${list.join()}].${m}(${f})`) },
    { weight: 1, arbitrary: fc.tuple(tie('callback'), tie('expression')).map(([f, x]) => `${f}(${x})`) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('f', 'g'), tie('expression'), tie('expression')).map(([f, x, y]) => `${f}(${x}, ${y})`) },
    { weight: 1, arbitrary: tie('expression').map((x) => `("x" in ({ x: 1, ...${x} }))`) },
    { weight: 1, arbitrary: tie('expression').map((x) => `new K(${x}).m()`) },
    { weight: 1, arbitrary: tie('expression').map((x) => `Object.keys({ ...${x} }).length`) },
    { weight: withHoles ? 1 : 0, arbitrary: tie('callback').map((f) => `hole(0, ${f})`) },
  ),
}));

const statementOf = (withHoles: boolean): fc.Arbitrary<string> => {
  const { expression, pure } = expressionOf(withHoles);
  const inner = fc.letrec<Record<'statement' | 'block', string>>((tie) => ({
    block: fc.array(tie('statement'), { maxLength: 3, size: 'small' }).map((list) => `{ ${list.join(' ')} }`),
    statement: fc.oneof({ depthSize: 'small' },
      { weight: 5, arbitrary: expression.map((x) => `${x.startsWith('{') ? `(${x})` : `void ${x}`};`) },
      { weight: 3, arbitrary: fc.tuple(names, expression).map(([n, x]) => `${n} = ${x};`) },
      { weight: 2, arbitrary: fc.tuple(keys, assignments, expression).map(([k, op, x]) => `if (o !== null && typeof o === "object") o.${k} ${op} ${x};`) },
      { weight: 1, arbitrary: fc.tuple(expression, expression).map(([k, x]) => `if (o !== null && typeof o === "object") o[String(${k})] = ${x};`) },
      { weight: 1, arbitrary: keys.map((k) => `if (o !== null && typeof o === "object") delete o.${k};`) },
      { weight: 2, arbitrary: expression.map((x) => `if (Array.isArray(l) && l.length < 9) l.push(${x});`) },
      { weight: 1, arbitrary: fc.tuple(fc.nat({ max: 3 }), expression).map(([i, x]) => `if (Array.isArray(l)) l[${i}] = ${x};`) },
      { weight: 3, arbitrary: fc.tuple(expression, tie('block'), tie('block')).map(([x, y, z]) => `if (${x}) ${y} else ${z}`) },
      { weight: 2, arbitrary: fc.tuple(fc.nat({ max: 4 }), tie('block')).map(([n, x]) => `for (let i = 0; i < ${n}; i++) ${x}`) },
      { weight: 1, arbitrary: fc.tuple(pure, tie('block')).map(([x, y]) => `for (let i = 0; i < 3 && ${x}; i++) ${y}`) },
      { weight: 1, arbitrary: fc.tuple(pure, tie('block')).map(([x, y]) => `{ let i = 0; while (i++ < 3) { if (${x}) continue; ${y} if (i === a) break; } }`) },
      { weight: 2, arbitrary: fc.tuple(fc.array(expression, { maxLength: 3 }), tie('block')).map(([list, x]) => `for (const v of [${list.join(', ')}]) { a = v; ${x} }`) },
      { weight: 1, arbitrary: fc.tuple(expression, tie('block')).map(([x, y]) => `for (const k in { ...${x}, q: 1 }) { b = k; ${y} }`) },
      { weight: 1, arbitrary: fc.tuple(tie('block'), tie('block'), tie('block')).map(([x, y, z]) => `try ${x} catch ${y} finally ${z}`) },
      { weight: 1, arbitrary: fc.tuple(expression, expression, tie('block')).map(([x, y, z]) => `try { if (${x}) throw ${y}; c = 1; } catch (e) { b = e; ${z} }`) },
      { weight: 1, arbitrary: fc.tuple(expression, literals, tie('block'), literals, tie('block')).map(([x, p, y, q, z]) => `switch (${x}) { case ${p}: ${y} case ${q}: ${z} break; default: c = 2; }`) },
      { weight: 1, arbitrary: fc.tuple(expression, tie('block')).map(([x, y]) => `(() => { out: for (const v of [1, 2]) for (const w of [1, 2]) { if (${x}) continue out; ${y} if (w === a) break out; } })();`) },
      { weight: 1, arbitrary: fc.tuple(expression, expression).map(([x, y]) => `({ x: a = ${x}, y: b } = { x: ${y}, y: c });`) },
      { weight: 1, arbitrary: fc.tuple(expression, expression).map(([x, y]) => `[a, b = ${x}] = [${y}, c];`) },
    ),
  }));
  return inner.statement;
};

const functionsOf = (withHoles: boolean): fc.Arbitrary<string> => {
  const { expression } = expressionOf(withHoles);
  const statement = statementOf(withHoles);
  const declared = fc.tuple(expression, statement, expression, expression, statement, expression).map(([early, inside, result, preset, inner, last]) =>
    `function f(p, q) { if (--fuel < 0) return p; if (${early}) return q; ${inside} return ${result}; } `
    + `const g = (p = ${preset}, q) => { if (--fuel < 0) return 0; const h = () => { ${inner} return p; }; h(); return ${last}; }; `
    + 'class K { n = 1; constructor(p) { this.p = p; c = p; } get twice() { return this.n * 2; } m() { this.n += 1; return this.twice + (this.p ? 1 : 0); } }');
  return fc.oneof({ weight: 1, arbitrary: fc.constant('const f = (p) => p; const g = f; class K { constructor(p) { this.p = p; } m() { return this.p; } }') }, { weight: 4, arbitrary: declared });
};

/** A program that ends, as statements and the expression that is looked at in the end. */
export interface Program {
  readonly body: string;
  readonly result: string;
}

/** Whole programs, which give the values of their variables. With holes, some of what they compute was not read. */
export const programs = (withHoles: boolean): fc.Arbitrary<Program> =>
  fc.tuple(functionsOf(withHoles), fc.array(statementOf(withHoles), { minLength: 1, maxLength: 5 }), expressionOf(withHoles).expression).map(([functions, body, last]) => ({
    body: `let fuel = 6; let a = 1, b = "x", c = null, o = { x: 1, y: { z: "x" } }, l = ["x", 2]; ${functions} ${body.join(' ')}`,
    result: `[${last}, a, b, c, o, l]`,
  }));
