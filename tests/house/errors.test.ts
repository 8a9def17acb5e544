import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { announcedIn } from './announced.ts';
import { blocksOf, linksOf, type Block } from './markdown.ts';
import { exists, read, ruleNames } from './project.ts';

const page = read('docs/errors.md');
const blocks = blocksOf(page);

/** The errors of Chromium's developer tools, from the protocol: Network.CorsError. */
const corsErrors = [
  'DisallowedByMode', 'InvalidResponse', 'WildcardOriginNotAllowed', 'MissingAllowOriginHeader', 'MultipleAllowOriginValues', 'InvalidAllowOriginValue', 'AllowOriginMismatch', 'InvalidAllowCredentials', 'CorsDisabledScheme',
  'PreflightInvalidStatus', 'PreflightDisallowedRedirect', 'PreflightWildcardOriginNotAllowed', 'PreflightMissingAllowOriginHeader', 'PreflightMultipleAllowOriginValues', 'PreflightInvalidAllowOriginValue',
  'PreflightAllowOriginMismatch', 'PreflightInvalidAllowCredentials', 'PreflightMissingAllowExternal', 'PreflightInvalidAllowExternal', 'PreflightMissingAllowPrivateNetwork', 'PreflightInvalidAllowPrivateNetwork',
  'InvalidAllowMethodsPreflightResponse', 'InvalidAllowHeadersPreflightResponse', 'MethodDisallowedByPreflightResponse', 'HeaderDisallowedByPreflightResponse', 'RedirectContainsCredentials', 'InsecurePrivateNetwork',
  'InvalidPrivateNetworkAccess', 'UnexpectedPrivateNetworkAccess', 'NoCorsRedirectModeNotFollow', 'PreflightMissingPrivateNetworkAccessId', 'PreflightMissingPrivateNetworkAccessName',
  'PrivateNetworkAccessPermissionUnavailable', 'PrivateNetworkAccessPermissionDenied', 'LocalNetworkAccessPermissionDenied',
];

/** The pages of MDN on what Firefox prints behind "Reason:". */
const reasons = [
  'CORSDisabled', 'CORSDidNotSucceed', 'CORSOriginHeaderNotAdded', 'CORSExternalRedirectNotAllowed', 'CORSRequestNotHttp', 'CORSMissingAllowOrigin', 'CORSAllowOriginNotMatchingOrigin', 'CORSNotSupportingCredentials',
  'CORSMethodNotFound', 'CORSMIssingAllowCredentials', 'CORSPreflightDidNotSucceed', 'CORSInvalidAllowMethod', 'CORSInvalidAllowHeader', 'CORSMissingAllowHeaderFromPreflight', 'CORSMultipleAllowOriginNotAllowed',
];

/** What the recommended rules say about a block. */
const lint = ({ code }: Block): object[] => new Linter().verify(code, [plugin.configs.recommended, { files: ['**'] }], { filename: 'page.js' }).map(({ line, ruleId }) => ({ line, rule: ruleId }));

const titleOf = ({ under }: Block): string => under.slice(1).join(', ');
const isWrong = ({ under }: Block): boolean => under.includes('Wrong');
const sectionOf = ({ under: [, title = ''] }: Block): string => page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';

describe('the page of errors', () => {
  it('has every error of Chromium', () => expect(corsErrors.filter((name) => !page.includes(`\`${name}\``))).toEqual([]));

  it('has every reason of Firefox', () => expect(reasons.filter((name) => !page.includes(`[${name}](https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS/Errors/${name})`))).toEqual([]));

  it.each(blocks.filter(isWrong).map((block) => [titleOf(block), block] as const))('%s: what the comment says is reported, and nothing else', (_title, block) => {
    const [told, ...others] = announcedIn(block.code);
    expect([told === undefined, others]).toEqual([false, []]);
    expect(lint(block)).toEqual([told]);
    expect(sectionOf(block)).toContain(`(rules/${told?.rule.slice('cors/'.length)}.md)`);
  });

  it.each(blocks.filter((block) => !isWrong(block)).map((block) => [titleOf(block), block] as const))('%s: nothing is reported', (_title, block) => expect(lint(block)).toEqual([]));

  it('leads to rules that exist, and to nothing that is not there', () => {
    const linked = linksOf(page);
    expect(linked.filter((target) => !exists(`docs/${target}`))).toEqual([]);
    expect(linked.filter((target) => target.startsWith('rules/') && !ruleNames.includes(target.slice('rules/'.length, -'.md'.length)))).toEqual([]);
  });
});
