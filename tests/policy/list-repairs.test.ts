import { describe, expect, it } from 'vitest';
import { gluedMethods, isHeaderName, isUsualMethod, lowerCaseMethods, millisecondsMeant, repairList, repairWhereBroken, secondsMeant, upperCaseMethods } from '../../src/policy/list-repairs.ts';

describe('repairList', () => {
  it.each([
    ['GET; PUT', 'GET, PUT'], ['GET PUT', 'GET, PUT'], ['GET|PUT', 'GET, PUT'], ['GET/PUT', 'GET, PUT'], ['["GET","PUT"]', 'GET, PUT'], ["'GET', 'PUT'", 'GET, PUT'], ['GET,,PUT;', 'GET, PUT'],
  ])('the methods %j are %j', (text, repaired) => expect(repairList(text, isUsualMethod)).toBe(repaired));

  it.each(['GET; FOO', 'https://a.com', 'GET: PUT', '', ' ; '])('the methods %j are not plain', (text) => expect(repairList(text, isUsualMethod)).toBeNull());

  it.each([
    ['content-type; authorization', 'content-type, authorization'], ['Origin X-Requested-With Content-Type Accept', 'Origin, X-Requested-With, Content-Type, Accept'], ['"Content-Type"', 'Content-Type'],
  ])('the headers %j are %j', (text, repaired) => expect(repairList(text, isHeaderName)).toBe(repaired));

  it.each(['Content Type', 'Content-Type: application/json', 'https://a.com', 'X_Custom Y_Custom', 'Content-Type; *'])('the headers %j are not plain', (text) => expect(repairList(text, isHeaderName)).toBeNull());
});

describe('repairWhereBroken', () => {
  it('leaves a list as it is written', () => expect(repairWhereBroken('Content-Type,Accept', isHeaderName)).toBe('Content-Type,Accept'));

  it('repairs one that is none', () => expect(repairWhereBroken('Content-Type;Accept', isHeaderName)).toBe('Content-Type, Accept'));
});

describe('lowerCaseMethods', () => {
  it.each([['put', ['put']], ['GET, Put,delete , PATCH', ['Put', 'delete']], ['get, post, head, options', []], ['put, PUT', []], ['propfind', []], ['PUT', []], ['put; delete', []], ['*', []]])('of %j: %j', (value, found) => {
    expect(lowerCaseMethods(value)).toEqual(found);
  });

  it('upperCaseMethods writes what was meant', () => expect(upperCaseMethods('get, Put,propfind')).toBe('GET, PUT,propfind'));
});

describe('gluedMethods', () => {
  it.each([['GET|PUT', [{ written: 'GET|PUT', method: 'PUT' }]], ['GET, POST|delete', [{ written: 'POST|delete', method: 'DELETE' }]], ['GET|POST', []], ['GET|FOO', []], ['GET, PUT', []]])('of %j: %j', (value, found) => {
    expect(gluedMethods(value)).toEqual(found);
  });
});

describe('secondsMeant', () => {
  it.each([['10m', 600], ['1d', 86_400], ['600s', 600], ['2 hours', 7200], ['1 Week', 604_800], ['5min', 300], ['600000ms', 600], ['30 seconds', 30]])('%j are %d seconds', (text, seconds) => expect(secondsMeant(text)).toBe(seconds));

  it.each(['600', '600.5', '1500ms', 'm', '1y', '10 m s', '-10m', '', '10months', 'one day', '9999999999s'])('%j is not plain', (text) => expect(secondsMeant(text)).toBeNull());
});

describe('millisecondsMeant', () => {
  it.each([['3600000', 3600], ['600000', 600], ['86400000', 86_400], ['604800000', 604_800]])('%s is surely %d seconds', (value, seconds) => expect(millisecondsMeant(value)).toBe(seconds));

  // A day, 10, 20 and 30 days, a week, a year, ten years; what is no whole minute in milliseconds.
  it.each(['86400', '864000', '1728000', '2592000', '604800', '31536000', '315360000', '99999999', '100000', '600', '0', '-3600000', ''])('%j is not', (value) => expect(millisecondsMeant(value)).toBeNull());
});
