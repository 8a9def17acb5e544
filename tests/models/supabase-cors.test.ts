import reflected from '../../rules/no-reflected-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import preflight from '../../rules/require-preflight.ts';
import { testRule } from '../harness.ts';
import { noOkStatus } from '../rules/preflight-texts.ts';

const modules = ['@supabase/supabase-js/cors', 'npm:@supabase/supabase-js@2/cors', 'npm:@supabase/supabase-js/cors', 'jsr:@supabase/supabase-js@2.95.0/cors', 'https://esm.sh/@supabase/supabase-js@2/cors'];

/** A function that answers preflights, and other requests with headers. */
const answering = (headers: string, module = modules[0]): string => `import { corsHeaders } from '${module}';
Deno.serve((req) => {
  if (req.method === 'OPTIONS') return new Response('ok', { headers: corsHeaders });
  return ${headers.includes('«') ? headers.replace(/^«(.*)»$/, "«new Response('{}', { headers: $1 })»") : `new Response('{}', { headers: ${headers} })`};
});`;

const withCredentials = "{ ...corsHeaders, 'Access-Control-Allow-Credentials': 'true' }";

testRule('the headers of Supabase', wildcard, {}, {
  'have a star, which credentials do not go with': {
    blocked: [
      ...modules.map((module) => answering(`«${withCredentials}»`, module)),
      "import * as supabase from '@supabase/supabase-js/cors'; Deno.serve(() => { const response = «new Response('{}', { headers: supabase.corsHeaders })»; response.headers.set('Access-Control-Allow-Credentials', 'true'); return response; });",
      "const { corsHeaders } = require('@supabase/supabase-js/cors'); module.exports.handler = () => «new Response('{}', { headers: { ...corsHeaders, 'Access-Control-Allow-Credentials': 'true' } })»;",
    ],
    valid: [
      answering('{ ...corsHeaders }'),
      answering(`{ ...corsHeaders, 'Access-Control-Allow-Origin': 'https://app.acme.dev', 'Access-Control-Allow-Credentials': 'true' }`),
      // What another file exports under the name is not known.
      answering(withCredentials, '../_shared/cors.ts'),
      answering(withCredentials, '@supabase/supabase-js'),
      answering(withCredentials, '@acme/supabase-js/cors'),
    ],
  },
});

testRule('the headers of Supabase', anywhere, {}, {
  'let every website in': {
    wildcard: ["import { corsHeaders } from '@supabase/supabase-js/cors'; Deno.serve(() => «new Response('{}', { headers: { ...corsHeaders, 'Content-Type': 'application/json' } })»);", "const corsHeaders = { 'Access-Control-Allow-Origin': «'*'» }; Deno.serve(() => new Response('{}', { headers: corsHeaders }));"],
    valid: ["import { corsHeaders } from '../_shared/cors.ts'; Deno.serve(() => new Response('{}', { headers: corsHeaders }));", "import { corsHeaders } from '@supabase/supabase-js/cors'; Deno.serve(() => new Response('{}'));"],
  },
});

testRule('the headers of Supabase', reflected, { data: { witness: 'https://evil.example', becomesNull: '' } }, {
  'are replaced by what stands after them': {
    reflectedCredentials: [`import { corsHeaders } from '@supabase/supabase-js/cors'; Deno.serve((req) => new Response('{}', { headers: { ...corsHeaders, 'Access-Control-Allow-Origin': «req.headers.get('Origin') ?? '*'», 'Access-Control-Allow-Credentials': 'true' } }));`],
    valid: [`import { corsHeaders } from '@supabase/supabase-js/cors'; Deno.serve((req) => new Response('{}', { headers: { 'Access-Control-Allow-Origin': req.headers.get('Origin') ?? '*', ...corsHeaders } }));`],
  },
});

testRule('the headers of Supabase', preflight, { data: { why: 'POST with content-type', ...noOkStatus } }, {
  'answer a preflight where its status is right': {
    handler: ["import { corsHeaders } from '@supabase/supabase-js/cors'; Deno.serve(async (req) => { if (req.method === 'OPTIONS') return new Response('no', { status: 405, headers: corsHeaders }); return «new Response(JSON.stringify(await req.json()), { headers: corsHeaders })»; });"],
    valid: ["import { corsHeaders } from '@supabase/supabase-js/cors'; Deno.serve(async (req) => { if (req.method === 'OPTIONS') return new Response('ok', { headers: corsHeaders }); return new Response(JSON.stringify(await req.json()), { headers: corsHeaders }); });"],
  },
});
