import type { DetailedCase } from '../harness.ts';

/** Programs that get what a module is by default, in every way there is; `use` is told by what expression. */
export const byDefault = (module: string, use: (made: string) => string): string[] => [
  `import cors from '${module}'; ${use('cors')}`,
  `import crossOrigin from '${module}'; ${use('crossOrigin')}`,
  `import { default as shared } from '${module}'; ${use('shared')}`,
  `import * as library from '${module}'; ${use('library.default')}`,
  `const cors = require('${module}'); ${use('cors')}`,
  `const { default: made } = require('${module}'); ${use('made')}`,
  use(`require('${module}')`),
];

/** Programs that get what a module exports under a name, in every way there is. */
export const byName = (module: string, name: string, use: (made: string) => string): string[] => [
  `import { ${name} } from '${module}'; ${use(name)}`,
  `import { ${name} as renamed } from '${module}'; ${use('renamed')}`,
  `import * as library from '${module}'; ${use(`library.${name}`)}`,
  `const { ${name} } = require('${module}'); ${use(name)}`,
  `const { ${name}: renamed } = require('${module}'); ${use('renamed')}`,
  `const library = require('${module}'); ${use(`library.${name}`)}`,
  use(`(require('${module}').${name})`),
];

/** What fills the messages of most reports. */
export const data = { witness: 'https://evil.example', credentials: ' with credentials' };

const unmarked = (code: string): string => code.replace(/[«»]/g, '');

/** A case whose suggestion is to put something else in the place of what is marked. */
export const instead = (messageId: string, text: string) => (code: string): DetailedCase => ({ code, suggest: { [messageId]: code.replace(/«[^»]*»/, () => text) } });

/** A `true` that lets everybody in may be replaced by a list of nobody. */
export const nobody = instead('nobody', '[]');

/** Where `*` is blocked beside credentials, they may be dropped. */
export const dropped = (code: string): DetailedCase => ({ code, suggest: { dropCredentials: unmarked(code).replace('redentials: true', 'redentials: false') } });

const reach = ' It can then read this response as the user.';
const repair = '/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/';
const weak = { witness: 'https://evilacme.dev', reach };

/** A case that is marked where an unanchored pattern stands for the origins that it allows. */
export const patternCase = (code: string): DetailedCase => ({ code, data: { ...weak, check: '/acme\\.dev$/', repair, text: repair }, suggest: { repair: code.replace(/«[^»]*»/, () => repair) } });

/** A case that is marked where the end of an Origin is compared; `subject` is how the program names it. */
export const suffixCase = (code: string, subject = 'origin'): DetailedCase => ({ code, data: { ...weak, check: `${subject}.endsWith('acme.dev')`, text: `${repair}.test(${subject})` }, suggest: { repair: code.replace(/«[^»]*»/, () => `${repair}.test(${subject})`) } });

/** The same, where the program names the Origin by a call, and nothing is suggested. */
export const suffixOfCall = (code: string, subject: string): DetailedCase => ({ code, data: { ...weak, check: `${subject}.endsWith('acme.dev')` } });

/** A case that is marked where `null` stands in a list, from which it may be taken out. */
export const nullCase = (code: string): DetailedCase => ({ code, suggest: { remove: code.replace(/, «'null'»|«'null'», /, '') } });
