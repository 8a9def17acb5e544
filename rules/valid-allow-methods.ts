import { defineRule } from '../src/define-rule.ts';
import { findLiteralStars, findSentHeaders } from '../src/policy/list-headers.ts';
import { gluedMethods, isUsualMethod, lowerCaseMethods, repairList, repairWhereBroken, upperCaseMethods } from '../src/policy/list-repairs.ts';
import { changeLiterals } from '../src/policy/literals.ts';
import { parseTokenList } from '../src/spec/headers.ts';

const notAllowed = 'is not allowed by Access-Control-Allow-Methods in preflight response.';

export default defineRule({
  name: 'valid-allow-methods',
  docs: { description: 'Require Access-Control-Allow-Methods to be a list that browsers can read, in upper case, with the methods that the code answers.', recommended: 'error', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    lowerCase: `Methods are compared letter by letter, and the browser asks for {{method}}: \`{{written}}\` never matches ("Method {{method}} ${notAllowed}"). Write it in upper case.`,
    wildcard: `With credentials \`*\` is the name of a method and no wildcard: PUT, PATCH and DELETE are blocked ("Method PUT ${notAllowed}"). List the methods.`,
    wildcardByDefault: `By default {{library}} allows \`*\`, and with credentials that is the name of a method and no wildcard: PUT, PATCH and DELETE are blocked ("Method PUT ${notAllowed}"). List the methods.`,
    glued: `To the browser \`{{written}}\` is the name of one method ("Method {{method}} ${notAllowed}"). Separate the methods by commas.`,
    syntax: '`{{value}}` is no list of methods: the browser blocks every request that it has to ask for ("Cannot parse Access-Control-Allow-Methods response header field in preflight response."). Separate the methods by commas.',
  },
  fixable: true,
  options: {},
  check(policy, report) {
    const headers = findSentHeaders(policy, 'allowMethods');
    for (const { at, byDefault } of findLiteralStars(headers)) report(byDefault === null ? { messageId: 'wildcard', at } : { messageId: 'wildcardByDefault', at, data: { library: byDefault } });
    for (const { value, at } of headers) {
      const [lower] = lowerCaseMethods(value);
      const [glued] = gluedMethods(value);
      const isList = parseTokenList(value) !== null;
      const repair = (change: (text: string) => string | null) => (textAt: (place: typeof at) => string) => {
        const text = changeLiterals(textAt(at), change);
        return text === null ? null : { at, text };
      };
      const separate = repair((literal) => (repairList(value, isUsualMethod) === null ? null : upperCaseMethods(repairWhereBroken(literal, isUsualMethod))));
      if (!isList) report({ messageId: 'syntax', at, data: { value }, fix: separate });
      else if (glued !== undefined) report({ messageId: 'glued', at, data: { written: glued.written, method: glued.method }, fix: separate });
      else if (lower !== undefined) report({ messageId: 'lowerCase', at, data: { written: lower, method: lower.toUpperCase() }, fix: repair(upperCaseMethods) });
    }
  },
});
