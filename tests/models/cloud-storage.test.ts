import nullOrigin from '../../rules/no-null-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import { testRule } from '../harness.ts';
import { nullCase } from './ways.ts';

const setup = "import { Storage } from '@google-cloud/storage'; const bucket = new Storage().bucket('files');\n";

testRule('a bucket in Cloud Storage', anywhere, { setup }, {
  'lets everybody in by a star': {
    wildcard: [
      "await bucket.setCorsConfiguration([{ origin: «['*']», method: ['GET'], responseHeader: ['Content-Type'], maxAgeSeconds: 3600 }]);",
      "const rules = [{ origin: ['https://app.acme.dev'], method: ['PUT'] }, { origin: «['*']», method: ['GET'] }]; bucket.setCorsConfiguration(rules).catch(console.error);",
      "async function allow() { await new Storage().bucket('files').setCorsConfiguration([{ maxAgeSeconds: 3600, method: ['GET'], origin: «['*']» }]); } allow();",
    ],
    valid: [
      "await bucket.setCorsConfiguration([{ origin: ['https://app.acme.dev'], method: ['GET'], responseHeader: ['Content-Type'] }]);",
      "await bucket.setCorsConfiguration([{ origin, method: ['GET'] }]);",
      "await bucket.setCorsConfiguration([]);",
      "await bucket.setLifecycle([{ origin: ['*'], method: ['GET'], cors: true }]);",
    ],
  },
});

testRule('credentials in Cloud Storage', wildcard, { setup }, {
  'are never sent': { valid: ["await bucket.setCorsConfiguration([{ origin: ['*'], method: ['GET'], credentials: true }]);"] },
});

testRule('a list of origins in Cloud Storage', nullOrigin, { setup }, {
  'can name the opaque origin': {
    null: [nullCase("await bucket.setCorsConfiguration([{ origin: ['https://app.acme.dev', «'null'»], method: ['GET'] }]);")],
    valid: ["await bucket.setCorsConfiguration([{ origin: ['https://app.acme.dev'], method: ['GET'] }]);"],
  },
});
