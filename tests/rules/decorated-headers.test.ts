import noReflectedOrigin from '../../rules/no-reflected-origin.ts';
import noWildcardCredentials from '../../rules/no-wildcard-credentials.ts';
import noWildcardOrigin from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';

/** NestJS sets what `@Header()` names before it calls the method (`router-execution-context.ts` of 10 and 11); routing-controllers does so when it has returned. */
const controller = (members: string, from = '@nestjs/common'): string => `import { Controller, Get, Header, Res, Req } from '${from}'; @Controller('prices') export class Prices { ${members} }`;

testRule('no-wildcard-origin', noWildcardOrigin, {}, {
  'a header that decorates a method': {
    wildcard: [
      controller("@Get() @Header('Access-Control-Allow-Origin', «'*'») list() { return []; }"),
      controller("@Header('access-control-allow-origin', «'*'») @Get() async list() { return this.prices.all(); }"),
      `const any = '*'; ${controller("@Get() @Header('Access-Control-Allow-Origin', «any») list() { return []; }")}`,
      controller("@Get() @Header('Access-Control-Allow-Origin', «'*'») list() { return []; }", 'routing-controllers'),
    ],
    valid: [
      controller("@Get() @Header('Access-Control-Allow-Origin', 'https://app.acme.dev') list() { return []; }"),
      controller("@Get() @Header('Timing-Allow-Origin', '*') list() { return []; } /* cors */"),
      // The method has the last word.
      controller("@Get() @Header('Access-Control-Allow-Origin', '*') list(@Res() res) { res.setHeader('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.json([]); }"),
      // Nothing is known of what another library calls so.
      controller("@Get() @Header('Access-Control-Allow-Origin', '*') list() { return []; }", './docs/decorators'),
      controller("@Get() list(@Headers('Access-Control-Allow-Origin') value = '*') { return []; }"),
    ],
  },
});

testRule('no-wildcard-credentials', noWildcardCredentials, {}, {
  'headers of one method are sent together, and those of two are not': {
    blocked: [controller("@Get() @Header('Access-Control-Allow-Origin', «'*'») @Header('Access-Control-Allow-Credentials', 'true') list() { return []; }")],
    valid: [controller("@Get('a') @Header('Access-Control-Allow-Origin', '*') list() { return []; } @Get('b') @Header('Access-Control-Allow-Credentials', 'true') other() { return []; }")],
  },
});

testRule('no-reflected-origin', noReflectedOrigin, { data: { witness: 'https://evil.example' } }, {
  'the method goes on with the response that its decorators began': {
    reflectedCredentials: [controller("@Get() @Header('Access-Control-Allow-Credentials', 'true') list(@Req() req, @Res() res) { res.setHeader('Access-Control-Allow-Origin', «req.headers.origin»); res.json([]); }")],
    valid: [controller("@Get() @UseGuards(OriginGuard) @Header('Access-Control-Allow-Credentials', 'true') list(@Req() req, @Res() res) { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.json([]); }")],
  },
});
