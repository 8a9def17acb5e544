import { defineRule } from '../src/define-rule.ts';
import { findSentHeaders, findStarsTold } from '../src/policy/list-headers.ts';
import { gluedMethods, isUsualMethod, lowerCaseMethods, repairList, repairWhereBroken, upperCaseMethods } from '../src/policy/list-repairs.ts';
import { addToList, changeLiterals, editOf, removeFromList } from '../src/policy/literals.ts';
import { findMissingMethod, findMissingMethods, type MissingMethod } from '../src/policy/missing-methods.ts';
import type { Evidence } from '../src/policy/policy.ts';
import { parseTokenList } from '../src/spec/headers.ts';
import { isForbiddenMethod } from '../src/spec/methods.ts';

type TextAt = (evidence: Evidence) => string;

const notAllowed = 'is not allowed by Access-Control-Allow-Methods in preflight response.';

export default defineRule({
  name: 'valid-allow-methods',
  docs: { description: 'Require Access-Control-Allow-Methods to be a list that browsers can read, in upper case, with the methods that the code answers.', recommended: 'error', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    lowerCase: `Methods are compared letter by letter, and the browser asks for {{method}}: \`{{written}}\` never matches ("Method {{method}} ${notAllowed}"). Write it in upper case.`,
    wildcard: `With credentials \`*\` is the name of a method and no wildcard: PUT, PATCH and DELETE are blocked ("Method PUT ${notAllowed}"). List the methods.`,
    wildcardByDefault: `By default {{library}} allows \`*\`, and with credentials that is the name of a method and no wildcard: PUT, PATCH and DELETE are blocked ("Method PUT ${notAllowed}"). List the methods.`,
    glued: `To the browser \`{{written}}\` is the name of one method ("Method {{method}} ${notAllowed}"). Separate the methods by commas.`,
    route: `\`{{route}}\` answers {{method}}, and its preflight is told of nothing but {{allowed}}: the browser blocks it ("Method {{method}} ${notAllowed}"). Allow {{method}}, too.`,
    routeByDefault: `By default {{library}} allows {{allowed}}, and \`{{route}}\` answers {{method}}: the browser blocks it ("Method {{method}} ${notAllowed}"). List the methods that you answer.`,
    syntax: '`{{value}}` is no list of methods: the browser blocks every request that it has to ask for ("Cannot parse Access-Control-Allow-Methods response header field in preflight response."). Separate the methods by commas.',
    forbidden: 'Browsers let no script send {{method}}: to allow it does nothing. Take it out of the list.',
  },
  suggestions: { add: 'Allow {{method}}, too.' },
  fixable: true,
  options: { forbidden: false },
  check(policy, report, { forbidden }, { policies }) {
    const headers = findSentHeaders(policy, 'allowMethods');
    for (const { at, byDefault } of findStarsTold(policy, 'allowMethods', headers)) report(byDefault === null ? { messageId: 'wildcard', at } : { messageId: 'wildcardByDefault', at, data: { library: byDefault } });
    for (const { value, at } of headers) {
      const [lower] = lowerCaseMethods(value);
      const [glued] = gluedMethods(value);
      const isList = parseTokenList(value) !== null;
      const repair = (change: (text: string) => string | null) => (textAt: TextAt) => editOf(at, changeLiterals(textAt(at), change));
      const separate = repair((literal) => (repairList(value, isUsualMethod) === null ? null : upperCaseMethods(repairWhereBroken(literal, isUsualMethod))));
      if (!isList) report({ messageId: 'syntax', at, data: { value }, fix: separate });
      else if (glued !== undefined) report({ messageId: 'glued', at, data: { written: glued.written, method: glued.method }, fix: separate });
      else if (lower !== undefined) report({ messageId: 'lowerCase', at, data: { written: lower, method: lower.toUpperCase() }, fix: repair(upperCaseMethods) });
    }
    for (const missing of findMissingMethods(policy, policies)) report(findingOf(missing));
    for (const { value, at } of forbidden ? headers : []) {
      const method = parseTokenList(value)?.find(isForbiddenMethod);
      if (method !== undefined) report({ messageId: 'forbidden', at, data: { method }, fix: (textAt) => editOf(at, removeFromList(textAt(at), isForbiddenMethod)) });
    }
  },
  checkEndpoint(endpoint, report) {
    for (const missing of findMissingMethod(endpoint)) report(findingOf(missing));
  },
});

function findingOf({ method, verb, at, allowed, byDefault }: MissingMethod) {
  const list = allowed.replace(/\s*,\s*/g, ', ');
  return {
    messageId: byDefault === null ? ('route' as const) : ('routeByDefault' as const),
    at,
    data: (textAt: TextAt) => ({ method, allowed: list, route: textAt(verb).replace(/\s+/g, ''), ...(byDefault === null ? {} : { library: byDefault }) }),
    suggest: (textAt: TextAt) => {
      const text = addToList(textAt(at), method);
      return text === null ? [] : [{ messageId: 'add', data: { method }, at, text }];
    },
  };
}
