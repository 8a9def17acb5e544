import { describe, expect, it } from 'vitest';
import { addToList, changeLiterals } from '../../src/policy/literals.ts';

const upper = (text: string): string => text.toUpperCase();

describe('changeLiterals', () => {
  it.each([
    ["'put'", "'PUT'"], ['"put"', '"PUT"'], ['`put`', '`PUT`'], ["['get', \"put\"]", "['GET', \"PUT\"]"], ["[\n  'get',\n  'put',\n]", "[\n  'GET',\n  'PUT',\n]"], ["'a \"b\"'", "'A \"B\"'"],
  ])('%j becomes %j', (source, changed) => expect(changeLiterals(source, upper)).toBe(changed));

  it.each(['METHODS', "'a' + 'b'", '`${a}`', "'a\\'b'", "[METHODS, 'put']", "['put', ...more]", "['put'].join()", "f('put')", "cond ? 'put' : 'get'", "['put' /* why */]", '', '[]', "'PUT'"])('%j stays', (source) => {
    expect(changeLiterals(source, upper)).toBeNull();
  });

  it('stays where one of its texts cannot be changed', () => expect(changeLiterals("['a', 'b']", (text) => (text === 'a' ? 'c' : null))).toBeNull());

  it('stays where the change would end it', () => expect(changeLiterals("'a'", () => "it's")).toBeNull());
});

describe('addToList', () => {
  it.each([
    ["['GET']", "['GET', 'PUT']"], ['["GET", "POST"]', '["GET", "POST", "PUT"]'], ["[\n  'GET',\n]", "[\n  'GET', 'PUT'\n]"], ['[]', "['PUT']"], ["'GET,POST'", "'GET,POST,PUT'"], ["''", "'PUT'"],
  ])('%j becomes %j', (source, changed) => expect(addToList(source, 'PUT')).toBe(changed));

  it.each(['METHODS', '[...METHODS]', "['GET', METHODS]", "'GET' + more"])('%j stays', (source) => expect(addToList(source, 'PUT')).toBeNull());
});
