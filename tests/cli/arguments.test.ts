import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';

const optionsOf = (...argv: string[]) => {
  const request = parseArguments(argv);
  return request.kind === 'lint' ? request.options : request;
};

describe('parseArguments', () => {
  it('without arguments lints the working folder with the recommended rules, for people', () => {
    expect(optionsOf()).toEqual({ paths: ['.'], preset: 'recommended', format: 'pretty', output: null, maxWarnings: 0, settings: { heldHosts: [], versions: {}, modules: {} }, color: null });
  });

  it('takes options before, between and after paths', () => {
    expect(optionsOf('--preset', 'strict', 'a', '--format=sarif', 'b', '--max-warnings', '3', '--output', 'x/y.sarif')).toEqual({
      paths: ['a', 'b'],
      preset: 'strict',
      format: 'sarif',
      output: 'x/y.sarif',
      maxWarnings: 3,
      settings: { heldHosts: [], versions: {}, modules: {} },
      color: null,
    });
  });

  it('takes settings as lists, which may be given in parts', () => {
    expect(optionsOf('--held-hosts', 'shop.example, shop.vercel.app', '--versions=hono=4.12.0,@koa/cors=4', '--held-hosts=acme.dev', '--modules', '@acme/cors=cors,./http/cors.js=hono/cors')).toMatchObject({
      settings: { heldHosts: ['shop.example', 'shop.vercel.app', 'acme.dev'], versions: { hono: '4.12.0', '@koa/cors': '4' }, modules: { '@acme/cors': 'cors', './http/cors.js': 'hono/cors' } },
    });
  });

  it('takes what follows -- as paths', () => expect(optionsOf('--', '--help', '-x')).toMatchObject({ paths: ['--help', '-x'] }));

  it.each([
    [['--color'], true],
    [['--no-color'], false],
    [['--no-color', '--color'], true],
    [['--color', '--no-color'], false],
    [['--color', '--no-color', '--color'], true],
  ])('%j sets colours to %j', (argv, color) => expect(optionsOf(...argv)).toMatchObject({ color }));

  it.each(['--help', '-h'])('%s asks for help', (flag) => expect(parseArguments(['x', flag])).toEqual({ kind: 'help' }));
  it.each(['--version', '-v'])('%s asks for the version', (flag) => expect(parseArguments([flag])).toEqual({ kind: 'version' }));

  it.each([
    [['--formt', 'json'], 'unknown option --formt; did you mean --format?'],
    [['--max-warning=1'], 'unknown option --max-warning; did you mean --max-warnings?'],
    [['--no-colour'], 'unknown option --no-colour; did you mean --no-color?'],
    [['--quiet-please'], 'unknown option --quiet-please'],
    [['-z'], 'unknown option -z'],
    [['--preset', 'recomended'], '--preset is one of recommended, strict, all, not "recomended"; did you mean recommended?'],
    [['--format', 'xml'], '--format is one of pretty, json, sarif, github, not "xml"'],
    [['--format', 'SARIF'], '--format is one of pretty, json, sarif, github, not "SARIF"; did you mean sarif?'],
    [['--format'], '--format needs a value'],
    [['--output', '--color'], '--output needs a value'],
    [['--output='], '--output needs a value'],
    [['--color=always'], '--color takes no value'],
    [['--max-warnings', 'few'], '--max-warnings is a whole number of 0 or more, not "few"'],
    [['--max-warnings=-1'], '--max-warnings is a whole number of 0 or more, not "-1"'],
    [['--max-warnings=1.5'], '--max-warnings is a whole number of 0 or more, not "1.5"'],
    [['--constructor'], 'unknown option --constructor'],
    [['--held-hosts'], '--held-hosts needs a value'],
    [['--held-hosts', 'https://shop.example'], '--held-hosts is a list of hosts, such as shop.example,shop.vercel.app, not "https://shop.example"'],
    [['--held-hosts', 'shop.example,'], '--held-hosts is a list of hosts, such as shop.example,shop.vercel.app, not ""'],
    [['--held-host', 'shop.example'], 'unknown option --held-host; did you mean --held-hosts?'],
    [['--versions', 'hono'], '--versions is a list of packages with their versions, such as hono=4.12.0,@koa/cors=4.0.0, not "hono"'],
    [['--versions', 'hono=latest'], '--versions is a list of packages with their versions, such as hono=4.12.0,@koa/cors=4.0.0, not "hono=latest"'],
    [['--modules', '@acme/cors'], '--modules is a list of modules with the ones they behave like, such as @acme/cors=cors, not "@acme/cors"'],
  ])('%j is wrong: %s', (argv, message) => expect(parseArguments(argv)).toEqual({ kind: 'wrong', message }));
});
