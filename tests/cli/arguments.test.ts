import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';

const optionsOf = (...argv: string[]) => {
  const request = parseArguments(argv);
  return request.kind === 'lint' ? request.options : request;
};

describe('parseArguments', () => {
  it('without arguments lints the working folder with the recommended rules, for people', () => {
    expect(optionsOf()).toEqual({ paths: ['.'], preset: 'recommended', format: 'pretty', output: null, maxWarnings: 0, color: null });
  });

  it('takes options before, between and after paths', () => {
    expect(optionsOf('--preset', 'strict', 'a', '--format=sarif', 'b', '--max-warnings', '3', '--output', 'x/y.sarif')).toEqual({
      paths: ['a', 'b'],
      preset: 'strict',
      format: 'sarif',
      output: 'x/y.sarif',
      maxWarnings: 3,
      color: null,
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
  ])('%j is wrong: %s', (argv, message) => expect(parseArguments(argv)).toEqual({ kind: 'wrong', message }));
});
