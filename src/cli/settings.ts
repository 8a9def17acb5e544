/** What ESLint's settings say in `settings.cors`, as the command line takes it. */
export interface Settings {
  readonly heldHosts: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  readonly modules: Readonly<Record<string, string>>;
}

/** An option that is a list of things of one form. */
interface ListOption {
  /** Its form, and what the usage and complaints call it. */
  readonly form: RegExp;
  readonly what: string;
}

const host = /^[\w-]+(?:\.[\w-]+)+$/;
const moduleName = '(?:@[\\w.-]+/)?[\\w.-]+(?:/[\\w.-]+)*';
const pair = (value: string): RegExp => new RegExp(`^(${moduleName})=(${value})$`);

/** The options that are lists, by their names. They may be given more than once. */
export const listOptions = {
  'held-hosts': { form: host, what: 'a list of hosts, such as shop.example,shop.vercel.app' },
  versions: { form: pair('\\d+(?:\\.\\d+){0,2}(?:[-+][\\w.+-]+)?'), what: 'a list of packages with their versions, such as hono=4.12.0,@koa/cors=4.0.0' },
  modules: { form: pair(moduleName), what: 'a list of modules with the ones they behave like, such as @acme/cors=cors' },
} as const satisfies Readonly<Record<string, ListOption>>;

export type ListName = keyof typeof listOptions;

/** What lists on the command line say; the first entry that is none of its form is told about. */
export function settingsOf(given: (name: ListName) => string | undefined, complain: (message: string) => never): Settings {
  const entries = (option: ListName): readonly string[] => entriesOf(given(option), option, complain);
  const pairs = (option: ListName): Readonly<Record<string, string>> => Object.fromEntries(entries(option).map((entry) => entry.split('=')));
  return { heldHosts: entries('held-hosts'), versions: pairs('versions'), modules: pairs('modules') };
}

function entriesOf(text: string | undefined, option: ListName, complain: (message: string) => never): readonly string[] {
  const { form, what } = listOptions[option];
  const entries = text === undefined ? [] : text.split(',').map((entry) => entry.trim());
  const wrong = entries.find((entry) => !form.test(entry));
  return wrong === undefined ? entries : complain(`--${option} is ${what}, not ${JSON.stringify(wrong)}`);
}
